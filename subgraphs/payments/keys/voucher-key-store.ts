import { PlatformError } from "../../../errors/platform-error.ts";
import { ByteCache } from "../../../serving/byte-cache.ts";
import type { Database } from "../../../store/database/database.ts";
import type { HeldAccount } from "./held-account.ts";
import { paymentServerTables } from "./payment-server-tables.ts";
import { addressOf, newPrivateKey } from "./private-key.ts";
import { type Sealed, seal, unseal } from "./sealed.ts";

/** A further voucher key of an account, sealed. */
export interface SealedVoucherKey {
  /** The key's own, lower case. */
  readonly address: string;
  readonly account: string;
  readonly key: Sealed;
}

const table = paymentServerTables.voucherKeys;

/** The voucher keys that came after an account's first, sealed in the database, for all instances. */
export class VoucherKeyStore {
  readonly #database: Database;
  readonly #secret: Buffer;
  readonly #open = new ByteCache<Uint8Array>({ maxBytes: 4 * 1_024 * 1_024, sizeOf: (_, name) => 256 + name.length });

  constructor(database: Database, secret: Buffer) {
    this.#database = database;
    this.#secret = secret;
  }

  /** Makes a key, which is not held yet. */
  prepare(account: HeldAccount): SealedVoucherKey {
    const key = newPrivateKey();
    const address = addressOf(key);
    return { address, account: account.address, key: seal(key, boundTo(address, account), this.#secret) };
  }

  /** Holds a key from now on; it is durable before anybody hears of it. Once more changes nothing. */
  async keep({ address, account, key }: SealedVoucherKey): Promise<void> {
    await this.#database.query(
      `INSERT INTO ${table} (address, account, key) VALUES ($1, $2, $3::text::json) ON CONFLICT DO NOTHING`,
      [address, account, JSON.stringify(key)],
    );
  }

  /** Address of the key that an account's new channels begin with: the one made last. */
  async newest({ address, voucherAddress }: HeldAccount): Promise<string> {
    const [row] = await this.#database.query<Pick<SealedVoucherKey, "address">>(
      `SELECT address FROM ${table} WHERE account = $1 ORDER BY id DESC LIMIT 1`,
      [address],
    );
    return row?.address ?? voucherAddress;
  }

  /** A key of an account by the key's address. @throws FORBIDDEN when its row was changed */
  async find(account: HeldAccount, address: string): Promise<Uint8Array | undefined> {
    if (address === account.voucherAddress) return account.voucherKey;
    const name = boundTo(address, account);
    const known = this.#open.get(name);
    if (known) return known;
    const [row] = await this.#database.query<SealedVoucherKey>(
      `SELECT key FROM ${table} WHERE address = $1 AND account = $2`,
      [address, account.address],
    );
    if (!row) return undefined;
    const key = this.#unseal(row.key, name);
    this.#open.set(name, key);
    return key;
  }

  #unseal(key: Sealed, name: string): Uint8Array {
    try {
      return unseal(key, name, this.#secret);
    } catch (error) {
      throw new PlatformError(
        "FORBIDDEN",
        `the voucher key ${name} was changed where it is kept: it must be restored from a backup`,
        { cause: error },
      );
    }
  }
}

/** Keys cannot be moved to another account or organisation. */
function boundTo(key: string, { address, organization }: HeldAccount): string {
  return `${key}/${address}/${organization}`;
}
