import type { Sql } from "../database/database.ts";
import { queryInTurn } from "../database/turns.ts";
import { cursorOf, type ListQuery, listedRow } from "./list-query.ts";
import { type PageBounds, type PageRequest, pageSize } from "./page.ts";
import { countStatement, type KeyedStatement, pageStatement } from "./page-statement.ts";
import type { StoredRow } from "./row-codec.ts";

/** One page of a list as it was read. */
export interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageBounds;
  /** Rows of all pages, where this one shows them all. */
  readonly total: number | undefined;
}

interface Found extends StoredRow {
  readonly list: number;
  readonly before: boolean;
  readonly after: boolean;
  /** Null when the list's page is empty. */
  readonly place: bigint | null;
  readonly cursor: readonly string[];
}

/** Rows that one statement reads, and lists that it counts, at most: other statements wait for it. */
const maxRows = 1_000;
const maxCounts = 100;

/**
 * Reads the same page of several lists, many in one statement. Cursors carry the values of the order's columns, so they
 * stay valid when rows come or go, and a page far behind costs what the first one costs.
 * @param keys of the lists; any one key when the query has no `belongs`
 * @throws BAD_INPUT for a page without size or too large, and for a cursor of another list
 */
export async function readPages<Row>(
  sql: Sql,
  query: ListQuery<Row>,
  args: PageRequest,
  keys: readonly string[],
): Promise<Page<Row>[]> {
  const { size, fromEnd } = pageSize(args);
  const statement = pageStatement(query, args, size + 1, fromEnd);
  const isWhole = !args.after && !args.before;
  return inParts(keys, Math.max(1, Math.floor(maxRows / (size + 1))), async (some) => {
    const rows = await run<Found>(sql, statement, some);
    const lists = Map.groupBy(rows, ({ list }) => list);
    return some.map((_key, at) => pageFrom(lists.get(at + 1) ?? [], { query, size, fromEnd, isWhole }));
  });
}

/** Counts the rows of several lists. */
export function countRows(sql: Sql, query: ListQuery, keys: readonly string[]): Promise<number[]> {
  const statement = countStatement(query);
  return inParts(keys, maxCounts, async (some) => {
    const rows = await run<{ total: number }>(sql, statement, some);
    return rows.map(({ total }) => total);
  });
}

function run<Row>(sql: Sql, { text, values }: KeyedStatement, keys: readonly string[]): Promise<Row[]> {
  return queryInTurn<Row>(sql, text, [keys, ...values]);
}

/** Runs one part after the other, so that other statements come in between. */
async function inParts<In, Out>(
  all: readonly In[],
  size: number,
  each: (part: readonly In[]) => Promise<Out[]>,
): Promise<Out[]> {
  const out: Out[] = [];
  for (let at = 0; at < all.length; at += size) out.push(...(await each(all.slice(at, at + size))));
  return out;
}

interface Wanted<Row> {
  readonly query: ListQuery<Row>;
  readonly size: number;
  readonly fromEnd: boolean;
  /** Whether no cursor cuts anything off. */
  readonly isWhole: boolean;
}

function pageFrom<Row>(found: readonly Found[], { query, size, fromEnd, isWhole }: Wanted<Row>): Page<Row> {
  const rows = found.filter(({ place }) => place !== null);
  const hasMore = rows.length > size;
  const shown = fromEnd ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const codec = listedRow(query);
  const edges = shown.map((row) => ({ cursor: cursorOf(query, row.cursor), node: codec.decode(row) }));
  const nodes = edges.map(({ node }) => node);
  const { before = false, after = false } = found[0] ?? {};
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: after || (!fromEnd && hasMore),
      hasPreviousPage: before || (fromEnd && hasMore),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    total: isWhole && !hasMore ? nodes.length : undefined,
  };
}
