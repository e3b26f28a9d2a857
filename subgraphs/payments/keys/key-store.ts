import DataLoader from "dataloader";
import { hexlify } from "ethers";
import type { Database } from "../../../store/database/database.ts";
import type { HeldAccount } from "./held-account.ts";
import { openKeyRing } from "./key-ring.ts";
import { paymentServerTables } from "./payment-server-tables.ts";
import { addressOf, newPrivateKey } from "./private-key.ts";
import { type Sealed, seal, unseal } from "./sealed.ts";
import { ServiceKeyStore } from "./service-key.store.ts";
import { VoucherKeyStore } from "./voucher-key-store.ts";

/** Account with its keys sealed. */
export interface SealedAccount {
  readonly address: string;
  readonly organization: string;
  readonly keys: Sealed;
}

/** Keys of accounts: sealed in the database, for all instances, and open in memory once asked for. */
export class KeyStore {
  readonly voucherKeys: VoucherKeyStore;
  readonly serviceKeys: ServiceKeyStore;
  readonly #database: Database;
  readonly #secret: Buffer;
  readonly #held = new Map<string, HeldAccount>();
  /** Not cached: another instance may make the account any time. */
  readonly #missing = new DataLoader<string, HeldAccount | undefined>((addresses) => this.#read(addresses), {
    cache: false,
  });

  private constructor(database: Database, secret: Buffer) {
    this.#database = database;
    this.#secret = secret;
    this.voucherKeys = new VoucherKeyStore(database, secret);
    this.serviceKeys = new ServiceKeyStore(database, secret);
  }

  /** @throws FORBIDDEN when the passphrase is wrong */
  static async open(database: Database, passphrase: string): Promise<KeyStore> {
    return new KeyStore(database, await openKeyRing(database, passphrase));
  }

  /** An account by its lower-case address. @throws FORBIDDEN when its row was changed */
  async find(address: string): Promise<HeldAccount | undefined> {
    return this.#held.get(address) ?? this.#missing.load(address);
  }

  /** An organisation's accounts, oldest first. */
  async ofOrganization(organization: string): Promise<HeldAccount[]> {
    const rows = await this.#database.query<SealedAccount>(
      `SELECT address, organization, keys FROM ${paymentServerTables.accounts} WHERE organization = $1 ORDER BY id`,
      [organization],
    );
    return rows.map((row) => this.#open(row));
  }

  /** Makes an account, which is not held yet. */
  prepare(organization: string): SealedAccount {
    const keys = Buffer.concat([newPrivateKey(), newPrivateKey()]);
    const address = addressOf(keys.subarray(0, 32));
    return { address, organization, keys: seal(keys, boundTo(address, organization), this.#secret) };
  }

  /** Holds an account from now on; returns when that is durable. Once more changes nothing. */
  async keep(account: SealedAccount): Promise<HeldAccount> {
    const { address, organization, keys } = account;
    await this.#database.query(
      `INSERT INTO ${paymentServerTables.accounts} (address, organization, keys) VALUES ($1, $2, $3::text::json)
       ON CONFLICT DO NOTHING`,
      [address, organization, JSON.stringify(keys)],
    );
    return this.#open(account);
  }

  async #read(addresses: readonly string[]): Promise<(HeldAccount | undefined)[]> {
    const rows = await this.#database.query<SealedAccount>(
      `SELECT address, organization, keys FROM ${paymentServerTables.accounts} WHERE address = ANY($1)`,
      [addresses],
    );
    for (const row of rows) this.#open(row);
    return addresses.map((address) => this.#held.get(address));
  }

  #open(row: SealedAccount): HeldAccount {
    const held = this.#held.get(row.address) ?? opened(row, this.#secret);
    this.#held.set(row.address, held);
    return held;
  }
}

/** Name that keys are sealed for: they cannot be moved to another account or organisation. */
function boundTo(address: string, organization: string): string {
  return `${address}/${organization}`;
}

function opened({ address, organization, keys }: SealedAccount, secret: Buffer): HeldAccount {
  const changed = `the keys of ${address} were changed where they are kept: they must be restored from a backup`;
  const both = unseal(keys, boundTo(address, organization), secret, changed);
  const voucherKey = both.subarray(32);
  const privateKey = hexlify(both.subarray(0, 32));
  return { address, organization, privateKey, voucherKey, voucherAddress: addressOf(voucherKey) };
}
