import type { Checkpoint } from "../../shared/store/checkpoint.ts";
import type { Sql } from "../../shared/store/database.ts";
import { type ChannelRow, isLive } from "./channel-row.ts";
import { channelRow, type StoredChannel } from "./tables.ts";

const table = "payments.channels";

/** All channels to which something can still happen. */
export async function readLiveChannels(sql: Sql): Promise<ChannelRow[]> {
  const live = "status <> 'TERMINATED' OR due_to_consumer > 0 OR due_to_provider > 0";
  const rows = await sql.query<StoredChannel>(`SELECT * FROM ${table} WHERE valid_to IS NULL AND (${live})`);
  return rows.map(channelRow);
}

/** All channels in which one account pays another, oldest first. @param consumer lower case, like the provider */
export async function readChannelsBetween(sql: Sql, consumer: string, provider: string): Promise<ChannelRow[]> {
  const text = `SELECT * FROM ${table} WHERE valid_to IS NULL AND consumer = $1 AND provider = $2 ORDER BY ordinal`;
  return (await sql.query<StoredChannel>(text, [consumer, provider])).map(channelRow);
}

/** Channels to which something can still happen, in memory: what tokens are checked against, thousands of times a second. */
export class LiveChannels {
  readonly #sql: Sql;
  #rows = new Map<string, ChannelRow>();
  #loaded: Checkpoint | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** @param address lower case */
  find(address: string): ChannelRow | undefined {
    return this.#rows.get(address);
  }

  /** All of them. */
  all(): IterableIterator<ChannelRow> {
    return this.#rows.values();
  }

  /** Takes over what the store holds, which is at least what it held at a checkpoint. */
  async refresh(to: Checkpoint): Promise<void> {
    if (this.#loaded?.undos === to.undos) await this.#readSince(this.#loaded.position);
    else this.#rows = new Map((await readLiveChannels(this.#sql)).map((row) => [row.address, row]));
    this.#loaded = to;
  }

  async #readSince(position: bigint): Promise<void> {
    const text = `SELECT * FROM ${table} WHERE valid_to IS NULL AND valid_from > $1`;
    for (const row of (await this.#sql.query<StoredChannel>(text, [position])).map(channelRow)) {
      if (isLive(row)) this.#rows.set(row.address, row);
      else this.#rows.delete(row.address);
    }
  }
}
