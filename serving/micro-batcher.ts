/** Does a batch. @returns those of its items that failed, with why; when it rejects, all of them have */
export type RunBatch<Item> = (items: readonly Item[]) => Promise<ReadonlyMap<Item, unknown>>;

export interface MicroBatcherOptions<Item> {
  /** How many items a batch has at most. */
  readonly maxBatch?: number;
  /** Items with the same key go into batches of their own, one after the other. */
  readonly keyOf?: (item: Item) => unknown;
}

interface Waiting<Item> extends PromiseWithResolvers<void> {
  readonly item: Item;
}

/**
 * Batches of what comes at nearly the same time: what comes in the same turn goes together, and what comes while a batch
 * runs goes into the next. Each item waits for the batch that holds it.
 */
export class MicroBatcher<Item> {
  readonly #run: RunBatch<Item>;
  readonly #options: MicroBatcherOptions<Item>;
  #waiting: Waiting<Item>[] = [];
  #running: Promise<void> | undefined;

  constructor(run: RunBatch<Item>, options: MicroBatcherOptions<Item> = {}) {
    this.#run = run;
    this.#options = options;
  }

  /** Returns when the batch that holds an item is done. @throws why the item or its batch failed */
  add(item: Item): Promise<void> {
    const waiting = { item, ...Promise.withResolvers<void>() };
    this.#waiting.push(waiting);
    this.#running ??= this.#runAll();
    return waiting.promise;
  }

  /** Returns when nothing waits any more. */
  async drain(): Promise<void> {
    await this.#running;
  }

  async #runAll(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#runBatch(this.#nextBatch());
    this.#running = undefined;
  }

  #nextBatch(): readonly Waiting<Item>[] {
    const { maxBatch = Number.POSITIVE_INFINITY, keyOf } = this.#options;
    if (!keyOf) return this.#waiting.splice(0, maxBatch);
    const batch = new Map<unknown, Waiting<Item>>();
    this.#waiting = this.#waiting.filter((waiting) => {
      const key = keyOf(waiting.item);
      if (batch.size >= maxBatch || batch.has(key)) return true;
      batch.set(key, waiting);
      return false;
    });
    return [...batch.values()];
  }

  async #runBatch(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      const failed = await this.#run(batch.map(({ item }) => item));
      for (const { item, resolve, reject } of batch) {
        if (failed.has(item)) reject(failed.get(item));
        else resolve();
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
