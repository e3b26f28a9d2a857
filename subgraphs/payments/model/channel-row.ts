import type { ChannelEvent, ChannelOpened, EventPlace } from "./channel-event.ts";

/** Where a channel is in its life. */
export const ChannelStatus = { OPEN: "OPEN", TERMINATING: "TERMINATING", TERMINATED: "TERMINATED" } as const;
export type ChannelStatus = keyof typeof ChannelStatus;

/** A channel as the chain has it, its lanes aside; amounts in the asset's smallest unit. Never changed, only replaced. */
export interface ChannelRow {
  readonly address: string;
  readonly consumer: string;
  readonly provider: string;
  /** A token's address; the zero address for ether. */
  readonly asset: string;
  /** Address of the key that signs new tokens. */
  readonly voucherKey: string;
  /** Seconds, like the next. */
  readonly tolerancePeriod: number;
  readonly terminationPeriod: number;
  readonly status: ChannelStatus;
  readonly deposited: bigint;
  /** Deposited and neither redeemed nor returned. */
  readonly held: bigint;
  readonly redeemed: bigint;
  readonly tokenId: bigint;
  /** When the token id in use became the one in use, in Unix seconds. */
  readonly tokenIdSince: number;
  /** The id being redeemed; counts only until `redemptionReadyAt`. */
  readonly expiringTokenId: bigint;
  /** Unix seconds; 0 when no redemption is running. */
  readonly redemptionReadyAt: number;
  /** Unix seconds; 0 unless terminating. */
  readonly terminationReadyAt: number;
  /** What each party can take out now. */
  readonly due: { readonly consumer: bigint; readonly provider: bigint };
  /** Sorts channels by when they were opened. */
  readonly ordinal: string;
  readonly openedAt: Date;
  /** Number of the block that changed it last. */
  readonly changedIn: bigint;
}

/** The channel right after it was opened. */
export function openedChannel({ channel, place, type: _, ...terms }: ChannelOpened): ChannelRow {
  return {
    ...terms,
    address: channel,
    status: "OPEN",
    held: 0n,
    deposited: 0n,
    redeemed: 0n,
    expiringTokenId: 0n,
    tokenIdSince: secondsOf(place.time),
    redemptionReadyAt: 0,
    terminationReadyAt: 0,
    due: { consumer: 0n, provider: 0n },
    ordinal: ordinalOf(place),
    openedAt: place.time,
    changedIn: BigInt(place.block),
  };
}

/** The channel after an event, as the contract itself counts. */
export function nextRow<R extends ChannelRow>(row: R, event: ChannelEvent): R {
  return { ...row, ...changeOf(row, event), changedIn: BigInt(event.place.block) };
}

function changeOf({ held, deposited, redeemed, due, provider }: ChannelRow, event: ChannelEvent): Partial<ChannelRow> {
  switch (event.type) {
    case "DEPOSITED":
      return { held: held + event.amount, deposited: deposited + event.amount };
    case "VOUCHER_KEY_ROTATED":
      return { voucherKey: event.voucherKey };
    case "REDEMPTION_STARTED":
      return {
        tokenId: event.tokenId,
        tokenIdSince: secondsOf(event.place.time),
        expiringTokenId: event.expiringTokenId,
        redemptionReadyAt: event.readyAt,
      };
    case "REDEEMED":
    case "SETTLED":
      return {
        held: held - event.amount,
        redeemed: redeemed + event.amount,
        due: { ...due, provider: due.provider + event.amount },
      };
    case "REDEMPTION_FINALIZED":
      return { redemptionReadyAt: 0 };
    case "TERMINATION_STARTED":
      return { status: "TERMINATING", terminationReadyAt: event.readyAt };
    case "TERMINATED":
      return {
        status: "TERMINATED",
        held: 0n,
        redemptionReadyAt: 0,
        terminationReadyAt: 0,
        due: { ...due, consumer: due.consumer + event.amount },
      };
    case "PAID_OUT": {
      const party = event.account === provider ? "provider" : "consumer";
      return { due: { ...due, [party]: due[party] - event.amount } };
    }
    case "OPENED":
    case "PRICE_CHANGED":
      return {};
  }
}

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);

/** Whether anything can happen to a channel any more. */
export function isLive({ status, due }: ChannelRow): boolean {
  return status !== "TERMINATED" || due.consumer > 0n || due.provider > 0n;
}

/** Sorts what happened on the chain, and stays the same for ever. */
export function ordinalOf({ block, event }: Pick<EventPlace, "block" | "event">): string {
  return `${String(block).padStart(12, "0")}.${String(event).padStart(6, "0")}`;
}
