import { PlatformError } from "../../../errors/platform-error.ts";
import { isRefusal } from "../../../errors/refusal.ts";
import type { Database, Sql } from "../../../store/database/database.ts";
import { numeric } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { defaultPolicy, type PaymentPolicy } from "./payment-policy.ts";
import { type PolicyOwner, readPolicies } from "./policy-store.ts";

const { spending } = paymentServerTables;

/** Payment of an account into a channel. */
export interface Spending extends PolicyOwner {
  /** Provider that is paid, lower case. */
  readonly peer: string;
  readonly amount: bigint;
  /** Termination period of the channel, in seconds: so long may the rest be locked. */
  readonly terminationPeriod: number;
}

const spentRow = defineRow({ hour: numeric(), day: numeric(), peer: numeric() });

/** Budgets of accounts for payments into channels, over all instances. */
export class Budgets {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Pays within the budgets and the longest termination period of the account's policy. A payment that may have happened
   * counts: only a refused one is given back.
   * @param act name of a payment that may be tried again after a crash, and counts once
   * @throws BUDGET_EXCEEDED, TERMS_NOT_ALLOWED, what `pay` throws
   */
  async spend<T>(payment: Spending, act: string | undefined, pay: () => Promise<T>): Promise<T> {
    if (payment.amount === 0n) return pay();
    const id = await this.#reserve(payment, act);
    try {
      return await pay();
    } catch (error) {
      if (isRefusal(error)) await this.#database.query(`DELETE FROM ${spending} WHERE id = $1`, [id]);
      throw error;
    }
  }

  /** Amounts that an account has paid into channels, in an asset. */
  async spent({ account, asset }: PolicyOwner) {
    const { hour, day } = await spentBy(this.#database, { account, asset, peer: "" });
    return { spentInHour: hour, spentInDay: day };
  }

  #reserve(payment: Spending, act: string | undefined): Promise<bigint> {
    const { account, asset, peer, amount } = payment;
    return this.#database.transaction(async (sql) => {
      const policy = await lockPolicy(sql, payment);
      const [reserved] = act ? await sql.query<{ id: bigint }>(`SELECT id FROM ${spending} WHERE act = $1`, [act]) : [];
      if (reserved) return reserved.id;
      await sql.query(`DELETE FROM ${spending} WHERE account = $1 AND made_at < now() - interval '1 day'`, [account]);
      requireAllowed(policy, payment);
      requireWithin(policy, await spentBy(sql, payment), amount);
      const [row] = await sql.query<{ id: bigint }>(
        `INSERT INTO ${spending} (act, account, asset, peer, amount) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [act ?? null, account, asset, peer, String(amount)],
      );
      return row?.id ?? 0n;
    });
  }
}

/** Policy of an account, locked: two payments are decided one after the other. */
async function lockPolicy(sql: Sql, { account, asset }: PolicyOwner): Promise<PaymentPolicy> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`ledgerloom.budget ${account} ${asset}`]);
  const policies = await readPolicies(sql, "account = $1 AND asset = $2", [account, asset]);
  return policies[0]?.policy ?? defaultPolicy;
}

async function spentBy(sql: Sql, { account, asset, peer }: Omit<Spending, "amount" | "terminationPeriod">) {
  const [row = {}] = await sql.query<StoredRow>(
    `SELECT coalesce(sum(amount) FILTER (WHERE made_at > now() - interval '1 hour'), 0)::text AS hour,
       coalesce(sum(amount), 0)::text AS day, coalesce(sum(amount) FILTER (WHERE peer = $3), 0)::text AS peer
     FROM ${spending} WHERE account = $1 AND asset = $2 AND made_at > now() - interval '1 day'`,
    [account, asset, peer],
  );
  return spentRow.decode(row);
}

function requireAllowed({ maxTerminationPeriod: most }: PaymentPolicy, { terminationPeriod }: Spending): void {
  if (terminationPeriod <= most) return;
  const message = `the termination period is ${terminationPeriod} s, and maxTerminationPeriod of the account's policy ${most} s`;
  throw new PlatformError("TERMS_NOT_ALLOWED", message);
}

function requireWithin(policy: PaymentPolicy, spent: RowOf<typeof spentRow>, amount: bigint): void {
  const budgets = [
    ["an hour", policy.hourlyBudget, spent.hour],
    ["a day", policy.dailyBudget, spent.day],
    ["a day for one provider", policy.dailyBudgetPerPeer, spent.peer],
  ] as const;
  for (const [period, limit, already] of budgets) {
    if (limit === null || already + amount <= limit) continue;
    const message = `${already} of the ${limit} that ${period} allows are spent; ${amount} more are too much`;
    throw new PlatformError("BUDGET_EXCEEDED", message);
  }
}
