import type { BlockChanges } from "./store.ts";

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
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});

  const writeAll = async () => {
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      pendingWeight = 0;
      await apply(batch);
    }
    writing = undefined;
  };
  for (;;) {
    // A write that fails ends the reading, also while the ledger is quiet.
    const { value, done } = await Promise.race([source.next(), failed.promise]);
    if (done) break;
    pending.push(value);
    pendingWeight += 1 + value.rows.length + value.events.length;
    writing ??= writeAll();
    writing.catch(failed.reject);
    if (pendingWeight >= weight) await writing;
  }
  await writing;
}
