import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import {
  type Condition,
  equals,
  type ListQuery,
  listedBy,
  type OrderColumn,
} from "../../../store/tables/list-query.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { mapNodes } from "../../kit/paging.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { LaneRow } from "../model/lane-row.ts";
import type { StoredEntry } from "./statement-entry.ts";
import {
  channelRow,
  laneRow,
  type RedemptionRow,
  redemptionRow,
  type StoredChannel,
  type StoredLane,
} from "./stored-rows.ts";

/** What channels to list; every condition given must hold. */
export interface ChannelConditions {
  readonly consumer?: string | null | undefined;
  readonly provider?: string | null | undefined;
  readonly status?: string | null | undefined;
}

/** What channels can be ordered by. */
export type ChannelOrder = "OPENED_AT" | "HELD";

/** An order and which way it runs. */
export interface ChannelOrdering {
  readonly field: ChannelOrder;
  readonly isDescending: boolean;
}

const channels = "payments.channels";
const oldestFirst = [{ column: "ordinal", type: "text" }] as const;
const orders: Readonly<Record<ChannelOrder, readonly OrderColumn[]>> = {
  OPENED_AT: oldestFirst,
  HELD: [{ column: "held", type: "numeric" }, ...oldestFirst],
};
const byAge: ChannelOrdering = { field: "OPENED_AT", isDescending: false };

const lanesOfChannel: ListQuery = {
  ...{ table: "payments.lanes", ...listedBy("channel", { column: "lane", type: "numeric" }) },
};
const redemptionsOfChannel: ListQuery = {
  ...{ table: "payments.entries", ...listedBy("channel", ...oldestFirst) },
  conditions: [...equals("type", "REDEMPTION"), { sql: (bound) => `is_consumer = ${bound}`, value: true }],
};

/** What one request reads of the store: the same page of many things at once, and nothing twice. */
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
  async channels(wanted: ChannelConditions, args: PageRequest, ordering = byAge): Promise<Connection<ChannelRow>> {
    return mapNodes(await this.#pages.page<StoredChannel>(queryOf(wanted, ordering), args), channelRow);
  }

  /** Channels in which an account pays or is paid, oldest first unless ordered otherwise. @throws BAD_INPUT */
  async channelsOf(
    account: string,
    wanted: ChannelConditions,
    args: PageRequest,
    ordering = byAge,
  ): Promise<Connection<ChannelRow>> {
    const query = { ...queryOf(wanted, ordering), belongs: "list.key IN (consumer, provider)", sortsFound: true };
    return mapNodes(await this.#pages.page<StoredChannel>(query, args, account.toLowerCase()), channelRow);
  }

  /** Lanes of a channel, by their numbers. @throws BAD_INPUT */
  async lanesOf(channel: string, args: PageRequest): Promise<Connection<LaneRow>> {
    return mapNodes(await this.#pages.page<StoredLane>(lanesOfChannel, args, channel), laneRow);
  }

  /** Finished redemptions of a channel, oldest first. @throws BAD_INPUT */
  async redemptionsOf(channel: string, args: PageRequest): Promise<Connection<RedemptionRow>> {
    return mapNodes(await this.#pages.page<StoredEntry>(redemptionsOfChannel, args, channel), redemptionRow);
  }
}

/** A channel as it is now. @param address in any case */
export async function findChannel(sql: Sql, address: string): Promise<ChannelRow | undefined> {
  return (await findChannels(sql, [address.toLowerCase()], undefined))[0];
}

/** All lanes of a channel as they are now, by their numbers. @param channel lower case */
export async function findLanes(sql: Sql, channel: string): Promise<LaneRow[]> {
  const found = await lookUp<StoredLane>(sql, { table: "payments.lanes", key: "channel", order: "lane" }, [channel]);
  return found.get(channel)?.map(laneRow) ?? [];
}

async function findChannels(
  sql: Sql,
  addresses: readonly string[],
  block: bigint | undefined,
): Promise<(ChannelRow | undefined)[]> {
  const found = await lookUp<StoredChannel>(sql, { table: channels, key: "address", block }, addresses);
  return addresses.map((address) => found.get(address)?.map(channelRow)[0]);
}

function queryOf(wanted: ChannelConditions, { field, isDescending }: ChannelOrdering): ListQuery {
  return { table: channels, order: orders[field], isDescending, conditions: conditionsOf(wanted) };
}

function conditionsOf({ consumer, provider, status }: ChannelConditions): Condition[] {
  return [
    ...equals("consumer", consumer?.toLowerCase()),
    ...equals("provider", provider?.toLowerCase()),
    ...equals("status", status),
  ];
}
