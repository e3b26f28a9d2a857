import type { Column } from "./table.ts";
import { visible } from "./visible.ts";

/** Rows as lines of CSV, below a line of headings: `ON BEHALF OF` is `onBehalfOf`. */
export class Csv<R> {
  readonly #columns: readonly Column<R>[];

  constructor(columns: readonly Column<R>[]) {
    this.#columns = columns;
  }

  get head(): string {
    return csvLine(this.#columns.map(({ heading }) => camelCase(heading)));
  }

  lines(rows: readonly R[]): string[] {
    return rows.map((row) => csvLine(this.#columns.map(({ of }) => of(row))));
  }
}

const camelCase = (heading: string) =>
  heading.toLowerCase().replace(/ (\w)/g, (_space, letter: string) => letter.toUpperCase());

/** A line of CSV (RFC 4180). Text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return cells.map(cellOf).join(",");
}

function cellOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = visible(String(value));
  const plain = /^[=+\-@]/.test(text) && !/^-\d+$/.test(text) ? `'${text}` : text;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
