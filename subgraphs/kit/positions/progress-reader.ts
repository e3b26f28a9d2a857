import { setTimeout as delay } from "node:timers/promises";
import { positionOf } from "../../../store/events/event-position.ts";
import type { LedgerProgress } from "./ledger-progress.ts";

/** Shortest time between two answers, in ms: many moves in between are told as one. */
const gapMs = 250;

/** How far reads are, told to one reader whenever it is another place than it was told before. */
export interface ProgressEntry {
  /** Opaque; what is told after it is another place. */
  readonly cursor: string;
  readonly position: string | undefined;
  readonly block: LedgerProgress["shown"];
  readonly finalized: bigint | undefined;
}

/** Follows how far reads are. */
export class ProgressReader implements AsyncIterableIterator<ProgressEntry> {
  readonly #progress: LedgerProgress;
  readonly #ending = new AbortController();
  readonly #forget: () => void;
  #told: string | undefined;
  #wake = () => {};

  /** @param after cursor of what was told before. @throws BAD_INPUT when it is none */
  constructor(progress: LedgerProgress, after?: string) {
    if (after !== undefined) positionOf(after);
    this.#progress = progress;
    this.#told = after;
    this.#forget = progress.onMove(() => this.#wake());
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ProgressEntry>> {
    while (!this.#ending.signal.aborted) {
      const moved = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const { cursor, position, shown: block, finalized } = this.#progress;
      if (cursor === this.#told) {
        await moved;
        await delay(gapMs, undefined, { signal: this.#ending.signal }).catch(() => {});
      } else {
        this.#told = cursor;
        return { done: false, value: { cursor, position, block, finalized } };
      }
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<ProgressEntry>> {
    this.#ending.abort();
    this.#forget();
    this.#wake();
    return { done: true, value: undefined };
  }
}
