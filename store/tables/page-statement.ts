import { type Grouping, type ListQuery, listedRow, valuesOf } from "./list-query.ts";
import type { PageRequest } from "./page.ts";
import { validAt } from "./table.ts";

/** A statement whose first parameter holds the keys of lists. */
export interface KeyedStatement {
  readonly text: string;
  /** The other parameters. */
  readonly values: readonly unknown[];
}

/** Rows of lists, found by key and conditions. */
class ListedRows {
  readonly values: unknown[] = [];
  /** Clauses of the statement: WITH, FROM and WHERE. */
  readonly with: string = "";
  readonly from: string;
  readonly where: string;

  constructor(query: ListQuery) {
    const { schema, grouping, belongs, conditions = [], computed } = query;
    const sortsFound = query.sortsFound || computed !== undefined;
    const table = `${schema}.${query.table.name}`;
    const all = [
      validAt(query.asOf),
      ...(belongs ? [belongs] : []),
      ...conditions.map(({ sql, value }) => sql(this.bind(value))),
    ];
    const isListed = all.join(" AND ");
    if (grouping) this.with = groupedRows(table, grouping, isListed);
    const columns = computed ? `*, ${computed.sql(this.bind(computed.value))} AS ${computed.column}` : "*";
    // Past OFFSET the planner moves neither conditions nor orders.
    const found = `(SELECT ${columns} FROM ${table} WHERE ${isListed} OFFSET 0) AS found`;
    this.from = grouping ? "grouped" : sortsFound ? found : table;
    this.where = grouping || sortsFound ? "true" : isListed;
  }

  bind(value: unknown): string {
    return `$${this.values.push(value) + 1}`;
  }
}

/**
 * Reads one page of each list, and one row more where there is one; `before` and `after` tell whether there is anything
 * on the other side of a cursor. Nothing is visited but the page, where an index holds the list's order.
 */
export function pageStatement(query: ListQuery, args: PageRequest, limit: number, fromEnd: boolean): KeyedStatement {
  const rows = new ListedRows(query);
  const columns = query.order.map(({ column }) => column);
  const bound = (cursor: string | undefined) =>
    cursor && `(${valuesOf(cursor, query).map((value, at) => `${rows.bind(value)}::${query.order[at]?.type}`)})`;
  const [after, before] = [bound(args.after), bound(args.before)];
  const [onwards, backwards] = query.isDescending ? ["<", ">"] : [">", "<"];
  const place = `(${columns})`;
  const isInPage = [
    rows.where,
    ...(after ? [`${place} ${onwards} ${after}`] : []),
    ...(before ? [`${place} ${backwards} ${before}`] : []),
  ];
  const order = (isBackward: boolean) =>
    columns.map((column) => `${column} ${(query.isDescending ?? false) === isBackward ? "ASC" : "DESC"}`);
  // Begins at the cursor, whose row is the nearest unless it has gone: any other order might search the whole list.
  const isBeyond = (condition: string | undefined, isBackward: boolean) =>
    condition
      ? `(SELECT true FROM ${rows.from} WHERE ${rows.where} AND ${condition} ORDER BY ${order(isBackward)} LIMIT 1) IS NOT NULL`
      : "false";
  const text = `${rows.with}
    SELECT list.at::integer AS list, ${isBeyond(after && `${place} ${backwards}= ${after}`, true)} AS before,
      ${isBeyond(before && `${place} ${onwards}= ${before}`, false)} AS after, page.*
    FROM unnest($1::text[]) WITH ORDINALITY AS list(key, at)
    LEFT JOIN LATERAL (
      SELECT ${listedRow(query).names}, row_number() OVER (ORDER BY ${order(fromEnd)}) AS place,
        ARRAY[${columns.map((column) => `${column}::text`)}] AS cursor
      FROM ${rows.from} WHERE ${isInPage.join(" AND ")} ORDER BY ${order(fromEnd)} LIMIT ${limit}
    ) AS page ON true
    ORDER BY list.at, page.place`;
  return { text, values: rows.values };
}

/** Counts the rows of each list. */
export function countStatement(query: ListQuery): KeyedStatement {
  const rows = new ListedRows({ ...query, sortsFound: false, computed: undefined });
  const text = `${rows.with}
    SELECT (SELECT count(*)::integer FROM ${rows.from} WHERE ${rows.where}) AS total
    FROM unnest($1::text[]) WITH ORDINALITY AS list(key, at) ORDER BY list.at`;
  return { text, values: rows.values };
}

/** Grouped once, however often the statement reads them. */
function groupedRows(table: string, { by, aggregates, each = "*" }: Grouping<unknown>, isListed: string): string {
  const listed = `(SELECT ${each} FROM ${table} WHERE ${isListed}) AS listed`;
  return `WITH grouped AS MATERIALIZED (SELECT ${[...by, ...aggregates]} FROM ${listed} GROUP BY ${by})`;
}
