import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import {
  type Condition,
  equalsEach,
  type GivenValues,
  type ListQuery,
  listedBy,
  orderOf,
} from "../../../store/tables/list-query.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { type EntryRow, type EntryType, entriesTable } from "../projection/statement-entry.ts";
import { type Balance, type BalanceKey, readBalances } from "./balances.ts";
import { boundsOf, inPeriod, type Period } from "./period.ts";

/** Accounts of a statement, and its period. */
export interface StatementKey {
  /** In any case. */
  readonly accounts: readonly string[];
  readonly period: Period;
}

/** Conditions on lines; every one that is given must hold. */
export interface LineConditions extends GivenValues<"asset" | "channel" | "counterparty"> {
  readonly types?: readonly EntryType[] | null | undefined;
}

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
  readonly #pages: PageLoader;
  readonly #balances: DataLoader<BalanceKey, Balance[], string>;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#pages = new PageLoader(sql, asOf);
    this.#balances = new DataLoader((wanted) => readBalances(sql, wanted, asOf), {
      cacheKeyFn: ({ key, bounds: { from, to } }) => `${from} ${to} ${key}`,
    });
  }

  /** For each asset that the accounts ever had, in the order of the assets' addresses. @throws BAD_INPUT */
  async balances({ accounts, period }: StatementKey): Promise<Balance[]> {
    return this.#balances.load({ key: keyOf(accounts), bounds: boundsOf(period) });
  }

  /** The period's lines, oldest first. @throws BAD_INPUT */
  lines({ accounts, period }: StatementKey, wanted: LineConditions, args: PageRequest): Promise<Connection<EntryRow>> {
    const lines = accounts.length === 1 ? linesOfAccount : linesOfAccounts;
    const query: ListQuery<EntryRow> = { ...lines, conditions: [...inPeriod(period), ...conditionsOf(wanted)] };
    return this.#pages.page(query, args, keyOf(accounts));
  }
}

const keyOf = (accounts: readonly string[]): string => accounts.map((address) => address.toLowerCase()).join();

function conditionsOf({ types, asset, channel, counterparty }: LineConditions): Condition[] {
  const ofTypes = types ? [{ sql: (bound: string) => `type = ANY(${bound}::text[])`, value: types }] : [];
  return [...ofTypes, ...equalsEach({ asset, channel, counterparty })];
}
