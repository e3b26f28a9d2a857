import { type AsyncHook, createHook } from "node:async_hooks";

/** Counts the timers of this process that wait, those that would not keep it alive included. */
export class PendingTimers {
  readonly #ids = new Set<number>();
  readonly #hook: AsyncHook = createHook({
    init: (id, type) => void (type === "Timeout" && this.#ids.add(id)),
    destroy: (id) => void this.#ids.delete(id),
  }).enable();

  /** Number of timers that began since counting did. */
  get count(): number {
    return this.#ids.size;
  }

  stop(): void {
    this.#hook.disable();
  }
}
