import { lowerBound } from "../../shared/paging.ts";

/** Rows kept in the order of a unique key, so that a page costs a binary search and not a sort. */
export class SortedRows<Row> {
  readonly #rows: Row[] = [];
  readonly #keyOf: (row: Row) => string;

  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Adds a row, or replaces the one with its key. */
  put(row: Row): void {
    const at = this.#indexOf(row);
    const isThere = at < this.#rows.length && this.#keyOf(this.#rows[at] as Row) === this.#keyOf(row);
    this.#rows.splice(at, isThere ? 1 : 0, row);
  }

  remove(row: Row): void {
    const at = this.#indexOf(row);
    if (at < this.#rows.length && this.#keyOf(this.#rows[at] as Row) === this.#keyOf(row)) this.#rows.splice(at, 1);
  }

  #indexOf(row: Row): number {
    return lowerBound(this.#rows, this.#keyOf(row), this.#keyOf, true);
  }
}

/** Sorted rows by the value of some field. */
export class GroupedRows<Row> {
  readonly #groups = new Map<string, SortedRows<Row>>();
  readonly #keyOf: (row: Row) => string;

  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  rowsOf(group: string): readonly Row[] {
    return this.#groups.get(group)?.rows ?? [];
  }

  put(group: string, row: Row): void {
    let rows = this.#groups.get(group);
    if (!rows) {
      rows = new SortedRows(this.#keyOf);
      this.#groups.set(group, rows);
    }
    rows.put(row);
  }

  remove(group: string, row: Row): void {
    const rows = this.#groups.get(group);
    rows?.remove(row);
    if (rows?.rows.length === 0) this.#groups.delete(group);
  }
}
