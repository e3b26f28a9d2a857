/** Runs of the same name at the same time are one run, whose outcome all get who asked for it. */
export class SingleFlight<T> {
  readonly #running = new Map<string, Promise<T>>();

  /** Runs something, unless it is running by that name. */
  run(name: string, start: () => Promise<T>): Promise<T> {
    let running = this.#running.get(name);
    if (!running) {
      running = start().finally(() => this.#running.delete(name));
      this.#running.set(name, running);
    }
    return running;
  }

  /** Returns when what runs now has ended, well or not. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }
}
