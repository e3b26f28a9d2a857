export type ColumnType = "text" | "text[]" | "numeric" | "bigint" | "integer" | "boolean" | "timestamptz" | "json";

/** A table of rows that a ledger's blocks change. Column names are SQL identifiers in lower case. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Columns that name a row; among rows that are current they are unique. */
  readonly key: readonly string[];
  /** Further indexes of current rows, as SQL writes them after the table's name: `(status, name)`, `USING gin (tags)`. */
  readonly indexes?: readonly string[];
}

/** Text is ordered by bytes, on every database and in every locale. */
export function sqlType(type: ColumnType): string {
  return type.startsWith("text") ? `${type} COLLATE "C"` : type;
}

/**
 * Statements that create a table. Each row is one version: valid from the block that wrote it until, exclusively, the
 * block that wrote or deleted it again; the current version has no end.
 */
export function tableStatements(schema: string, table: TableDefinition): string[] {
  const name = `${schema}.${table.name}`;
  const columns = Object.entries(table.columns).map(([column, type]) => `${column} ${sqlType(type)}`);
  const key = table.key.join(", ");
  return [
    `CREATE TABLE ${name} (valid_from bigint NOT NULL, valid_to bigint, ${columns.join(", ")},
       PRIMARY KEY (${key}, valid_from))`,
    `CREATE UNIQUE INDEX ${table.name}_current ON ${name} (${key}) WHERE valid_to IS NULL`,
    ...(table.indexes ?? []).map(
      (index, at) => `CREATE INDEX ${table.name}_${at} ON ${name} ${index} WHERE valid_to IS NULL`,
    ),
  ];
}

/** The condition that picks the versions valid at a block, or the current ones; `of` qualifies the columns: `t.`. */
export function validAt(block?: bigint, of = ""): string {
  return block === undefined
    ? `${of}valid_to IS NULL`
    : `${of}valid_from <= ${block} AND (${of}valid_to IS NULL OR ${of}valid_to > ${block})`;
}
