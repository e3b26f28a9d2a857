import type { Column, Columns } from "./columns.ts";

/** A row as the database has it: by the names of columns. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Row that columns make: a value for each property. */
export type RowOfColumns<C extends Columns> = {
  readonly [Property in keyof C]: C[Property] extends Column<infer Value> ? Value : never;
};

/** A column with its place in a row. */
export interface StoredColumn extends Column<unknown> {
  readonly property: string;
  readonly name: string;
}

/** Turns rows of a table, or of a statement, into those of the database and back. */
export class RowCodec<Row> {
  readonly columns: readonly StoredColumn[];
  /** Columns that rows are read with. */
  readonly #read: readonly StoredColumn[];

  constructor(columns: readonly StoredColumn[]) {
    this.columns = columns;
    this.#read = columns.filter(({ isSearched }) => !isSearched);
  }

  /** Names of the columns that rows are read with. */
  get names(): string[] {
    return this.#read.map(({ name }) => name);
  }

  column(property: keyof Row & string): StoredColumn {
    const column = this.columns.find((one) => one.property === property);
    if (!column) throw new Error(`no column holds ${property}`);
    return column;
  }

  /** A part of each row. */
  pick<Property extends keyof Row & string>(...properties: readonly Property[]): RowCodec<Pick<Row, Property>> {
    return new RowCodec(properties.map((property) => this.column(property)));
  }

  /** Columns that are not in the row have no value. */
  encode(row: Partial<Row>): Record<string, unknown> {
    const stored: Record<string, unknown> = {};
    for (const { property, name } of this.columns) stored[name] = row[property as keyof Row];
    return stored;
  }

  decode(stored: StoredRow): Row {
    const row: Record<string, unknown> = {};
    for (const { property, name, decode } of this.#read) {
      const value = stored[name];
      row[property] = decode ? decode(value as never) : value;
    }
    return row as Row;
  }
}

/** Declares the rows of a statement that has columns of its own. */
export function defineRow<const C extends Columns>(columns: C): RowCodec<RowOfColumns<C>> {
  const stored = Object.entries(columns).map(([property, column]) => ({
    ...column,
    property,
    name: column.name ?? snakeCase(property),
  }));
  return new RowCodec(stored);
}

function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
