import { PlatformError } from "../../../errors/platform-error.ts";
import { ByteCache } from "../../../serving/byte-cache.ts";
import type { Database } from "../../../store/database/database.ts";
import { type Journal, remembered } from "../../../store/requests/journal.ts";
import type { HeldAccount } from "./held-account.ts";
import { paymentServerTables } from "./payment-server-tables.ts";
import { addressOf, newPrivateKey } from "./private-key.ts";
import { type Sealed, seal, unseal } from "./sealed.ts";

/** Further voucher key of an account, sealed. */
interface SealedVoucherKey {
  /** The key's own, lower case. */
  readonly address: string;
  readonly key: Sealed;
}

const table = paymentServerTables.voucherKeys;

/** Voucher keys after an account's first, sealed in the database, for all instances. */
export class VoucherKeyStore {
  readonly #database: Database;
  readonly #secret: Buffer;
  readonly #open = new ByteCache<Uint8Array>({ maxBytes: 4 * 1_024 * 1_024, sizeOf: (_, name) => 256 + name.length });

  constructor(database: Database, secret: Buffer) {
    this.#database = database;
    this.#secret = secret;
  }

  /** Makes another key of an account; returns its address when it is durable. */
  async make(account: HeldAccount, journal: Journal): Promise<string> {
    const { address, key } = await remembered(journal, () => this.#sealedKey(account));
    await this.#database.query(
      `INSERT INTO ${table} (address, account, key) VALUES ($1, $2, $3::text::json) ON CONFLICT DO NOTHING`,
      [address, account.address, JSON.stringify(key)],
    );
    return address;
  }

  /** Address of an account's newest key, which its new channels begin with. */
  async newest({ address, voucherAddress }: HeldAccount): Promise<string> {
    const [row] = await this.#database.query<Pick<SealedVoucherKey, "address">>(
      `SELECT address FROM ${table} WHERE account = $1 ORDER BY id DESC LIMIT 1`,
      [address],
    );
    return row?.address ?? voucherAddress;
  }

  /** Key of an account by the key's address. @throws BAD_SIGNATURE when it is not held here, FORBIDDEN when its row was changed */
  async require(account: HeldAccount, address: string): Promise<Uint8Array> {
    if (address === account.voucherAddress) return account.voucherKey;
    const name = boundTo(address, account);
    const known = this.#open.get(name);
    if (known) return known;
    const [row] = await this.#database.query<SealedVoucherKey>(
      `SELECT key FROM ${table} WHERE address = $1 AND account = $2`,
      [address, account.address],
    );
    if (!row) {
      const message = `the channel's voucher key ${address} is not held here; rotate it (paymentVoucherKeyRotate)`;
      throw new PlatformError("BAD_SIGNATURE", message);
    }
    const changed = `the voucher key ${name} was changed where it is kept: it must be restored from a backup`;
    const key = unseal(row.key, name, this.#secret, changed);
    this.#open.set(name, key);
    return key;
  }

  #sealedKey(account: HeldAccount): SealedVoucherKey {
    const key = newPrivateKey();
    const address = addressOf(key);
    return { address, key: seal(key, boundTo(address, account), this.#secret) };
  }
}

/** Name that a key is sealed for: it cannot be moved to another account or organisation. */
function boundTo(key: string, { address, organization }: HeldAccount): string {
  return `${key}/${address}/${organization}`;
}
