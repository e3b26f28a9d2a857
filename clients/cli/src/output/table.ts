import { visible } from "./visible.ts";

/** One column of a list: its heading, and what it shows of a row. */
export interface Column<R> {
  readonly heading: string;
  readonly of: (row: R) => string | number | null | undefined;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
}

/** Columns with other values in some of them, and more behind; `exact` as other programs want them: integers, no units. */
export function exactly<R>(
  columns: readonly Column<R>[],
  values: Readonly<Record<string, Column<R>["of"]>>,
): readonly Column<R>[] {
  const headings = new Set(columns.map(({ heading }) => heading));
  const more = Object.entries(values).filter(([heading]) => !headings.has(heading));
  return [
    ...columns.map((column) => ({ ...column, of: values[column.heading] ?? column.of })),
    ...more.map(([heading, of]) => ({ heading, of })),
  ];
}

/** Longest cell, in characters: names are as long as their owners like. */
const maxWidth = 66;

/** Lays rows out under headings, page by page: a page is as wide as the widest one before it. */
export class Table<R> {
  readonly #columns: readonly Column<R>[];
  #widths: number[];
  #hasHead = false;

  constructor(columns: readonly Column<R>[]) {
    this.#columns = columns;
    this.#widths = columns.map(({ heading }) => heading.length);
  }

  /** The lines of a page, below the headings if it is the first. */
  lines(rows: readonly R[]): string[] {
    const cells = rows.map((row) => this.#columns.map(({ of }) => cellOf(of(row))));
    this.#widths = this.#widths.map((width, at) => Math.max(width, ...cells.map((line) => lengthOf(line[at] ?? ""))));
    const head = this.#hasHead ? [] : [this.#columns.map(({ heading }) => heading)];
    this.#hasHead = true;
    return [...head, ...cells].map((line) => this.#lineOf(line));
  }

  #lineOf(cells: readonly string[]): string {
    const padded = cells.map((cell, at) => {
      const gap = " ".repeat(Math.max(0, (this.#widths[at] ?? 0) - lengthOf(cell)));
      return this.#columns[at]?.isNumber ? gap + cell : cell + gap;
    });
    return padded.join("  ").trimEnd();
  }
}

function cellOf(value: string | number | null | undefined): string {
  const text = Array.from(visible(String(value ?? "–")));
  return text.length > maxWidth ? `${text.slice(0, maxWidth - 1).join("")}…` : text.join("");
}

const lengthOf = (text: string) => Array.from(text).length;
