import { randomBytes } from "node:crypto";
import { keyIdSchema } from "@ledgerloom/pay/protocol";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Database } from "../../../store/database/database.ts";
import { paymentServerTables } from "./payment-server-tables.ts";
import { type Sealed, seal, unseal } from "./sealed.ts";

/** What a service proves itself with to the payment server. */
export interface ServiceKey {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** Whom the service acts for, lower case. */
  readonly account: string;
  /** MSP id of the account's organisation. */
  readonly organization: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** A key that was made and is not kept yet. */
export interface SealedServiceKey {
  readonly id: string;
  readonly account: string;
  readonly organization: string;
  readonly secret: Sealed;
}

interface StoredKey {
  readonly id: string;
  readonly account: string;
  readonly organization: string;
  readonly secret: Sealed;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

const table = paymentServerTables.serviceKeys;

/** The keys of services, their secrets sealed in the database, for all instances. */
export class ServiceKeyStore {
  readonly #database: Database;
  readonly #ringSecret: Buffer;

  /** @param ringSecret opens what the key ring seals */
  constructor(database: Database, ringSecret: Buffer) {
    this.#database = database;
    this.#ringSecret = ringSecret;
  }

  /** Makes a key for an account. */
  prepare(account: string, organization: string): SealedServiceKey {
    const id = randomBytes(16).toString("hex");
    const secret = seal(randomBytes(32), boundTo({ id, account, organization }), this.#ringSecret);
    return { id, account, organization, secret };
  }

  /** The key counts from now on. Once more changes nothing. */
  async keep({ id, account, organization, secret }: SealedServiceKey): Promise<ServiceKey> {
    await this.#database.query(
      `INSERT INTO ${table} (id, account, organization, secret) VALUES ($1, $2, $3, $4::text::json)
       ON CONFLICT DO NOTHING`,
      [id, account, organization, JSON.stringify(secret)],
    );
    const key = await this.find(id);
    if (!key) throw new PlatformError("INTERNAL", `service key ${id} was not kept`);
    return key;
  }

  async find(id: string): Promise<ServiceKey | undefined> {
    // What no key's id can be is not asked of the database, which cannot hold every text.
    const row = keyIdSchema.safeParse(id).success ? await this.#read(id) : undefined;
    return row && serviceKey(row);
  }

  /** An organisation's keys, oldest first. */
  async ofOrganization(organization: string): Promise<ServiceKey[]> {
    const rows = await this.#database.query<StoredKey>(
      `SELECT * FROM ${table} WHERE organization = $1 ORDER BY created_at, id`,
      [organization],
    );
    return rows.map(serviceKey);
  }

  /** 64 hexadecimal digits. @throws NOT_FOUND, FORBIDDEN when the row was changed */
  async secretOf(id: string): Promise<string> {
    const row = await this.#read(id);
    if (!row) throw new PlatformError("NOT_FOUND", `there is no service key ${id}`);
    try {
      return unseal(row.secret, boundTo(row), this.#ringSecret).toString("hex");
    } catch (error) {
      throw new PlatformError(
        "FORBIDDEN",
        `service key ${id} was changed where it is kept: make another (paymentServiceKeyCreate)`,
        { cause: error },
      );
    }
  }

  /** The key does not count any more. */
  async revoke(id: string): Promise<void> {
    await this.#database.query(
      `UPDATE ${table} SET revoked_at = clock_timestamp() WHERE id = $1 AND revoked_at IS NULL`,
      [id],
    );
  }

  /** Which of some keys were revoked, by whichever instance. */
  async revokedAmong(ids: readonly string[]): Promise<string[]> {
    const rows = await this.#database.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE id = ANY($1) AND revoked_at IS NOT NULL`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async #read(id: string): Promise<StoredKey | undefined> {
    return (await this.#database.query<StoredKey>(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0];
  }
}

/** A secret opens for its own key, account and organisation only. */
function boundTo({ id, account, organization }: Pick<ServiceKey, "id" | "account" | "organization">): string {
  return `service key ${id}/${account}/${organization}`;
}

function serviceKey({ created_at, revoked_at, secret: _, ...key }: StoredKey): ServiceKey {
  return { ...key, createdAt: created_at, revokedAt: revoked_at };
}
