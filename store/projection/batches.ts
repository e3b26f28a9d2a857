import type { BlockChanges } from "../store.ts";

/**
 * Applies blocks as they come, everything that came while the last batch was written in one batch: one block at a time
 * when the ledger is quiet, thousands of rows at once when there is much to catch up with.
 * @param weight of rows, events and blocks after which reading waits for writing
 * @throws what `apply` throws, or the source
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
  // A write that fails ends the reading, also while the ledger is quiet. Not by a race against a promise of that failure:
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
    pendingWeight += 1 + value.rows.length + value.events.length;
    writing ??= writeAll();
    writing.catch((error: unknown) => fail(error));
    if (pendingWeight >= weight) await writing;
  }
  await writing;
}
