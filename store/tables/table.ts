import type { Columns, ColumnType } from "./columns.ts";
import { defineRow, type RowCodec, type RowOfColumns, type StoredColumn } from "./row-codec.ts";

/** A table of rows that a ledger's blocks change. */
export interface Table<Row = unknown> {
  readonly name: string;
  readonly row: RowCodec<Row>;
  /** Columns that name a row; among rows that are current they are unique. */
  readonly key: readonly StoredColumn[];
  readonly indexes: readonly string[];
}

/** Row of a table, or of a statement, as code has it. */
export type RowOf<Source> = Source extends Table<infer Row> ? Row : Source extends RowCodec<infer Row> ? Row : never;

/** A table as it is declared: a new column is one more line of `columns`. */
export interface TableDefinition<C extends Columns> {
  readonly name: string;
  readonly columns: C;
  /** Properties that name a row. */
  readonly key: readonly (keyof C & string)[];
  /**
   * Further indexes of current rows, as SQL writes them after the table's name: `(status, name)`, `USING gin (tags)`.
   */
  readonly indexes?: readonly string[];
}

/** Declares a table, whose row type and codec follow from its columns. */
export function defineTable<const C extends Columns>(definition: TableDefinition<C>): Table<RowOfColumns<C>> {
  const { name, columns, key, indexes = [] } = definition;
  const row = defineRow(columns);
  return { name, row, key: key.map((property) => row.column(property)), indexes };
}

/** Columns of a table's own, beside those that say from when until when a version is valid. */
export function ownColumns({ row }: Table): readonly StoredColumn[] {
  return row.columns.filter(({ name }) => name !== "valid_from");
}

/** Text is ordered by bytes, on every database and in every locale. */
export function sqlType(type: ColumnType): string {
  return type.startsWith("text") ? `${type} COLLATE "C"` : type;
}

/**
 * Statements that create a table. Each row is one version: valid from the block that wrote it until, exclusively, the
 * block that wrote or deleted it again; the current version has no end.
 */
export function tableStatements(schema: string, table: Table): string[] {
  const name = `${schema}.${table.name}`;
  const columns = ownColumns(table).map((column) => `${column.name} ${sqlType(column.type)}`);
  const key = table.key.map((column) => column.name).join(", ");
  return [
    `CREATE TABLE ${name} (valid_from bigint NOT NULL, valid_to bigint, ${columns.join(", ")},
       PRIMARY KEY (${key}, valid_from))`,
    `CREATE UNIQUE INDEX ${table.name}_current ON ${name} (${key}) WHERE valid_to IS NULL`,
    ...table.indexes.map((index, at) => `CREATE INDEX ${table.name}_${at} ON ${name} ${index} WHERE valid_to IS NULL`),
  ];
}

/** The condition that picks the versions valid at a block, or the current ones; `of` qualifies the columns: `t.`. */
export function validAt(block?: bigint, of = ""): string {
  return block === undefined
    ? `${of}valid_to IS NULL`
    : `${of}valid_from <= ${block} AND (${of}valid_to IS NULL OR ${of}valid_to > ${block})`;
}
