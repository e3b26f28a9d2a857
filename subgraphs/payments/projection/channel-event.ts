import { Interface, id, type LogDescription } from "ethers";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import type { BlockHeader, ChainLog } from "../../../ledgers/evm/rpc-types.ts";

/** Where on the chain something happened. */
export interface EventPlace {
  readonly block: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
  /** Index of the event in its block. */
  readonly event: number;
  readonly transactionHash: string;
  /** The block's time. */
  readonly time: Date;
}

interface Happened {
  /** The channel's contract, lower case as every address here. */
  readonly channel: string;
  readonly place: EventPlace;
}

export interface ChannelOpened extends Happened {
  readonly type: "OPENED";
  readonly consumer: string;
  readonly provider: string;
  readonly asset: string;
  readonly pricePerRequest: bigint;
  /** Seconds, like the next. */
  readonly tolerancePeriod: number;
  readonly terminationPeriod: number;
  readonly voucherKey: string;
  readonly tokenId: bigint;
}

export interface Deposited extends Happened {
  readonly type: "DEPOSITED";
  readonly account: string;
  readonly amount: bigint;
}

export interface RedemptionStarted extends Happened {
  readonly type: "REDEMPTION_STARTED";
  readonly expiringTokenId: bigint;
  readonly tokenId: bigint;
  /** Unix seconds. */
  readonly readyAt: number;
}

export interface Redeemed extends Happened {
  readonly type: "REDEEMED";
  readonly tokenId: bigint;
  readonly lane: number;
  readonly requests: bigint;
  readonly amount: bigint;
}

export interface TerminationStarted extends Happened {
  readonly type: "TERMINATION_STARTED";
  /** Unix seconds. */
  readonly readyAt: number;
}

export interface Terminated extends Happened {
  readonly type: "TERMINATED";
  readonly account: string;
  /** What became due to the consumer. */
  readonly amount: bigint;
}

export interface PaidOut extends Happened {
  readonly type: "PAID_OUT";
  readonly account: string;
  readonly amount: bigint;
}

/** Everything that happens to channels on the chain. */
export type ChannelEvent =
  | ChannelOpened
  | Deposited
  | RedemptionStarted
  | Redeemed
  | TerminationStarted
  | Terminated
  | PaidOut;

const contracts = new Interface([...intermediaryAbi, ...intermediaryFactoryAbi.filter(({ type }) => type === "event")]);

/** The signatures to ask the chain for. */
export const channelEventTopics: readonly string[] = [
  "ChannelOpened(address,address,address,address,uint128,uint32,uint32,address,uint64,bytes32)",
  "Deposited(address,uint256)",
  "RedemptionStarted(uint64,uint64,uint64)",
  "Redeemed(uint64,uint32,uint64,uint256)",
  "TerminationStarted(uint64)",
  "Terminated(address,uint256)",
  "PaidOut(address,uint256)",
].map(id);

/** Reads an event; `undefined` when another contract uses the same signature for something else. */
export function readChannelEvent(log: ChainLog, block: Pick<BlockHeader, "timestamp">): ChannelEvent | undefined {
  const parsed = parse(log);
  if (!parsed) return undefined;
  const place: EventPlace = {
    block: log.blockNumber,
    transaction: log.transactionIndex,
    event: log.logIndex,
    transactionHash: log.transactionHash,
    time: new Date(block.timestamp * 1000),
  };
  return eventOf(parsed, log.address, place);
}

function parse(log: ChainLog): LogDescription | null {
  try {
    return contracts.parseLog(log);
  } catch {
    return null;
  }
}

function eventOf({ name, args }: LogDescription, channel: string, place: EventPlace): ChannelEvent | undefined {
  const amount = (field: string) => args.getValue(field) as bigint;
  const address = (field: string) => (args.getValue(field) as string).toLowerCase();
  const happened = { channel, place };
  switch (name) {
    case "ChannelOpened":
      return {
        type: "OPENED",
        channel: address("intermediary"),
        place,
        consumer: address("consumer"),
        provider: address("provider"),
        asset: address("asset"),
        pricePerRequest: amount("pricePerRequest"),
        tolerancePeriod: Number(amount("tolerancePeriod")),
        terminationPeriod: Number(amount("terminationPeriod")),
        voucherKey: address("voucherKey"),
        tokenId: amount("tokenId"),
      };
    case "Deposited":
      return { type: "DEPOSITED", ...happened, account: address("from"), amount: amount("amount") };
    case "RedemptionStarted":
      return {
        type: "REDEMPTION_STARTED",
        ...happened,
        expiringTokenId: amount("expiringTokenId"),
        tokenId: amount("tokenId"),
        readyAt: Number(amount("readyAt")),
      };
    case "Redeemed":
      return {
        type: "REDEEMED",
        ...happened,
        tokenId: amount("tokenId"),
        lane: Number(amount("lane")),
        requests: amount("requests"),
        amount: amount("amount"),
      };
    case "TerminationStarted":
      return { type: "TERMINATION_STARTED", ...happened, readyAt: Number(amount("readyAt")) };
    case "Terminated":
      return { type: "TERMINATED", ...happened, account: address("by"), amount: amount("returned") };
    case "PaidOut":
      return { type: "PAID_OUT", ...happened, account: address("account"), amount: amount("amount") };
    default:
      return undefined;
  }
}
