import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import { type Condition, equals, type ListQuery, listedBy } from "../../../store/tables/list-query.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { mapNodes } from "../../kit/paging.ts";
import type { EntryType, StoredEntry } from "../projection/statement-entry.ts";
import { type Balance, type BalanceKey, readBalances } from "./balances.ts";
import { boundsOf, inPeriod, type Period } from "./period.ts";

/** Whose money a statement is about, and when. */
export interface StatementKey {
  /** In any case. */
  readonly accounts: readonly string[];
  readonly period: Period;
}

/** Which lines; every condition given must hold. */
export interface LineConditions {
  readonly types?: readonly EntryType[] | null | undefined;
  readonly asset?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly counterparty?: string | null | undefined;
}

/** One movement of an account's money; amounts in the asset's smallest unit. */
export interface LineRow {
  readonly type: EntryType;
  readonly account: string;
  readonly counterparty: string | null;
  readonly channel: string;
  readonly asset: string;
  readonly change: bigint;
  readonly amount: bigint;
  readonly tokenId: bigint | null;
  readonly lane: number | null;
  readonly requests: bigint | null;
  readonly block: bigint;
  readonly transactionHash: string;
  readonly happenedAt: Date;
}

const linesOfAccount: ListQuery = {
  ...{ table: "payments.entries", ...listedBy("account", { column: "ordinal", type: "text" }) },
};

/** No index holds the lines of several accounts in their order. */
const linesOfAccounts: ListQuery = {
  table: "payments.entries",
  belongs: "account = ANY(string_to_array(list.key, ','))",
  order: [
    { column: "ordinal", type: "text" },
    { column: "account", type: "text" },
  ],
};

/** What one request reads of statements: those of many accounts at once. */
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
  async lines(
    { accounts, period }: StatementKey,
    wanted: LineConditions,
    args: PageRequest,
  ): Promise<Connection<LineRow>> {
    const lines = accounts.length === 1 ? linesOfAccount : linesOfAccounts;
    const query = { ...lines, conditions: [...inPeriod(period), ...conditionsOf(wanted)] };
    return mapNodes(await this.#pages.page<StoredEntry>(query, args, keyOf(accounts)), lineRow);
  }
}

const keyOf = (accounts: readonly string[]): string => accounts.map((address) => address.toLowerCase()).join();

function conditionsOf({ types, asset, channel, counterparty }: LineConditions): Condition[] {
  return [
    ...(types ? [{ sql: (bound: string) => `type = ANY(${bound}::text[])`, value: types }] : []),
    ...equals("asset", asset?.toLowerCase()),
    ...equals("channel", channel?.toLowerCase()),
    ...equals("counterparty", counterparty?.toLowerCase()),
  ];
}

function lineRow({ change, amount, token_id, lane, requests, transaction, happened_at, ...row }: StoredEntry): LineRow {
  return {
    ...{ ...row, transactionHash: transaction, happenedAt: happened_at },
    change: BigInt(change),
    amount: BigInt(amount),
    tokenId: token_id === null ? null : BigInt(token_id),
    lane: lane === null ? null : Number(lane),
    requests: requests === null ? null : BigInt(requests),
  };
}
