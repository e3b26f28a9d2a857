import { PlatformError } from "../../../errors/platform-error.ts";
import { MicroBatcher } from "../../../serving/micro-batcher.ts";
import type { Database } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";

const table = paymentServerTables.vouchers;

/** How many charges one statement writes at most. */
const maxBatch = 5_000;

/** What a channel was charged, and the voucher that allows it. */
export interface Charged {
  readonly charged: bigint;
  /** Over a voucher for just that much. */
  readonly signature: Uint8Array;
  /** What was added last, and for which held payment. */
  readonly price: bigint;
  readonly payment: string;
  /** Since when something is unclaimed, in Unix seconds. */
  readonly since: number;
}

/** A price to add to what a channel was charged. */
export interface Charge extends Charged {
  readonly channel: string;
}

interface VoucherRow {
  readonly channel: string;
  readonly charged: string;
  readonly price: string;
  readonly signature: string;
  readonly payment: string;
  readonly since: bigint;
}

/**
 * What channels were charged, and their newest vouchers, for all instances. Charges that come while one write is under
 * way go together into the next, and each waits for the write that holds its own.
 */
export class VoucherStore {
  readonly #database: Database;
  readonly #known = new Map<string, Charged>();
  /** One statement charges a channel once; what comes for it besides is decided after that. */
  readonly #charges = new MicroBatcher<Charge>((charges) => this.#write(charges), {
    maxBatch,
    keyOf: ({ channel }) => channel,
  });

  constructor(database: Database) {
    this.#database = database;
  }

  /** What this instance has read or charged: another may have charged the channel since. */
  known(channel: string): Charged | undefined {
    return this.#known.get(channel);
  }

  /** A channel's newest charge, when it was for this payment. */
  async chargedFor(channel: string, payment: string): Promise<Charged | undefined> {
    const known = this.#known.get(channel);
    const newest = known?.payment === payment ? known : (await this.read([channel])).get(channel);
    return newest?.payment === payment ? newest : undefined;
  }

  /** What any instance has charged these channels. */
  async read(channels: readonly string[]): Promise<Map<string, Charged>> {
    const rows = await this.#database.query<VoucherRow>(
      `SELECT channel, charged::text, price::text, signature, payment, since FROM ${table} WHERE channel = ANY($1)`,
      [channels],
    );
    for (const { channel, payment, ...row } of rows) {
      const signature = Buffer.from(row.signature, "base64");
      const [charged, price, since] = [BigInt(row.charged), BigInt(row.price), Number(row.since)];
      this.#known.set(channel, { charged, price, signature, payment, since });
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
    return this.#charges.add(charge);
  }

  /** @returns those that were refused */
  async #write(charges: readonly Charge[]): Promise<Map<Charge, PlatformError>> {
    const rows = charges.map(({ charged, price, signature, ...rest }) => {
      const text = Buffer.from(signature).toString("base64");
      return { ...rest, charged: `${charged}`, price: `${price}`, signature: text };
    });
    const written = await this.#database.query<{ channel: string }>(
      `INSERT INTO ${table} AS known (channel, charged, price, signature, payment, since)
       SELECT channel, charged, price, signature, payment, since FROM json_to_recordset($1::text::json)
         AS added(channel text, charged numeric, price numeric, signature text, payment text, since bigint)
       ORDER BY channel
       ON CONFLICT (channel) DO UPDATE SET charged = excluded.charged, price = excluded.price,
         signature = excluded.signature, payment = excluded.payment, since = excluded.since
         WHERE known.charged <= excluded.charged - excluded.price
       RETURNING channel`,
      [JSON.stringify(rows)],
    );
    const charged = new Set(written.map(({ channel }) => channel));
    for (const charge of charges) if (charged.has(charge.channel)) this.#known.set(charge.channel, charge);
    const refused = charges.filter(({ channel }) => !charged.has(channel));
    return new Map(refused.map((charge) => [charge, chargedMeanwhile(charge)]));
  }
}

const chargedMeanwhile = ({ channel }: Charge) =>
  new PlatformError("REPLAYED_REQUEST", `channel ${channel} was charged meanwhile; pay with a voucher for more`);
