import type { ValidatedChannel } from "../tokens/token-validator.ts";
import type { ChannelEvent, ChannelOpened, EventPlace, Redeemed } from "./channel-event.ts";

/** A channel as the chain has it. Never changed, only replaced. */
export interface ChannelRow extends ValidatedChannel {
  readonly asset: string;
  /** Seconds, like the next. */
  readonly tolerancePeriod: number;
  readonly terminationPeriod: number;
  readonly deposited: bigint;
  readonly redeemed: bigint;
  /** Unix seconds; 0 unless terminating. */
  readonly terminationReadyAt: number;
  /** What each party can take out now. */
  readonly due: { readonly consumer: bigint; readonly provider: bigint };
  readonly openedAt: EventPlace;
  /** Oldest first. */
  readonly redemptions: readonly Redeemed[];
}

/** The channel right after it was opened. */
export function openedChannel(event: ChannelOpened): ChannelRow {
  const { channel, place, type: _, ...terms } = event;
  return {
    ...terms,
    address: channel,
    status: "OPEN",
    held: 0n,
    deposited: 0n,
    redeemed: 0n,
    expiringTokenId: 0n,
    redemptionReadyAt: 0,
    terminationReadyAt: 0,
    due: { consumer: 0n, provider: 0n },
    openedAt: place,
    redemptions: [],
  };
}

/** The channel after an event, as the contract itself counts. */
export function nextRow(row: ChannelRow, event: ChannelEvent): ChannelRow {
  const { due } = row;
  switch (event.type) {
    case "OPENED":
      return row;
    case "DEPOSITED":
      return { ...row, held: row.held + event.amount, deposited: row.deposited + event.amount };
    case "REDEMPTION_STARTED":
      return {
        ...row,
        tokenId: event.tokenId,
        expiringTokenId: event.expiringTokenId,
        redemptionReadyAt: event.readyAt,
      };
    case "REDEEMED":
      return {
        ...row,
        held: row.held - event.amount,
        redeemed: row.redeemed + event.amount,
        redemptionReadyAt: 0,
        due: { ...due, provider: due.provider + event.amount },
        redemptions: [...row.redemptions, event],
      };
    case "TERMINATION_STARTED":
      return { ...row, status: "TERMINATING", terminationReadyAt: event.readyAt };
    case "TERMINATED":
      return {
        ...row,
        status: "TERMINATED",
        held: 0n,
        redemptionReadyAt: 0,
        terminationReadyAt: 0,
        due: { ...due, consumer: due.consumer + event.amount },
      };
    case "PAID_OUT": {
      const party = event.account === row.provider ? "provider" : "consumer";
      return { ...row, due: { ...due, [party]: due[party] - event.amount } };
    }
  }
}

/** Sorts channels by when they were opened, and stays the same for ever. */
export function placeKey({ block, event }: EventPlace): string {
  return `${String(block).padStart(12, "0")}.${String(event).padStart(6, "0")}`;
}
