import type { Sql } from "../../../store/database/database.ts";
import { type ListQuery, listedBy } from "../../../store/tables/list-query.ts";
import { type Connection, mapNodes, type PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { validAt } from "../../../store/tables/table.ts";
import { type EntryRow, entriesTable } from "../projection/statement-entry.ts";

const entries = `payments.${entriesTable.name}`;

/** Transactions that moved money of an account or in a channel, newest first. */
export class AddressReads {
  readonly #pages: PageLoader;
  readonly #asOf: bigint | undefined;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#pages = new PageLoader(sql, asOf);
    this.#asOf = asOf;
  }

  /** Hashes of an account's transactions. @param account in any case. @throws BAD_INPUT */
  ofAccount(account: string, args: PageRequest): Promise<Connection<{ readonly hash: string }>> {
    return this.#transactions("account", account, args);
  }

  /** Hashes of a channel's transactions. @param channel in any case. @throws BAD_INPUT */
  ofChannel(channel: string, args: PageRequest): Promise<Connection<{ readonly hash: string }>> {
    return this.#transactions("channel", channel, args);
  }

  async #transactions(by: "account" | "channel", address: string, args: PageRequest) {
    const page = await this.#pages.page(lastEntriesBy(by, this.#asOf), args, address.toLowerCase());
    return mapNodes(page, ({ transactionHash: hash }) => ({ hash }));
  }
}

/** The last entry of each transaction in a list: it is the one whose next is of another, which an index tells. */
function lastEntriesBy(column: "account" | "channel", asOf: bigint | undefined): ListQuery<EntryRow> {
  const isNext = `next.${column} = entries.${column} AND (next.ordinal, next.account) > (entries.ordinal, entries.account)`;
  const nextTransaction = `SELECT next.transaction FROM ${entries} AS next
    WHERE ${validAt(asOf, "next.")} AND ${isNext} ORDER BY next.ordinal, next.account LIMIT 1`;
  const isLast = {
    sql: (bound: string) => `((${nextTransaction}) IS DISTINCT FROM entries.transaction) = ${bound}`,
    value: true,
  };
  return {
    schema: "payments",
    ...listedBy(entriesTable, column, "ordinal"),
    isDescending: true,
    conditions: [isLast],
  };
}
