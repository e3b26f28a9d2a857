import type { Database } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { decodePolicy, defaultPolicy, encodePolicy, type PaymentPolicy } from "./payment-policy.ts";

const table = paymentServerTables.policies;

/** Whose policy, and for which asset: `0x0…0` is ether. Lower case. */
export interface PolicyOwner {
  readonly account: string;
  readonly asset: string;
}

interface PolicyRow extends PolicyOwner {
  readonly policy: Record<string, string | number | null>;
}

const nameOf = ({ account, asset }: PolicyOwner): string => `${account}/${asset}`;

/** The policies of the accounts held here. All are in memory, as tokens are checked against them. */
export class PolicyStore {
  readonly #database: Database;
  #policies = new Map<string, PaymentPolicy>();

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(database: Database): Promise<PolicyStore> {
    const store = new PolicyStore(database);
    await store.refresh();
    return store;
  }

  /** The policy as this instance knows it. */
  of(owner: PolicyOwner): PaymentPolicy {
    return this.#policies.get(nameOf(owner)) ?? defaultPolicy;
  }

  /** Replaces a policy; other instances know it from their next refresh on. */
  async set(owner: PolicyOwner, policy: PaymentPolicy): Promise<void> {
    await this.#database.query(
      `INSERT INTO ${table} (account, asset, policy) VALUES ($1, $2, $3::text::json)
       ON CONFLICT (account, asset) DO UPDATE SET policy = excluded.policy`,
      [owner.account, owner.asset, encodePolicy(policy)],
    );
    this.#policies.set(nameOf(owner), policy);
  }

  /** An account's policies, by asset. */
  async ofAccount(account: string): Promise<(PolicyOwner & { policy: PaymentPolicy })[]> {
    const rows = await this.#database.query<PolicyRow>(
      `SELECT account, asset, policy FROM ${table} WHERE account = $1 ORDER BY asset`,
      [account],
    );
    return rows.map((row) => ({ ...row, policy: decodePolicy(row.policy) }));
  }

  /** Takes over what other instances changed. */
  async refresh(): Promise<void> {
    const rows = await this.#database.query<PolicyRow>(`SELECT account, asset, policy FROM ${table}`);
    this.#policies = new Map(rows.map((row) => [nameOf(row), decodePolicy(row.policy)]));
  }
}
