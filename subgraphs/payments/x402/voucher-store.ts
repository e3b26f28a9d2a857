import { PlatformError } from "../../../ledgers/errors.ts";
import type { Database } from "../../shared/store/database.ts";
import { ownTables } from "../own-tables.ts";

const table = ownTables.vouchers;

/** How many charges one statement writes at most. */
const largestBatch = 5_000;

/** What a channel was charged, and the voucher that allows it. */
export interface Charged {
  readonly charged: bigint;
  /** Over a voucher for just that much. */
  readonly signature: Uint8Array;
}

/** A price to add to what a channel was charged. */
export interface Charge extends Charged {
  readonly channel: string;
  readonly price: bigint;
}

interface VoucherRow {
  readonly channel: string;
  readonly charged: string;
  readonly signature: string;
}

/**
 * What channels were charged, and their newest vouchers, for all instances. Charges that come while one write is under
 * way go together into the next, and each waits for the write that holds its own.
 */
export class VoucherStore {
  readonly #database: Database;
  readonly #known = new Map<string, Charged>();
  #offers: { readonly charge: Charge; readonly done: PromiseWithResolvers<void> }[] = [];
  #writing: Promise<void> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** As far as this instance knows: another may have charged the channel since. */
  async find(channel: string): Promise<Charged | undefined> {
    return this.#known.get(channel) ?? (await this.read([channel])).get(channel);
  }

  /** What any instance has charged these channels. */
  async read(channels: readonly string[]): Promise<Map<string, Charged>> {
    const rows = await this.#database.query<VoucherRow>(
      `SELECT channel, charged::text, signature FROM ${table} WHERE channel = ANY($1)`,
      [channels],
    );
    for (const { channel, charged, signature } of rows) {
      this.#known.set(channel, { charged: BigInt(charged), signature: Buffer.from(signature, "base64") });
    }
    return new Map(
      channels.flatMap((channel) => {
        const known = this.#known.get(channel);
        return known ? [[channel, known]] : [];
      }),
    );
  }

  /**
   * Charges a channel, once in all instances; returns when that is durable.
   * @throws REPLAYED_REQUEST when the channel was charged something else meanwhile
   */
  charge(charge: Charge): Promise<void> {
    const done = Promise.withResolvers<void>();
    this.#offers.push({ charge, done });
    this.#writing ??= this.#writeAll();
    return done.promise;
  }

  async #writeAll(): Promise<void> {
    // What comes in the same turn goes together.
    await Promise.resolve();
    while (this.#offers.length > 0) {
      const offers = this.#offers.splice(0, largestBatch);
      try {
        const written = await this.#write(offers.map(({ charge }) => charge));
        for (const { charge, done } of offers) {
          if (written.has(charge.channel)) done.resolve();
          else done.reject(new PlatformError("REPLAYED_REQUEST", `channel ${charge.channel} was charged meanwhile`));
        }
      } catch (error) {
        for (const { done } of offers) done.reject(error);
      }
    }
    this.#writing = undefined;
  }

  /** @returns the channels that were charged */
  async #write(charges: readonly Charge[]): Promise<Set<string>> {
    const rows = charges.map(({ channel, charged, price, signature }) => {
      return {
        channel,
        charged: `${charged}`,
        price: `${price}`,
        signature: Buffer.from(signature).toString("base64"),
      };
    });
    const written = await this.#database.query<{ channel: string }>(
      `INSERT INTO ${table} AS known (channel, charged, price, signature)
       SELECT channel, charged, price, signature FROM json_to_recordset($1::text::json)
         AS added(channel text, charged numeric, price numeric, signature text) ORDER BY channel
       ON CONFLICT (channel) DO UPDATE
         SET charged = excluded.charged, price = excluded.price, signature = excluded.signature
         WHERE known.charged <= excluded.charged - excluded.price
       RETURNING channel`,
      [JSON.stringify(rows)],
    );
    const channels = new Set(written.map(({ channel }) => channel));
    for (const { channel, charged, signature } of charges) {
      if (channels.has(channel)) this.#known.set(channel, { charged, signature });
    }
    return channels;
  }
}
