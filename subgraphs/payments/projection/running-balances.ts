import type { Sql } from "../../../store/database/database.ts";
import type { StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { type Entry, type EntryRow, entriesTable } from "./statement-entry.ts";

const balanceRow = entriesTable.row.pick("account", "asset", "balance");

/** Money of an account in its channels, of one asset. */
export type AccountBalance = RowOf<typeof balanceRow>;

/** Balances after each entry, so that no reader has to sum. Only accounts that have money are held. */
export class RunningBalances {
  readonly #balances: Map<string, bigint>;

  /** @param balances as they are before the first entry */
  constructor(balances: readonly AccountBalance[]) {
    this.#balances = new Map(balances.map((one) => [nameOf(one), one.balance]));
  }

  /** Entries of a block in the order of their events, each with the balance after it. */
  after(entries: readonly Entry[]): EntryRow[] {
    const inOrder = entries.toSorted(byOrdinal);
    return inOrder.map((entry) => ({ ...entry, balance: this.#add(entry) }));
  }

  #add(entry: Entry): bigint {
    const name = nameOf(entry);
    const balance = (this.#balances.get(name) ?? 0n) + entry.change;
    if (balance === 0n) this.#balances.delete(name);
    else this.#balances.set(name, balance);
    return balance;
  }
}

const byOrdinal = (one: Entry, other: Entry) =>
  one.ordinal === other.ordinal ? 0 : one.ordinal < other.ordinal ? -1 : 1;

const nameOf = ({ account, asset }: Pick<Entry, "account" | "asset">): string => `${account} ${asset}`;

/** Balances after the newest entries; of accounts that have money. */
export async function readRunningBalances(sql: Sql): Promise<AccountBalance[]> {
  const rows = await sql.query<StoredRow>(
    `SELECT account, asset, sum(change)::text AS balance FROM payments.entries
     WHERE valid_to IS NULL GROUP BY account, asset HAVING sum(change) <> 0`,
  );
  return rows.map((row) => balanceRow.decode(row));
}
