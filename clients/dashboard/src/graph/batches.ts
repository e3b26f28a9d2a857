import { Pace } from "./pace.ts";

/** Items that wait at most: a flood of them is handed on before its pause is over. */
const most = 1_000;

/** Batches of items that arrive, at a pace: the first is handed on at once, all that come in the pause after it together. */
export class Batches<T> {
  readonly #take: (batch: readonly T[]) => void;
  readonly #pace = new Pace(() => this.#handOn());
  #waiting: T[] = [];

  constructor(take: (batch: readonly T[]) => void) {
    this.#take = take;
  }

  add(item: T): void {
    this.#waiting.push(item);
    if (this.#waiting.length < most) this.#pace.ask();
    else this.#handOn();
  }

  /** Drops what waits. */
  stop(): void {
    this.#waiting = [];
    this.#pace.stop();
  }

  #handOn(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length > 0) this.#take(batch);
  }
}

/** Events that a list keeps; older ones are on the pages of what they are about. */
const kept = 50;

/** A list of the newest events, the newest first, with a batch that has come. */
export const withNewest = <E>(earlier: readonly E[], batch: readonly E[]): readonly E[] =>
  [...batch.toReversed(), ...earlier].slice(0, kept);
