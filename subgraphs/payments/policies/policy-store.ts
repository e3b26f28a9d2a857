import type { Database, Sql } from "../../../store/database/database.ts";
import { text } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { decodePolicy, defaultPolicy, encodePolicy, type PaymentPolicy } from "./payment-policy.ts";

const table = paymentServerTables.policies;

/** Account that has a policy, and the asset: `0x0…0` is ether. Lower case. */
export interface PolicyOwner {
  readonly account: string;
  readonly asset: string;
}

const policyRow = defineRow({
  account: text(),
  asset: text(),
  policy: { type: "json", decode: decodePolicy },
});

type OwnedPolicy = RowOf<typeof policyRow>;

/** Policies by asset: all, or those that fulfil a condition. */
export async function readPolicies(sql: Sql, condition = "true", values: readonly unknown[] = []) {
  const rows = await sql.query<StoredRow>(`SELECT * FROM ${table} WHERE ${condition} ORDER BY asset`, values);
  return rows.map((row) => policyRow.decode(row));
}

const nameOf = ({ account, asset }: PolicyOwner): string => `${account}/${asset}`;

/** Policies of accounts, all in memory: tokens are checked against them. */
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

  /** Policy as this instance knows it. */
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
  async ofAccount(account: string): Promise<OwnedPolicy[]> {
    return readPolicies(this.#database, "account = $1", [account]);
  }

  /** Takes over changes of other instances. */
  async refresh(): Promise<void> {
    const policies = await readPolicies(this.#database);
    this.#policies = new Map(policies.map((owned) => [nameOf(owned), owned.policy]));
  }
}
