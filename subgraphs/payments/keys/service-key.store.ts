import { randomBytes } from "node:crypto";
import { keyIdSchema } from "@ledgerloom/pay/protocol";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Database } from "../../../store/database/database.ts";
import { type Journal, remembered } from "../../../store/requests/journal.ts";
import { json, nullable, text, timestamp } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { paymentServerTables } from "./payment-server-tables.ts";
import { type Sealed, seal, unseal } from "./sealed.ts";

const storedKey = defineRow({
  /** 32 hexadecimal digits. */
  id: text(),
  /** Account that the service acts for, lower case. */
  account: text(),
  /** MSP id of the account's organisation. */
  organization: text(),
  secret: json<Sealed>(),
  createdAt: timestamp(),
  revokedAt: nullable(timestamp()),
  name: nullable(text()),
  /** When a service last proved itself with it. */
  lastUsedAt: nullable(timestamp()),
});

const serviceKey = storedKey.pick("id", "account", "organization", "createdAt", "revokedAt", "name", "lastUsedAt");

/** Key with which a service proves itself to the payment server, without its secret. */
export type ServiceKey = RowOf<typeof serviceKey>;

/** Key to make. */
export type NewServiceKey = Pick<ServiceKey, "account" | "organization" | "name">;

const table = paymentServerTables.serviceKeys;

/** Service keys, their secrets sealed in the database, for all instances. */
export class ServiceKeyStore {
  readonly #database: Database;
  readonly #ringSecret: Buffer;

  /** @param ringSecret secret of the key ring */
  constructor(database: Database, ringSecret: Buffer) {
    this.#database = database;
    this.#ringSecret = ringSecret;
  }

  /** Makes a key for an account, which counts from now on. */
  async make({ account, organization, name }: NewServiceKey, journal: Journal): Promise<ServiceKey> {
    const { id, secret } = await remembered(journal, () => this.#sealedKey(account, organization));
    await this.#database.query(
      `INSERT INTO ${table} (id, account, organization, secret, name) VALUES ($1, $2, $3, $4::text::json, $5)
       ON CONFLICT DO NOTHING`,
      [id, account, organization, JSON.stringify(secret), name],
    );
    const key = await this.find(id);
    if (!key) throw new PlatformError("INTERNAL", `service key ${id} was not kept`);
    return key;
  }

  async find(id: string): Promise<ServiceKey | undefined> {
    // Only texts of an id's form are looked up: the database cannot hold every text.
    const row = keyIdSchema.safeParse(id).success ? await this.#read(id) : undefined;
    return row && serviceKey.decode(row);
  }

  /** An organisation's keys, oldest first. */
  async ofOrganization(organization: string): Promise<ServiceKey[]> {
    const rows = await this.#database.query<StoredRow>(
      `SELECT * FROM ${table} WHERE organization = $1 ORDER BY created_at, id`,
      [organization],
    );
    return rows.map((row) => serviceKey.decode(row));
  }

  /** Secret of a key, 64 hexadecimal digits. @throws NOT_FOUND, FORBIDDEN when the row was changed */
  async secretOf(id: string): Promise<string> {
    const row = await this.#read(id);
    if (!row) throw new PlatformError("NOT_FOUND", `there is no service key ${id}`);
    const key = storedKey.decode(row);
    const changed = `service key ${id} was changed where it is kept: make another (paymentServiceKeyCreate)`;
    return unseal(key.secret, boundTo(key), this.#ringSecret, changed).toString("hex");
  }

  /** Notes that a service has proved itself with a key. */
  async noteUse(id: string): Promise<void> {
    await this.#database.query(`UPDATE ${table} SET last_used_at = clock_timestamp() WHERE id = $1`, [id]);
  }

  async revoke(id: string): Promise<void> {
    await this.#database.query(
      `UPDATE ${table} SET revoked_at = clock_timestamp() WHERE id = $1 AND revoked_at IS NULL`,
      [id],
    );
  }

  /** Revoked ids among the given ones, by any instance. */
  async revokedAmong(ids: readonly string[]): Promise<string[]> {
    const rows = await this.#database.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE id = ANY($1) AND revoked_at IS NOT NULL`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  #sealedKey(account: string, organization: string) {
    const id = randomBytes(16).toString("hex");
    return { id, secret: seal(randomBytes(32), boundTo({ id, account, organization }), this.#ringSecret) };
  }

  async #read(id: string): Promise<StoredRow | undefined> {
    return (await this.#database.query<StoredRow>(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0];
  }
}

/** Name that a secret is sealed for: its own key, account and organisation. */
function boundTo({ id, account, organization }: Pick<ServiceKey, "id" | "account" | "organization">): string {
  return `service key ${id}/${account}/${organization}`;
}
