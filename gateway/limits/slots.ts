/** Releases what was reserved; calling it again has no effect. */
export type Release = () => void;

/** Slots for connections and streams that stay open, so many for each holder. */
export interface Slots {
  readonly max: number;
  /** Takes a slot; `undefined` when the holder has none left. */
  take(holder: string): Promise<Release | undefined>;
  /** Releases all slots. */
  close(): Promise<void>;
}

/** Slots that this process counts for itself. */
export class LocalSlots implements Slots {
  readonly max: number;
  readonly #taken = new Map<string, number>();

  constructor(max: number) {
    this.max = max;
  }

  /** As {@link Slots.take}, at once. */
  takeNow(holder: string): Release | undefined {
    const taken = this.#taken.get(holder) ?? 0;
    if (taken >= this.max) return undefined;
    this.#taken.set(holder, taken + 1);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const left = (this.#taken.get(holder) ?? 1) - 1;
      if (left > 0) this.#taken.set(holder, left);
      else this.#taken.delete(holder);
    };
  }

  async take(holder: string): Promise<Release | undefined> {
    return this.takeNow(holder);
  }

  async close(): Promise<void> {
    this.#taken.clear();
  }
}

/** Stream that releases its slot when it ends, whichever side ends it. */
export function untilEnd<T>(events: AsyncIterableIterator<T>, release: Release): AsyncIterableIterator<T> {
  return {
    async next() {
      try {
        const result = await events.next();
        if (result.done) release();
        return result;
      } catch (error) {
        release();
        throw error;
      }
    },
    async return() {
      release();
      return (await events.return?.()) ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
