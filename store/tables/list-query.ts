import { createHash } from "node:crypto";
import type { ColumnType } from "./columns.ts";
import { encodeCursor, foreignCursor, textsOf } from "./cursor.ts";
import type { RowCodec } from "./row-codec.ts";
import type { Table } from "./table.ts";

/** A column of an order; the columns of an order are unique together. */
export interface OrderColumn {
  readonly column: string;
  readonly type: Extract<ColumnType, "text" | "numeric" | "timestamptz">;
}

/** Columns of a table as an order, by their properties. */
export function orderOf<Row>(table: Table<Row>, ...properties: readonly (keyof Row & string)[]): OrderColumn[] {
  return properties.map((property) => {
    const { name, type } = table.row.column(property);
    if (!(type in isReadable)) throw new Error(`no cursor can hold ${name}, of type ${type}`);
    return { column: name, type: type as OrderColumn["type"] };
  });
}

/** Order of a list by one of its fields, and which way it runs. */
export interface Ordering<Field> {
  readonly field: Field;
  readonly isDescending: boolean;
}

/** Condition that every row fulfils, with the value that it is compared with. */
export interface Condition {
  readonly sql: (value: string) => string;
  readonly value: unknown;
}

/** Column that a statement computes of each row, with the value that it is computed with. */
export interface ComputedColumn extends Condition {
  readonly column: string;
}

/** Condition with a text; none where there is none. No row has a text with NUL, which no statement may hold. */
export function conditionWith(value: string | null | undefined, sql: Condition["sql"]): Condition[] {
  return typeof value === "string" ? [{ sql, value: value.replaceAll("\0", "\ufffd") }] : [];
}

/** Condition that a column has a value; none where there is none. */
export function equals(column: string, value: string | null | undefined): Condition[] {
  return conditionWith(value, (bound) => `${column} = ${bound}`);
}

/** Values of columns that a caller may give. */
export type GivenValues<Columns extends string> = { readonly [Column in Columns]?: string | null | undefined };

/** Conditions that columns have the values that are given, in lower case. */
export function equalsEach(given: GivenValues<string>): Condition[] {
  return Object.entries(given).flatMap(([column, value]) => equals(column, value?.toLowerCase()));
}

/**
 * List of the rows that have its key in a text column, in an order of further columns. The condition is no `=`, which
 * the planner drops from the order: it would then walk an index without the column through the whole table where it
 * takes most rows to have the same value.
 */
export function listedBy<Row>(
  table: Table<Row>,
  property: keyof Row & string,
  ...then: readonly (keyof Row & string)[]
): { readonly table: Table<Row>; readonly belongs: string; readonly order: readonly OrderColumn[] } {
  const { name } = table.row.column(property);
  return { table, belongs: `${name} BETWEEN list.key AND list.key`, order: orderOf(table, property, ...then) };
}

/** Rows that have the same values in some columns, as one row: those columns, and aggregates of the others. */
export interface Grouping<Row> {
  readonly by: readonly string[];
  /** Aggregates with their names: `sum(amount) AS amount`. */
  readonly aggregates: readonly string[];
  /** SQL of what is grouped of each row, where it is no column: `unnest(tags) AS tag`. */
  readonly each?: string;
  readonly row: RowCodec<Row>;
}

interface ListShape {
  readonly schema: string;
  readonly conditions?: readonly Condition[];
  /** Condition that ties a row to a list's key, when many lists are asked at once: SQL that mentions `list.key`. */
  readonly belongs?: string;
  /**
   * Whether rows are found by `belongs` and then sorted, for want of an index that holds them in their order. Left to
   * itself the planner, which knows no key yet, walks the order's index through the whole table for each list.
   */
  readonly sortsFound?: boolean;
  /** Column that rows are ordered by and the table does not have: it is computed of all rows of the list. */
  readonly computed?: ComputedColumn | undefined;
  readonly order: readonly OrderColumn[];
  readonly isDescending?: boolean;
  /** The block as of which to read; the newest unless given. */
  readonly asOf?: bigint | undefined;
}

interface RowList<Row> extends ListShape {
  readonly table: Table<Row>;
  readonly grouping?: never;
}

/** List without key, each row of which stands for many; all conditions are of the rows before. */
interface GroupList<Row> extends ListShape {
  readonly table: Table;
  readonly grouping: Grouping<Row>;
}

/** A list of a table's rows, or of groups of them. */
export type ListQuery<Row = unknown> = RowList<Row> | GroupList<Row>;

/** The codec of a list's rows. */
export function listedRow<Row>(query: ListQuery<Row>): RowCodec<Row> {
  return query.grouping ? query.grouping.row : query.table.row;
}

/** Form of a value in a cursor by its type, so that the database never meets one that it cannot read. */
const isReadable: Readonly<Record<OrderColumn["type"], (text: string) => boolean>> = {
  text: (text) => !text.includes("\0"),
  numeric: (text) => /^\d{1,78}$/.test(text),
  timestamptz: isTime,
};

const timePattern =
  /^(\d{4,6})(-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/;

/** Whether PostgreSQL could have written a time, which needs its day to exist. */
function isTime(text: string): boolean {
  const [, year = "", day] = timePattern.exec(text) ?? [];
  if (!day || Number(year) === 0) return false;
  const written = `${year.length > 4 ? `+${year.padStart(6, "0")}` : year}${day}`;
  const midnight = new Date(`${written}T00:00:00Z`);
  // JavaScript takes the 30th of February for the 2nd of March.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(written);
}

/** The cursor of a row. */
export function cursorOf(query: ListQuery, values: readonly string[]): string {
  return encodeCursor(JSON.stringify([tagOf(query), ...values]));
}

/** Values of the order's columns in a cursor. @throws BAD_INPUT when it is of another list */
export function valuesOf(cursor: string, query: ListQuery): string[] {
  const [tag, ...values] = textsOf(cursor);
  const { order } = query;
  const isOurs = tag === tagOf(query) && values.length === order.length;
  if (!isOurs || !order.every(({ type }, at) => isReadable[type](values[at] ?? ""))) throw foreignCursor();
  return values;
}

/** Tells apart the cursors of different lists; those of one list with other keys or conditions are alike. */
function tagOf({ schema, table, belongs, order }: ListQuery): string {
  const name = [`${schema}.${table.name}`, belongs, ...order.map(({ column }) => column)].join();
  let tag = tags.get(name);
  if (!tag) {
    tag = createHash("sha256").update(name).digest("base64url").slice(0, 6);
    tags.set(name, tag);
  }
  return tag;
}

const tags = new Map<string, string>();
