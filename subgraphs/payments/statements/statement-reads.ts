import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import { type ListQuery, listedBy, orderOf } from "../../../store/tables/list-query.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { type EntryRow, entriesTable } from "../projection/statement-entry.ts";
import { type Balance, type BalanceKey, readBalances } from "./balances.ts";
import { type LineConditions, lineConditions, type StatementKey } from "./line-conditions.ts";
import { boundsOf, inPeriod } from "./period.ts";
import { readSeries, type SeriesRequest, type SeriesSet } from "./series-reads.ts";

const entries = { schema: "payments", table: entriesTable };

const linesOfAccount: ListQuery<EntryRow> = { ...entries, ...listedBy(entriesTable, "account", "ordinal") };

/** No index holds the lines of several accounts in their order. */
const linesOfAccounts: ListQuery<EntryRow> = {
  ...entries,
  belongs: "account = ANY(string_to_array(list.key, ','))",
  order: orderOf(entriesTable, "ordinal", "account"),
};

/** Reads of statements for one request: those of many accounts at once. */
export class StatementReads {
  readonly #sql: Sql;
  readonly #asOf: bigint | undefined;
  readonly #pages: PageLoader;
  readonly #balances: DataLoader<BalanceKey, Balance[], string>;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#sql = sql;
    this.#asOf = asOf;
    this.#pages = new PageLoader(sql, asOf);
    this.#balances = new DataLoader((wanted) => readBalances(sql, wanted, asOf), {
      cacheKeyFn: ({ key, bounds: { from, to } }) => `${from} ${to} ${key}`,
    });
  }

  /** For each asset that the accounts ever had, in the order of the assets' addresses. @throws BAD_INPUT */
  async balances({ accounts, period }: StatementKey): Promise<Balance[]> {
    return this.#balances.load({ key: keyOf(accounts), bounds: boundsOf(period) });
  }

  /** Series of the period. @throws BAD_INPUT for a period that is open or too long */
  series(request: SeriesRequest): Promise<SeriesSet> {
    return readSeries(this.#sql, request, this.#asOf);
  }

  /** The period's lines, in the order of time. @throws BAD_INPUT */
  lines(
    { accounts, period }: StatementKey,
    wanted: LineConditions,
    args: PageRequest,
    isDescending = false,
  ): Promise<Connection<EntryRow>> {
    const lines = accounts.length === 1 ? linesOfAccount : linesOfAccounts;
    const conditions = [...inPeriod(period), ...lineConditions(wanted)];
    const query: ListQuery<EntryRow> = { ...lines, isDescending, conditions };
    return this.#pages.page(query, args, keyOf(accounts));
  }
}

const keyOf = (accounts: readonly string[]): string => accounts.map((address) => address.toLowerCase()).join();
