import type { Sql } from "../../../store/database/database.ts";
import type { Checkpoint } from "../../../store/projection/checkpoint.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import { isLive } from "../model/channel-row.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import { channelRow, laneRow, type StoredChannel, type StoredLane, type StoredRetiredKey } from "./stored-rows.ts";

const table = "payments.channels";

/** All channels to which something can still happen. */
export async function readLiveChannels(sql: Sql): Promise<LiveChannel[]> {
  const live = "status <> 'TERMINATED' OR due_to_consumer > 0 OR due_to_provider > 0";
  return readChannels(sql, `(${live})`);
}

async function readChannels(sql: Sql, condition: string, values: readonly unknown[] = []): Promise<LiveChannel[]> {
  const text = `SELECT * FROM ${table} WHERE valid_to IS NULL AND ${condition} ORDER BY ordinal`;
  const channels = (await sql.query<StoredChannel>(text, values)).map(channelRow);
  const addresses = channels.map(({ address }) => address);
  const [lanes, keys] = await Promise.all([
    lookUp<StoredLane>(sql, { table: "payments.lanes", key: "channel" }, addresses),
    lookUp<StoredRetiredKey>(sql, { table: "payments.retired_keys", key: "channel" }, addresses),
  ]);
  return channels.map((channel) => ({
    ...channel,
    lanes: new Map(
      lanes
        .get(channel.address)
        ?.map(laneRow)
        .map((lane) => [lane.lane, lane]),
    ),
    retiredKeys: new Map(
      keys.get(channel.address)?.map(({ voucher_key, counts_up_to }) => [voucher_key, BigInt(counts_up_to)]),
    ),
  }));
}

/** All channels in which one account pays another, oldest first. @param consumer lower case, like the provider */
export async function readChannelsBetween(sql: Sql, consumer: string, provider: string): Promise<LiveChannel[]> {
  return readChannels(sql, "consumer = $1 AND provider = $2", [consumer, provider]);
}

/** Channels to which something can still happen, in memory: what tokens are checked against, thousands of times a second. */
export class LiveChannels {
  readonly #sql: Sql;
  #rows = new Map<string, LiveChannel>();
  #loaded: Checkpoint | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** @param address lower case */
  find(address: string): LiveChannel | undefined {
    return this.#rows.get(address);
  }

  /** All of them. */
  all(): IterableIterator<LiveChannel> {
    return this.#rows.values();
  }

  /** Takes over what the store holds, which is at least what it held at a checkpoint. */
  async refresh(to: Checkpoint): Promise<void> {
    if (this.#loaded?.undos === to.undos) await this.#readSince(this.#loaded.position);
    else this.#rows = new Map((await readLiveChannels(this.#sql)).map((row) => [row.address, row]));
    this.#loaded = to;
  }

  async #readSince(position: bigint): Promise<void> {
    // Whatever happens to a channel, its lanes or its keys changes its own row too.
    for (const row of await readChannels(this.#sql, "valid_from > $1", [position])) {
      if (isLive(row)) this.#rows.set(row.address, row);
      else this.#rows.delete(row.address);
    }
  }
}
