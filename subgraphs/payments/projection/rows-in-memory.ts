import type { Checkpoint } from "../../../store/projection/checkpoint.ts";

/** How far the store has come, and on which branch. */
type Position = Pick<Checkpoint, "position" | "reorgs">;

export interface RowsInMemoryOptions<Row> {
  /** Reads the rows that changed after a block; all without one. */
  readonly read: (after: bigint | undefined) => Promise<readonly Row[]>;
  readonly nameOf: (row: Row) => string;
  /** Whether a row still matters. */
  readonly isKept?: (row: Row) => boolean;
}

/** Rows of the projection in memory: what tokens and vouchers are checked against, thousands of times a second. */
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

  /** All of them. */
  all(): IterableIterator<Row> {
    return this.#rows.values();
  }

  /** Takes over what the store holds, which is at least what it held at a checkpoint. */
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
