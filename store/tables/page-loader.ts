import DataLoader from "dataloader";
import type { Sql } from "../database/database.ts";
import type { ListQuery } from "./list-query.ts";
import type { Connection, PageRequest } from "./page.ts";
import { countRows, type Page, readPages } from "./page-reader.ts";

interface ListKey {
  readonly query: ListQuery;
  readonly key: string;
}

interface PageKey extends ListKey {
  readonly args: PageRequest;
}

/** Reads the pages of one request: the same page of many lists in one statement, and none twice. */
export class PageLoader {
  readonly #asOf: bigint | undefined;
  readonly #pages: DataLoader<PageKey, Page<unknown>, string>;
  readonly #counts: DataLoader<ListKey, number, string>;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#asOf = asOf;
    const readAlike = ([{ query, args }]: Alike<PageKey>, keys: string[]) => readPages(sql, query, args, keys);
    const countAlike = ([{ query }]: Alike<ListKey>, keys: string[]) => countRows(sql, query, keys);
    this.#pages = new DataLoader((keys) => loadAlike(keys, pageName, readAlike), {
      cacheKeyFn: (page) => pageName(page) + page.key,
    });
    this.#counts = new DataLoader((keys) => loadAlike(keys, listName, countAlike), {
      cacheKeyFn: (list) => listName(list) + list.key,
    });
  }

  /**
   * @param key of the list; any when the query has no `belongs`
   * @throws BAD_INPUT for a page without size or too large, and for a cursor of another list
   */
  async page<Row>(query: ListQuery<Row>, args: PageRequest, key = ""): Promise<Connection<Row>> {
    const list = { query: { ...query, asOf: this.#asOf }, key };
    const { total, ...page } = (await this.#pages.load({ ...list, args })) as Page<Row>;
    return { ...page, countAll: () => total ?? this.#counts.load(list) };
  }
}

type Alike<Key> = readonly [Key, ...Key[]];

/** Loads keys of one name together; a failure of one name does not concern the others. */
async function loadAlike<Key extends ListKey, Value>(
  keys: readonly Key[],
  nameOf: (key: Key) => string,
  load: (alike: Alike<Key>, keys: string[]) => Promise<Value[]>,
): Promise<(Value | Error)[]> {
  const loaded = new Map<Key, Value | Error>();
  const loadGroup = async (alike: Key[]) => {
    const lists = alike.map(({ key }) => key);
    const values = await load(alike as [Key, ...Key[]], lists).catch((error: Error) => error);
    for (const [at, key] of alike.entries()) loaded.set(key, values instanceof Error ? values : (values[at] as Value));
  };
  await Promise.all([...Map.groupBy(keys, nameOf).values()].map(loadGroup));
  return keys.map((key) => loaded.get(key) as Value);
}

function pageName({ args: { first, after, last, before }, ...list }: PageKey): string {
  return listName(list) + JSON.stringify([first, after, last, before]);
}

/** Name of a list; the same for lists that one statement can read. */
function listName({ query }: ListKey): string {
  const { schema, table, grouping, belongs, order, isDescending, computed, conditions = [] } = query;
  const conditioned = [...conditions, ...(computed ? [computed] : [])].map(({ sql, value }) => [sql("?"), value]);
  const grouped = grouping && [grouping.by, grouping.aggregates, grouping.each];
  return JSON.stringify([schema, table.name, grouped, belongs, order, isDescending, conditioned]);
}
