import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import {
  type Condition,
  conditionWith,
  equals,
  equalsEach,
  type GivenValues,
  type ListQuery,
  listedBy,
  type OrderColumn,
  type Ordering,
  orderOf,
} from "../../../store/tables/list-query.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { type ChannelRow, channelsTable } from "../model/channel-row.ts";
import { type LaneRow, lanesTable } from "../model/lane-row.ts";
import { type EntryRow, entriesTable } from "./statement-entry.ts";
import { retiredKeysTable } from "./tables.ts";

/** Conditions on channels to list; every one that is given must hold. */
export interface ChannelConditions extends GivenValues<"consumer" | "provider" | "account" | "asset" | "status"> {
  /** Accounts, at least one of which pays or is paid. */
  readonly accounts?: readonly string[] | null | undefined;
  readonly isRedeeming?: boolean | null | undefined;
  readonly heldBelow?: bigint | null | undefined;
  readonly openedFrom?: Date | null | undefined;
  readonly openedTo?: Date | null | undefined;
}

export type ChannelOrder = "OPENED_AT" | "HELD" | "DEPOSITED" | "REDEEMED" | "LAST_ACTIVITY";

const schema = "payments";
const channels = { schema, table: channelsTable };
const orders: Readonly<Record<ChannelOrder, readonly OrderColumn[]>> = {
  OPENED_AT: orderOf(channelsTable, "ordinal"),
  HELD: orderOf(channelsTable, "held", "ordinal"),
  DEPOSITED: orderOf(channelsTable, "deposited", "ordinal"),
  REDEEMED: orderOf(channelsTable, "redeemed", "ordinal"),
  LAST_ACTIVITY: orderOf(channelsTable, "lastActivityAt", "ordinal"),
};
const byAge: Ordering<ChannelOrder> = { field: "OPENED_AT", isDescending: false };

const lanesOfChannel = { schema, ...listedBy(lanesTable, "channel", "lane") };
const retiredKeysOfChannel = { schema, ...listedBy(retiredKeysTable, "channel", "countsUpTo", "voucherKey") };
const redemptionsOfChannel: ListQuery<EntryRow> = {
  schema,
  ...listedBy(entriesTable, "channel", "ordinal"),
  conditions: [...equals("type", "REDEMPTION"), { sql: (bound) => `is_consumer = ${bound}`, value: true }],
};

/** Reads of channels for one request: pages of many channels at once, and nothing twice. */
export class ChannelReads {
  readonly #channels: DataLoader<string, ChannelRow | undefined>;
  readonly #pages: PageLoader;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#channels = new DataLoader((addresses) => findChannels(sql, addresses, asOf));
    this.#pages = new PageLoader(sql, asOf);
  }

  /** @param address in any case */
  channel(address: string): Promise<ChannelRow | undefined> {
    return this.#channels.load(address.toLowerCase());
  }

  /** Channels, oldest first unless ordered otherwise. @throws BAD_INPUT */
  channels(wanted: ChannelConditions, args: PageRequest, ordering = byAge): Promise<Connection<ChannelRow>> {
    return this.#pages.page(queryOf(wanted, ordering), args);
  }

  /** Channels in which an account pays or is paid, oldest first unless ordered otherwise. @throws BAD_INPUT */
  channelsOf(
    account: string,
    wanted: ChannelConditions,
    args: PageRequest,
    ordering = byAge,
  ): Promise<Connection<ChannelRow>> {
    const belongs = "list.key IN (consumer, provider)";
    const query: ListQuery<ChannelRow> = { ...queryOf(wanted, ordering), belongs, sortsFound: true };
    return this.#pages.page(query, args, account.toLowerCase());
  }

  /** Lanes of a channel, by their numbers. @throws BAD_INPUT */
  lanesOf(channel: string, args: PageRequest): Promise<Connection<LaneRow>> {
    return this.#pages.page(lanesOfChannel, args, channel);
  }

  /** Retired voucher keys of a channel, by the token ids up to which they count. @throws BAD_INPUT */
  retiredKeysOf(channel: string, args: PageRequest): Promise<Connection<RowOf<typeof retiredKeysTable>>> {
    return this.#pages.page(retiredKeysOfChannel, args, channel);
  }

  /** Finished redemptions of a channel by their entries in the consumer's books, oldest first. @throws BAD_INPUT */
  redemptionsOf(channel: string, args: PageRequest): Promise<Connection<EntryRow>> {
    return this.#pages.page(redemptionsOfChannel, args, channel);
  }
}

/** Channel as it is now. @param address in any case */
export async function findChannel(sql: Sql, address: string): Promise<ChannelRow | undefined> {
  return (await findChannels(sql, [address.toLowerCase()], undefined))[0];
}

/** All lanes of a channel as they are now, by their numbers. @param channel lower case */
export async function findLanes(sql: Sql, channel: string): Promise<LaneRow[]> {
  const lanes = { schema, table: lanesTable, key: "channel", order: ["lane"] } as const;
  return [...((await lookUp(sql, lanes, [channel])).get(channel) ?? [])];
}

async function findChannels(
  sql: Sql,
  addresses: readonly string[],
  block: bigint | undefined,
): Promise<(ChannelRow | undefined)[]> {
  const found = await lookUp(sql, { ...channels, key: "address", block }, addresses);
  return addresses.map((address) => found.get(address)?.[0]);
}

function queryOf(wanted: ChannelConditions, { field, isDescending }: Ordering<ChannelOrder>): ListQuery<ChannelRow> {
  return { ...channels, order: orders[field], isDescending, conditions: conditionsOf(wanted) };
}

function conditionsOf({ consumer, provider, account, accounts, asset, ...wanted }: ChannelConditions): Condition[] {
  const { status, isRedeeming, heldBelow, openedFrom, openedTo } = wanted;
  const isOfAny = (bound: string) => `(consumer = ANY(${bound}::text[]) OR provider = ANY(${bound}::text[]))`;
  const isRunning = (bound: string) => `(redemption_ready_at > 0) = ${bound}::boolean`;
  return [
    ...equalsEach({ consumer, provider, asset }),
    ...equals("status", status),
    ...conditionWith(account?.toLowerCase(), (bound) => `${bound} IN (consumer, provider)`),
    ...(accounts ? [{ sql: isOfAny, value: accounts.map((address) => address.toLowerCase()) }] : []),
    ...conditionWith(isRedeeming?.toString(), isRunning),
    ...conditionWith(heldBelow?.toString(), (bound) => `held < ${bound}::numeric`),
    ...conditionWith(openedFrom?.toISOString(), (bound) => `opened_at >= ${bound}::timestamptz`),
    ...conditionWith(openedTo?.toISOString(), (bound) => `opened_at < ${bound}::timestamptz`),
  ];
}
