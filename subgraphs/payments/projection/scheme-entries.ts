import { Interface } from "ethers";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import type { EventPlace } from "../model/channel-event.ts";
import { settlementAddress } from "./scheme.ts";
import type { SchemeChannel } from "./scheme-table.ts";
import { type Entry, type Movement, movementRows } from "./statement-entry.ts";

/** Event of a receiver's payout. */
export const settledEvent =
  "event Settled(address indexed receiver, address indexed token, address indexed sender, uint128 amount)";

const events = new Interface([settledEvent]);

/** Topic of payouts, which are of no channel; to ask the chain for. */
export const settledTopic = events.getEvent("Settled")?.topicHash ?? "";

/** Entries of an event in the books of a scheme channel's parties. */
export function schemeEntries(before: SchemeChannel, after: SchemeChannel, place: EventPlace): Entry[] {
  const movement = movementOf(after.balance - before.balance, after.claimed - before.claimed);
  if (!movement) return [];
  const { id: channel, token: asset, payer: consumer, receiver: provider } = after;
  return movementRows({ ...movement, channel, asset, consumer, provider }, place);
}

function movementOf(paidIn: bigint, claimed: bigint): Pick<Movement, "type" | "amount" | "change"> | undefined {
  if (claimed > 0n) return { type: "REDEMPTION", amount: claimed, change: { consumer: -claimed, provider: claimed } };
  if (paidIn > 0n) return { type: "DEPOSIT", amount: paidIn, change: { consumer: paidIn } };
  // A refund is paid out at once.
  return paidIn < 0n ? { type: "PAYOUT", amount: -paidIn, change: { consumer: paidIn } } : undefined;
}

/** Entry of a receiver's payout from all its channels of a token. */
export function settledEntries(log: ChainLog, place: EventPlace): Entry[] {
  if (log.address !== settlementAddress || log.topics[0] !== settledTopic) return [];
  const args = events.parseLog(log)?.args;
  const [receiver, asset] = ["receiver", "token"].map((name) => String(args?.getValue(name)).toLowerCase());
  const amount = args?.getValue("amount") as bigint;
  if (!receiver || !asset || amount === 0n) return [];
  const change = { provider: -amount };
  return movementRows({ type: "PAYOUT", amount, change, channel: log.address, asset, provider: receiver }, place);
}
