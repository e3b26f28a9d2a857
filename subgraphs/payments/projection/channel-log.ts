import { Interface, type LogDescription } from "ethers";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import type { BlockHeader, ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import type { ChannelEvent, EventPlace } from "../model/channel-event.ts";

/** An event's arguments, by name. */
interface Arguments {
  readonly big: (name: string) => bigint;
  readonly number: (name: string) => number;
  readonly address: (name: string) => string;
  readonly text: (name: string) => string;
}

type Told<E> = E extends ChannelEvent ? Omit<E, "channel" | "place"> & { readonly channel?: string } : never;

/** How the contracts' events are told here. */
const readers: Readonly<Record<string, (given: Arguments) => Told<ChannelEvent>>> = {
  ChannelOpened: ({ address, big, number }) => ({
    type: "OPENED",
    channel: address("intermediary"),
    consumer: address("consumer"),
    provider: address("provider"),
    asset: address("asset"),
    tolerancePeriod: number("tolerancePeriod"),
    terminationPeriod: number("terminationPeriod"),
    voucherKey: address("voucherKey"),
    tokenId: big("tokenId"),
  }),
  Deposited: ({ address, big }) => ({ type: "DEPOSITED", account: address("from"), amount: big("amount") }),
  PriceChanged: ({ big, number, text }) => ({
    type: "PRICE_CHANGED",
    tokenId: big("tokenId"),
    lane: number("lane"),
    pricePerRequest: big("pricePerRequest"),
    label: text("label"),
  }),
  VoucherKeyRotated: ({ address, big }) => ({
    type: "VOUCHER_KEY_ROTATED",
    voucherKey: address("voucherKey"),
    tokenId: big("tokenId"),
  }),
  RedemptionStarted: ({ big, number }) => ({
    type: "REDEMPTION_STARTED",
    expiringTokenId: big("expiringTokenId"),
    tokenId: big("tokenId"),
    readyAt: number("readyAt"),
  }),
  Redeemed: ({ big, number }) => ({
    type: "REDEEMED",
    tokenId: big("tokenId"),
    lane: number("lane"),
    requests: big("requests"),
    amount: big("amount"),
  }),
  RedemptionFinalized: ({ big }) => ({
    type: "REDEMPTION_FINALIZED",
    tokenId: big("tokenId"),
    amount: big("amount"),
  }),
  Settled: ({ big }) => ({ type: "SETTLED", amount: big("amount") }),
  TerminationStarted: ({ number }) => ({ type: "TERMINATION_STARTED", readyAt: number("readyAt") }),
  Terminated: ({ address, big }) => ({ type: "TERMINATED", account: address("by"), amount: big("returned") }),
  PaidOut: ({ address, big }) => ({ type: "PAID_OUT", account: address("account"), amount: big("amount") }),
};

const contracts = new Interface([...intermediaryAbi, ...intermediaryFactoryAbi.filter(({ type }) => type === "event")]);

/** The signatures to ask the chain for. */
export const channelEventTopics: readonly string[] = Object.keys(readers).map(
  (name) => contracts.getEvent(name)?.topicHash as string,
);

/** Reads an event; `undefined` when another contract uses the same signature for something else. */
export function readChannelEvent(log: ChainLog, block: Pick<BlockHeader, "timestamp">): ChannelEvent | undefined {
  const parsed = parse(log);
  const told = parsed && readers[parsed.name]?.(argumentsOf(parsed));
  if (!told) return undefined;
  const place: EventPlace = {
    block: log.blockNumber,
    transaction: log.transactionIndex,
    event: log.logIndex,
    transactionHash: log.transactionHash,
    time: new Date(block.timestamp * 1000),
  };
  return { channel: log.address, ...told, place };
}

function parse(log: ChainLog): LogDescription | null {
  try {
    return contracts.parseLog(log);
  } catch {
    return null;
  }
}

function argumentsOf({ args }: LogDescription): Arguments {
  const text = (name: string) => args.getValue(name) as string;
  const big = (name: string) => args.getValue(name) as bigint;
  return { big, number: (name) => Number(big(name)), address: (name) => text(name).toLowerCase(), text };
}
