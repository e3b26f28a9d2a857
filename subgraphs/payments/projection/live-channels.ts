import { PlatformError } from "../../../errors/platform-error.ts";
import type { Sql } from "../../../store/database/database.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import type { StoredRow } from "../../../store/tables/row-codec.ts";
import { channelsTable, isLive } from "../model/channel-row.ts";
import { lanesTable } from "../model/lane-row.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import { RowsInMemory } from "./rows-in-memory.ts";
import { retiredKeysTable } from "./tables.ts";

/** Channels that are open or have an amount due. */
export async function readLiveChannels(sql: Sql): Promise<LiveChannel[]> {
  const live = "status <> 'TERMINATED' OR due_to_consumer > 0 OR due_to_provider > 0";
  return readChannels(sql, `(${live})`);
}

async function readChannels(sql: Sql, condition: string, values: readonly unknown[] = []): Promise<LiveChannel[]> {
  const text = `SELECT * FROM payments.channels WHERE valid_to IS NULL AND ${condition} ORDER BY ordinal`;
  const channels = (await sql.query<StoredRow>(text, values)).map((row) => channelsTable.row.decode(row));
  const addresses = channels.map(({ address }) => address);
  const [lanes, keys] = await Promise.all([
    lookUp(sql, { schema: "payments", table: lanesTable, key: "channel" }, addresses),
    lookUp(sql, { schema: "payments", table: retiredKeysTable, key: "channel" }, addresses),
  ]);
  return channels.map((channel) => ({
    ...channel,
    lanes: new Map(lanes.get(channel.address)?.map((lane) => [lane.lane, lane])),
    retiredKeys: new Map(keys.get(channel.address)?.map(({ voucherKey, countsUpTo }) => [voucherKey, countsUpTo])),
  }));
}

/** All channels in which one account pays another, oldest first. @param consumer lower case, like the provider */
export async function readChannelsBetween(sql: Sql, consumer: string, provider: string): Promise<LiveChannel[]> {
  return readChannels(sql, "consumer = $1 AND provider = $2", [consumer, provider]);
}

/** Channels that are open or have an amount due, in memory. */
export class LiveChannels extends RowsInMemory<LiveChannel> {
  constructor(sql: Sql) {
    super({
      // A change of a channel's lanes or keys changes its own row too.
      read: (after) => (after === undefined ? readLiveChannels(sql) : readChannels(sql, "valid_from > $1", [after])),
      nameOf: ({ address }) => address,
      isKept: isLive,
    });
  }

  /** @param address lower case @throws NOT_FOUND */
  require(address: string): LiveChannel {
    const channel = this.find(address);
    if (channel) return channel;
    throw new PlatformError("NOT_FOUND", `there is no open payment channel ${address}; open another one`);
  }
}
