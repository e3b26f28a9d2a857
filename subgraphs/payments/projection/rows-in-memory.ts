import type { Checkpoint } from "../../../store/projection/checkpoint.ts";

/** Position of the store, and its branch. */
type Position = Pick<Checkpoint, "position" | "reorgs">;

export interface RowsInMemoryOptions<Row> {
  /** Reads rows that changed after a block; all without one. */
  readonly read: (after: bigint | undefined) => Promise<readonly Row[]>;
  readonly nameOf: (row: Row) => string;
  /** Whether a row stays in memory; all do unless given. */
  readonly isKept?: (row: Row) => boolean;
}

/** Rows of the projection in memory: tokens and vouchers are checked against them thousands of times a second. */
export class RowsInMemory<Row> {
  readonly #options: RowsInMemoryOptions<Row>;
  #rows = new Map<string, Row>();
  #loaded: Position | undefined;

  constructor(options: RowsInMemoryOptions<Row>) {
    this.#options = options;
  }

  /** @param name lower case */
  find(name: string): Row | undefined {
    return this.#rows.get(name);
  }

  all(): IterableIterator<Row> {
    return this.#rows.values();
  }

  /** Takes over rows of the store, which is at the checkpoint or beyond. */
  async refresh(to: Position): Promise<void> {
    const { read, nameOf, isKept = () => true } = this.#options;
    const isSameBranch = this.#loaded?.reorgs === to.reorgs;
    const changed = await read(isSameBranch ? this.#loaded?.position : undefined);
    if (!isSameBranch) this.#rows = new Map();
    for (const row of changed) {
      if (isKept(row)) this.#rows.set(nameOf(row), row);
      else this.#rows.delete(nameOf(row));
    }
    this.#loaded = to;
  }
}
