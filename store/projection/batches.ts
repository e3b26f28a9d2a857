import type { BlockChanges } from "./store.ts";

/** Characters of text that weigh as much as a row. */
const textPerRow = 1_000;

const textOf = (row: object): number =>
  Object.values(row).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);

/** One for the block and each of its rows and events, and one for each 1,000 characters that others chose for rows. */
function weightOf({ rows, events }: BlockChanges): number {
  const text = rows.reduce((sum, { row }) => sum + textOf(row), 0);
  return 1 + rows.length + events.length + text / textPerRow;
}

/**
 * Applies blocks in batches; a batch has all blocks that came while the one before was written: one block when the
 * ledger is quiet, thousands of rows while a store catches up.
 * @param weight of rows, events and their text after which reading waits for writing
 * @throws errors of `apply` and of the source
 */
export async function applyInBatches(
  source: AsyncGenerator<BlockChanges>,
  weight: number,
  apply: (batch: readonly BlockChanges[]) => Promise<void>,
): Promise<void> {
  let pending: BlockChanges[] = [];
  let pendingWeight = 0;
  let writing: Promise<void> | undefined;
  /** Ends the reading that waits. */
  let fail: (error: unknown) => void = () => {};

  const writeAll = async () => {
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      pendingWeight = 0;
      await apply(batch);
    }
    writing = undefined;
  };
  // A write that fails ends the reading, also while the ledger is quiet. Not by a race against a promise of that
  // failure:
  // it would keep every block that has won.
  const next = () =>
    new Promise<IteratorResult<BlockChanges>>((resolve, reject) => {
      fail = reject;
      source.next().then(resolve, reject);
    });
  for (;;) {
    const { value, done } = await next();
    if (done) break;
    pending.push(value);
    pendingWeight += weightOf(value);
    writing ??= writeAll();
    writing.catch((error: unknown) => fail(error));
    if (pendingWeight >= weight) await writing;
  }
  await writing;
}
