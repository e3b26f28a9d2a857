import { Interface, type LogDescription } from "ethers";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import { settlementAddress, settlementEvents } from "./scheme.ts";
import type { ChannelConfig, SchemeChannel } from "./scheme-table.ts";

const events = new Interface(settlementEvents);

/** Topics of the events to ask the chain for. */
export const schemeTopics: readonly string[] = events.fragments.map((event) => {
  return events.getEvent(event.format())?.topicHash as string;
});

/** Channel id of a log of the scheme's contract; `undefined` for any other. */
export function channelOfLog({ address, topics: [topic, id] }: ChainLog): string | undefined {
  return address === settlementAddress && topic && schemeTopics.includes(topic) ? id : undefined;
}

/** Channel after an event of its own, as the contract counts; `undefined` for one that was never created. */
export function nextChannel(before: SchemeChannel | undefined, log: ChainLog): SchemeChannel | undefined {
  const event = events.parseLog(log);
  if (!event) return before;
  if (event.name === "ChannelCreated") return before ?? createdChannel(event);
  return before && { ...before, ...changeOf(before, event) };
}

function createdChannel({ args }: LogDescription): SchemeChannel {
  const config = args.getValue("config").toObject() as Record<keyof ChannelConfig, string>;
  const lower = Object.fromEntries(Object.entries(config).map(([name, value]) => [name, `${value}`.toLowerCase()]));
  return {
    ...(lower as unknown as ChannelConfig),
    withdrawDelay: Number(config.withdrawDelay),
    id: args.getValue("channelId") as string,
    balance: 0n,
    claimed: 0n,
    withdrawing: 0n,
    withdrawReadyAt: 0,
    refunds: 0,
  };
}

function changeOf(channel: SchemeChannel, { name, args }: LogDescription): Partial<SchemeChannel> {
  const amount = (field: string) => args.getValue(field) as bigint;
  switch (name) {
    case "Deposited":
      return { balance: amount("newBalance") };
    case "Claimed":
      return { claimed: amount("newTotalClaimed") };
    case "Refunded":
      return refunded(channel, amount("amount"));
    case "WithdrawInitiated":
      return { withdrawing: amount("amount"), withdrawReadyAt: Number(amount("finalizeAfter")) };
    case "WithdrawFinalized":
      return { balance: channel.balance - amount("amount"), withdrawing: 0n, withdrawReadyAt: 0 };
    default:
      return {};
  }
}

/** Change by a refund, which counts towards a withdrawal under way. */
function refunded({ balance, withdrawing, withdrawReadyAt, refunds }: SchemeChannel, amount: bigint) {
  const isFulfilled = amount >= withdrawing;
  return {
    balance: balance - amount,
    refunds: refunds + 1,
    withdrawing: isFulfilled ? 0n : withdrawing - amount,
    withdrawReadyAt: isFulfilled ? 0 : withdrawReadyAt,
  };
}
