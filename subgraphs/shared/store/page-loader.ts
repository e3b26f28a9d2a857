import DataLoader from "dataloader";
import type { Connection, PageArgs } from "../paging.ts";
import type { Sql } from "./database.ts";
import { type ListQuery, readPages } from "./page-reader.ts";

interface PageKey {
  readonly query: ListQuery;
  readonly args: PageArgs;
  readonly key: string;
}

/** Reads the pages of one request: the same page of many lists in one statement, and none twice. */
export class PageLoader {
  readonly #asOf: bigint | undefined;
  readonly #pages: DataLoader<PageKey, Connection<unknown>, string>;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#asOf = asOf;
    this.#pages = new DataLoader((keys) => loadPages(sql, keys), {
      cacheKeyFn: ({ key, ...rest }) => nameOf(rest) + key,
    });
  }

  /**
   * @param key of the list; any when the query has no `belongs`
   * @throws BAD_INPUT for a page without size or too large, and for a cursor of another list
   */
  page<Row>(query: ListQuery, args: PageArgs, key = ""): Promise<Connection<Row>> {
    return this.#pages.load({ query: { ...query, asOf: this.#asOf }, args, key }) as Promise<Connection<Row>>;
  }
}

async function loadPages(sql: Sql, keys: readonly PageKey[]): Promise<(Connection<unknown> | Error)[]> {
  const pages = new Map<PageKey, Connection<unknown> | Error>();
  const load = async (alike: readonly PageKey[]) => {
    const [{ query, args }] = alike as [PageKey];
    const lists = alike.map(({ key }) => key);
    const loaded = await readPages(sql, query, args, lists).catch((error: Error) => error);
    for (const [at, key] of alike.entries()) {
      pages.set(key, loaded instanceof Error ? loaded : (loaded[at] as Connection<unknown>));
    }
  };
  await Promise.all([...Map.groupBy(keys, nameOf).values()].map(load));
  return keys.map((key) => pages.get(key) as Connection<unknown>);
}

/** The same for pages that one statement can read. */
function nameOf({ query, args: { first, after, last, before } }: Pick<PageKey, "query" | "args">): string {
  const { table, grouping, belongs, order, isDescending, conditions = [] } = query;
  const conditioned = conditions.map(({ sql, value }) => [sql("?"), value]);
  return JSON.stringify([table, grouping, belongs, order, isDescending, conditioned, first, after, last, before]);
}
