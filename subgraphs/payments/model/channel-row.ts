import { numeric, safeInteger, text, timestamp, writtenIn } from "../../../store/tables/columns.ts";
import { defineTable, type RowOf } from "../../../store/tables/table.ts";
import type { ChannelEvent, ChannelEventOf, EventPlace } from "./channel-event.ts";

export type ChannelStatus = "OPEN" | "TERMINATING" | "TERMINATED";

/** Channels as the chain has them, their lanes aside; amounts in the asset's smallest unit. */
export const channelsTable = defineTable({
  name: "channels",
  columns: {
    address: text(),
    consumer: text(),
    provider: text(),
    /** Address of the key that signs new tokens. */
    voucherKey: text(),
    /** A token's address; the zero address for ether. */
    asset: text(),
    status: text<ChannelStatus>(),
    deposited: numeric(),
    /** Deposited and neither redeemed nor returned. */
    held: numeric(),
    redeemed: numeric(),
    tokenId: numeric(),
    /** Time since which the token id is in use, in Unix seconds. */
    tokenIdSince: safeInteger("bigint"),
    /** Token id being redeemed, whose tokens count until `redemptionReadyAt`. */
    expiringTokenId: numeric(),
    /** Seconds, like the next. */
    tolerancePeriod: safeInteger("bigint"),
    terminationPeriod: safeInteger("bigint"),
    /** End of the tolerance period, in Unix seconds; 0 when no redemption is running. */
    redemptionReadyAt: safeInteger("bigint"),
    /** End of the termination period, in Unix seconds; 0 unless terminating. */
    terminationReadyAt: safeInteger("bigint"),
    /** Amount that the consumer can withdraw now; the next is the provider's. */
    dueToConsumer: numeric(),
    dueToProvider: numeric(),
    /** Sorts channels by when they were opened. */
    ordinal: text(),
    openedAt: timestamp(),
    /** Hash of the transaction that opened it. */
    openedIn: text(),
    /** Time of the block that changed it last. */
    lastActivityAt: timestamp(),
    /** Number of the block that changed it last. */
    changedIn: writtenIn(),
  },
  key: ["address"],
  indexes: ["(ordinal)", "(consumer, ordinal)", "(provider, ordinal)", "(status, ordinal)", "(valid_from)"],
});

/** Channel as the chain has it. Never changed, only replaced. */
export type ChannelRow = RowOf<typeof channelsTable>;

/** Channel right after it was opened. */
export function openedChannel({ channel, place, type: _, ...terms }: ChannelEventOf<"OPENED">): ChannelRow {
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
    dueToConsumer: 0n,
    dueToProvider: 0n,
    ordinal: ordinalOf(place),
    openedAt: place.time,
    openedIn: place.transactionHash,
    lastActivityAt: place.time,
    changedIn: BigInt(place.block),
  };
}

/** Channel after an event, as the contract itself counts. */
export function nextRow<R extends ChannelRow>(row: R, event: ChannelEvent): R {
  return { ...row, ...changeOf(row, event), lastActivityAt: event.place.time, changedIn: BigInt(event.place.block) };
}

function changeOf(row: ChannelRow, event: ChannelEvent): Partial<ChannelRow> {
  const { held, deposited, redeemed, dueToConsumer, dueToProvider } = row;
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
        dueToProvider: dueToProvider + event.amount,
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
        dueToConsumer: dueToConsumer + event.amount,
      };
    case "PAID_OUT":
      return event.account === row.provider
        ? { dueToProvider: dueToProvider - event.amount }
        : { dueToConsumer: dueToConsumer - event.amount };
    case "OPENED":
    case "PRICE_CHANGED":
      return {};
  }
}

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);

/** Whether a channel is open or has an amount due. */
export function isLive({ status, dueToConsumer, dueToProvider }: ChannelRow): boolean {
  return status !== "TERMINATED" || dueToConsumer > 0n || dueToProvider > 0n;
}

/** Ordinal of an event on the chain, which sorts by block and index, and never changes. */
export function ordinalOf({ block, event }: Pick<EventPlace, "block" | "event">): string {
  return `${String(block).padStart(12, "0")}.${String(event).padStart(6, "0")}`;
}

/** Block of an {@link ordinalOf}. */
export const blockOf = (ordinal: string): number => Number(ordinal.slice(0, 12));
