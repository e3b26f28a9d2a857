import { bigint, boolean, nullable, numeric, safeInteger, text, timestamp } from "../../../store/tables/columns.ts";
import { defineTable, type RowOf } from "../../../store/tables/table.ts";
import type { ChannelEvent, EventPlace } from "../model/channel-event.ts";
import { type ChannelRow, ordinalOf } from "../model/channel-row.ts";

/** Type of a movement of an account's money. */
export type EntryType = "DEPOSIT" | "REDEMPTION" | "SETTLEMENT" | "RETURN" | "PAYOUT";

/** Statement entries: one row for each account whose money an event moves, which is the money in its channels. */
export const entriesTable = defineTable({
  name: "entries",
  columns: {
    account: text(),
    ordinal: text(),
    type: text<EntryType>(),
    isConsumer: boolean(),
    /** Null for a payout from many channels at once. */
    counterparty: nullable(text()),
    /** Address of the channel's contract, or the channel's id where many are in one. */
    channel: text(),
    asset: text(),
    change: numeric(),
    /** The account's money of the asset right after it. */
    balance: numeric(),
    amount: numeric(),
    tokenId: nullable(numeric()),
    lane: nullable(safeInteger("bigint")),
    requests: nullable(numeric()),
    block: bigint(),
    transactionHash: text("transaction"),
    happenedAt: timestamp(),
  },
  key: ["account", "ordinal"],
  indexes: [
    "(channel, ordinal)",
    "(account, happened_at) INCLUDE (asset, type, is_consumer, change, amount)",
    "(is_consumer, happened_at) INCLUDE (account, counterparty, asset, channel, type, amount, requests)",
  ],
});

/** Statement entry: a movement of an account's money; amounts in the asset's smallest unit. */
export type EntryRow = RowOf<typeof entriesTable>;

/** Entry as its event tells it: how much money there is after it depends on those before. */
export type Entry = Omit<EntryRow, "balance">;

const entryTypes: Partial<Readonly<Record<ChannelEvent["type"], EntryType>>> = {
  DEPOSITED: "DEPOSIT",
  REDEEMED: "REDEMPTION",
  SETTLED: "SETTLEMENT",
  TERMINATED: "RETURN",
  PAID_OUT: "PAYOUT",
};

/** Type of an event's entries; none for events that move no money, as a channel's end with nothing left. */
export function entryTypeOf(event: ChannelEvent): EntryType | undefined {
  const isEnd = event.type === "SETTLED" || event.type === "TERMINATED";
  return isEnd && event.amount === 0n ? undefined : entryTypes[event.type];
}

interface Change {
  /** Change of the consumer's money, and of the provider's; none when an event does not concern them. */
  readonly consumer?: bigint;
  readonly provider?: bigint;
}

/** Money that moved between the parties of a channel, or to one of them. */
export interface Movement {
  readonly type: EntryType;
  /** Address of the channel's contract, or the channel's id where many are in one. */
  readonly channel: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly change: Change;
  readonly consumer?: string;
  readonly provider?: string;
}

/** Entries of an event in the books of a channel's parties. */
export function entryRows(event: ChannelEvent, { address: channel, consumer, provider, asset }: ChannelRow): Entry[] {
  const type = entryTypeOf(event);
  if (!type || !("amount" in event)) return [];
  const { amount } = event;
  const change = changeOf(type, amount, "account" in event && event.account === provider);
  const rows = movementRows({ type, amount, change, channel, asset, consumer, provider }, event.place);
  if (event.type !== "REDEEMED") return rows;
  const { tokenId, lane, requests } = event;
  return rows.map((row) => ({ ...row, tokenId, lane, requests }));
}

/** Entries of a movement. An account that pays itself has one, in which nothing changes. */
export function movementRows({ change, consumer, provider, ...moved }: Movement, place: EventPlace): Entry[] {
  const { block, transactionHash, time: happenedAt } = place;
  const none = { tokenId: null, lane: null, requests: null };
  const shared = { ...moved, ...none, ordinal: ordinalOf(place), block: BigInt(block), transactionHash, happenedAt };
  const isOne = consumer === provider;
  const given = isOne ? (change.consumer ?? 0n) + (change.provider ?? 0n) : change.consumer;
  const entry = (isConsumer: boolean, account?: string, counterparty: string | null = null, moves?: bigint) =>
    account === undefined || moves === undefined
      ? []
      : [{ ...shared, account, isConsumer, counterparty, change: moves }];
  return [
    ...entry(true, consumer, provider, given),
    ...entry(false, provider, consumer, isOne ? undefined : change.provider),
  ];
}

function changeOf(type: EntryType, amount: bigint, isByProvider: boolean): Change {
  switch (type) {
    case "DEPOSIT":
      return { consumer: amount };
    case "REDEMPTION":
    case "SETTLEMENT":
      return { consumer: -amount, provider: amount };
    case "RETURN":
      // The consumer's before, and now due to it.
      return { consumer: 0n };
    case "PAYOUT":
      return isByProvider ? { provider: -amount } : { consumer: -amount };
  }
}
