import { PlatformError } from "../../../errors/platform-error.ts";
import { MicroBatcher } from "../../../serving/micro-batcher.ts";
import type { Database } from "../../../store/database/database.ts";
import { numeric, safeInteger, text } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";

const table = paymentServerTables.vouchers;

/** Limit of charges that one statement writes. */
const maxBatch = 5_000;

const storedVoucher = defineRow({
  channel: text(),
  /** Total charge, which the signature's voucher allows. */
  charged: numeric(),
  /** Amount added last, and the held payment that it was for. */
  price: numeric(),
  payment: text(),
  /** 65 bytes; in base64 where it is stored. */
  signature: { type: "text", decode: (stored: string): Uint8Array => Buffer.from(stored, "base64") },
  /** Time since which something is unclaimed, in Unix seconds. */
  since: safeInteger("bigint"),
});

/** Charge of a channel: a price added to its total. */
export type Charge = RowOf<typeof storedVoucher>;

/** Total charge of a channel, and the voucher that allows it. */
export type Charged = Omit<Charge, "channel">;

/**
 * Charges of channels, with their newest vouchers, for all instances. Charges that come while one write is under
 * way go together into the next, and each waits for the write that holds its own.
 */
export class VoucherStore {
  readonly #database: Database;
  readonly #known = new Map<string, Charged>();
  /** Batches hold one charge a channel; its next is decided in a later statement. */
  readonly #charges = new MicroBatcher<Charge>((charges) => this.#write(charges), {
    maxBatch,
    keyOf: ({ channel }) => channel,
  });

  constructor(database: Database) {
    this.#database = database;
  }

  /** Newest charge of a channel that this instance has read or made; another may have charged it since. */
  known(channel: string): Charged | undefined {
    return this.#known.get(channel);
  }

  /** A channel's newest charge, when it was for this payment. */
  async chargedFor(channel: string, payment: string): Promise<Charged | undefined> {
    const known = this.#known.get(channel);
    const newest = known?.payment === payment ? known : (await this.read([channel])).get(channel);
    return newest?.payment === payment ? newest : undefined;
  }

  /** Newest charges of channels, by any instance. */
  async read(channels: readonly string[]): Promise<Map<string, Charged>> {
    const rows = await this.#database.query<StoredRow>(`SELECT * FROM ${table} WHERE channel = ANY($1)`, [channels]);
    for (const row of rows) {
      const { channel, ...charged } = storedVoucher.decode(row);
      this.#known.set(channel, charged);
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
