/** Does what comes in the same turn together, and what comes meanwhile together after it. */
export class MicroBatcher<Item> {
  readonly #run: (items: readonly Item[]) => Promise<void>;
  readonly #most: number;
  #items: Item[] = [];
  #running: Promise<void> | undefined;

  /** @param run never rejects @param most how many are done together */
  constructor(run: (items: readonly Item[]) => Promise<void>, most: number) {
    this.#run = run;
    this.#most = most;
  }

  add(item: Item): void {
    this.#items.push(item);
    this.#running ??= this.#runAll();
  }

  /** Returns when all is done. */
  async end(): Promise<void> {
    await this.#running;
  }

  async #runAll(): Promise<void> {
    await Promise.resolve();
    while (this.#items.length > 0) await this.#run(this.#items.splice(0, this.#most));
    this.#running = undefined;
  }
}
