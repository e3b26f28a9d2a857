/** SQL types that columns may have. */
export type ColumnType =
  | "text"
  | "text[]"
  | "numeric"
  | "bigint"
  | "integer"
  | "boolean"
  | "timestamptz"
  | "json"
  | "tsvector";

/** A column with the type of its values in code. */
export interface Column<Value> {
  readonly type: ColumnType;
  /** SQL identifier in lower case; the property's name in snake case unless given. */
  readonly name?: string | undefined;
  /** Whether statements only search by the column: it is written, and never read. */
  readonly isSearched?: boolean | undefined;
  /** Makes a value of the database's answer, which is the value itself unless given. */
  readonly decode?: ((stored: never) => Value) | undefined;
}

/** Columns by the properties of a row that they hold. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

export const text = <Value extends string = string>(name?: string): Column<Value> => ({ type: "text", name });
export const texts = (name?: string): Column<readonly string[]> => ({ type: "text[]", name });
export const boolean = (name?: string): Column<boolean> => ({ type: "boolean", name });
export const integer = (name?: string): Column<number> => ({ type: "integer", name });
export const timestamp = (name?: string): Column<Date> => ({ type: "timestamptz", name });
export const json = <Value>(name?: string): Column<Value> => ({ type: "json", name });

/** A column that is searched by, and has no value in rows that are read. */
export const searched = (type: "text" | "tsvector" = "text"): Column<string | undefined> => ({
  type,
  isSearched: true,
});

/** Whole numbers without bound, such as amounts. */
export const numeric = (name?: string): Column<bigint> => ({ type: "numeric", name, decode: BigInt });

/** Whole numbers of 64 bits. */
export const bigint = (name?: string): Column<bigint> => ({ type: "bigint", name, decode: BigInt });

/** The block that wrote a row, which every table says of its versions. */
export const writtenIn = (): Column<bigint> => ({ type: "bigint", name: "valid_from", decode: BigInt });

/** Whole numbers up to 2^53, whatever the column could hold. */
export function safeInteger(type: "bigint" | "numeric", name?: string): Column<number> {
  return { type, name, decode: Number };
}

/** A column that may have no value. */
export function nullable<Value>({ decode, ...column }: Column<Value>): Column<Value | null> {
  return { ...column, decode: decode && ((stored: never) => (stored === null ? null : decode(stored))) };
}
