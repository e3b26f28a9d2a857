/** Gives back what was taken; once is enough. */
export type Release = () => void;

/** Places for what stays open for a while, so many for each holder. */
export interface Slots {
  readonly max: number;
  /** Takes one, or `undefined` when the holder has all that it may. */
  take(holder: string): Promise<Release | undefined>;
  /** Gives all back. */
  close(): Promise<void>;
}

/** Places that this process counts for itself. */
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

/** A stream that gives its place back when it ends, whoever ends it. */
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
