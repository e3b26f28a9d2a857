import type { Call } from "./upstream.ts";

/** Clock of the next block, whose time the journal must know before anvil does. In Unix seconds. */
export class ChainClock {
  /** Seconds that it was set ahead of our clock. */
  #ahead = 0;
  #fixed: number | undefined;
  #last: number;

  /** @param last time of the newest block */
  constructor(last: number) {
    this.#last = last;
  }

  /** Time of the next block; never before the newest one. */
  next(wanted?: number): number {
    const now = Math.floor(Date.now() / 1_000) + this.#ahead;
    const time = Math.max(wanted ?? this.#fixed ?? now, this.#last);
    this.#fixed = undefined;
    this.#last = time;
    // As anvil's own clock does, which goes on from the newest block.
    if (time > now) this.#ahead += time - now;
    return time;
  }

  /** Time of the newest block. */
  get last(): number {
    return this.#last;
  }

  /** The chain has another newest block. */
  reset(last: number): void {
    this.#last = last;
  }

  /** Follows calls of an administrator to anvil's clock. */
  follow(...[method, [value]]: Call): void {
    const seconds = Number(value);
    if (method === "evm_increaseTime") this.#ahead += seconds;
    if (method === "evm_setTime" || method === "anvil_setTime") {
      this.#ahead = Math.floor(seconds > 1e11 ? seconds / 1_000 : seconds) - Math.floor(Date.now() / 1_000);
    }
    if (/_setNextBlockTimestamp$/.test(method)) this.#fixed = seconds;
  }
}
