import { createHash } from "node:crypto";
import { encodeCursor, foreignCursor, textsOf } from "../cursor.ts";
import { type Connection, type PageArgs, pageSize } from "../paging.ts";
import type { Sql } from "./database.ts";
import { type ColumnType, validAt } from "./table.ts";

/** A column of an order; the columns of an order are unique together. */
export interface OrderColumn {
  readonly column: string;
  readonly type: Extract<ColumnType, "text" | "numeric" | "timestamptz">;
}

/** What every row must fulfil, with the value it is compared with. */
export interface Condition {
  readonly sql: (value: string) => string;
  readonly value: unknown;
}

/** That a column has a value; no condition for none. */
export function equals(column: string, value: string | null | undefined): Condition[] {
  return typeof value === "string" ? [{ sql: (bound) => `${column} = ${bound}`, value }] : [];
}

/** Rows that have the same values in some columns, as one row: those columns, and what the others come to. */
export interface Grouping {
  readonly by: readonly string[];
  /** Aggregates with their names: `sum(amount) AS amount`. */
  readonly aggregates: readonly string[];
}

/** A list of a table's rows. */
export interface ListQuery {
  readonly table: string;
  /** What makes one listed row of many, for a list without key; all conditions are of the rows before. */
  readonly grouping?: Grouping;
  readonly conditions?: readonly Condition[];
  /** What ties a row to a list's key, when many lists are asked at once: SQL that mentions `list.key`. */
  readonly belongs?: string;
  readonly order: readonly OrderColumn[];
  readonly isDescending?: boolean;
  /** The block as of which to read; the newest unless given. */
  readonly asOf?: bigint | undefined;
}

interface Found {
  readonly list: number;
  readonly total: number;
  readonly before: number;
  readonly after: number;
  /** Null when the list's page is empty. */
  readonly place: bigint | null;
  readonly cursor: readonly string[];
}

/** What a value in a cursor may look like, so that the database never meets one that it cannot read. */
const readable: Readonly<Record<OrderColumn["type"], RegExp>> = {
  text: /^[^\0]*$/,
  numeric: /^\d{1,78}$/,
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
};

/**
 * Reads the same page of several lists in one statement. Cursors carry the values of the order's columns, so they stay
 * valid when rows come or go, and a page far behind costs what the first one costs.
 * @param keys of the lists; any one key when the query has no `belongs`
 * @throws BAD_INPUT for a page without size or too large, and for a cursor of another list
 */
export async function readPages<Row>(
  sql: Sql,
  query: ListQuery,
  args: PageArgs,
  keys: readonly string[],
): Promise<Connection<Row>[]> {
  const { size, fromEnd } = pageSize(args);
  const { text, values } = statementOf(query, args, size + 1, fromEnd);
  const rows = await sql.query<Found & Row>(text, [keys, ...values]);
  const lists = Map.groupBy(rows, ({ list }) => list);
  const tag = tagOf(query);
  return keys.map((_key, at) => pageFrom<Row>(lists.get(at + 1) ?? [], { size, fromEnd, tag }));
}

/** Tells apart the cursors of different lists; those of one list with other keys or conditions are alike. */
function tagOf({ table, belongs, order }: ListQuery): string {
  const name = [table, belongs, ...order.map(({ column }) => column)].join();
  let tag = tags.get(name);
  if (!tag) {
    tag = createHash("sha256").update(name).digest("base64url").slice(0, 6);
    tags.set(name, tag);
  }
  return tag;
}

const tags = new Map<string, string>();

function statementOf(query: ListQuery, args: PageArgs, limit: number, fromEnd: boolean) {
  const values: unknown[] = [];
  // The first parameter holds the keys.
  const bind = (value: unknown) => `$${values.push(value) + 1}`;
  const columns = query.order.map(({ column }) => column);
  const bound = (cursor: string | undefined) =>
    cursor && `(${valuesOf(cursor, query).map((value, at) => `${bind(value)}::${query.order[at]?.type}`)})`;
  const [onwards, backwards] = query.isDescending ? ["<", ">"] : [">", "<"];
  const [after, before] = [bound(args.after), bound(args.before)];
  const rowOrder = `(${columns})`;
  const isListed = [
    validAt(query.asOf),
    ...(query.belongs ? [query.belongs] : []),
    ...(query.conditions ?? []).map(({ sql, value }) => sql(bind(value))),
  ];
  const { table, grouping } = query;
  const [source, isOfList] = grouping ? ["grouped", ["true"]] : [table, isListed];
  const isInPage = [
    ...isOfList,
    ...(after ? [`${rowOrder} ${onwards} ${after}`] : []),
    ...(before ? [`${rowOrder} ${backwards} ${before}`] : []),
  ];
  const direction = (query.isDescending ?? false) === fromEnd ? "ASC" : "DESC";
  const order = columns.map((column) => `${column} ${direction}`);
  const countIf = (condition: string | undefined) =>
    condition ? `count(*) FILTER (WHERE ${condition})::integer` : "0";
  const text = `${grouping ? groupedRows(table, grouping, isListed) : ""}
    SELECT list.at::integer AS list, counted.*, page.*
    FROM unnest($1::text[]) WITH ORDINALITY AS list(key, at)
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS total, ${countIf(after && `${rowOrder} ${backwards}= ${after}`)} AS before,
        ${countIf(before && `${rowOrder} ${onwards}= ${before}`)} AS after
      FROM ${source} WHERE ${isOfList.join(" AND ")}
    ) AS counted
    LEFT JOIN LATERAL (
      SELECT *, row_number() OVER (ORDER BY ${order}) AS place, ARRAY[${columns.map((column) => `${column}::text`)}] AS cursor
      FROM ${source} WHERE ${isInPage.join(" AND ")} ORDER BY ${order} LIMIT ${limit}
    ) AS page ON true
    ORDER BY list.at, page.place`;
  return { text, values };
}

/** Grouped once, to be counted and paged. */
function groupedRows(table: string, { by, aggregates }: Grouping, isListed: readonly string[]): string {
  const rows = `SELECT ${[...by, ...aggregates]} FROM ${table} WHERE ${isListed.join(" AND ")} GROUP BY ${by}`;
  return `WITH grouped AS MATERIALIZED (${rows})`;
}

/** @throws BAD_INPUT */
function valuesOf(cursor: string, query: ListQuery): string[] {
  const [tag, ...values] = textsOf(cursor);
  const { order } = query;
  const isOurs = tag === tagOf(query) && values.length === order.length;
  if (!isOurs || !order.every(({ type }, at) => readable[type].test(values[at] ?? ""))) throw foreignCursor();
  return values;
}

interface Wanted {
  readonly size: number;
  readonly fromEnd: boolean;
  readonly tag: string;
}

function pageFrom<Row>(found: readonly (Found & Row)[], { size, fromEnd, tag }: Wanted): Connection<Row> {
  const rows = found.filter(({ place }) => place !== null);
  const hasMore = rows.length > size;
  const nodes = fromEnd ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(JSON.stringify([tag, ...node.cursor])), node }));
  const { total = 0, before = 0, after = 0 } = found[0] ?? {};
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: after > 0 || (!fromEnd && hasMore),
      hasPreviousPage: before > 0 || (fromEnd && hasMore),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
  };
}
