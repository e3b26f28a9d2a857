/** Process that serves a remote subgraph. */
export interface Instance {
  readonly url: string;
  /** Number of its requests and streams under way. */
  pending: number;
  /** Number of failures in a row. */
  failures: number;
  /** Time of `performance.now()` until which other instances are preferred: a clock that is set changes nothing. */
  awayUntil: number;
}

/** Time for which an instance that failed is avoided, in ms; doubles with each failure in a row. */
const shortestAwayMs = 250;
const maxAwayMs = 5_000;

/** Instances of one remote subgraph, and the choice among them. Callers report the outcome of each call. */
export class Instances {
  readonly all: readonly Instance[];
  #turn = 0;

  constructor(urls: readonly string[]) {
    this.all = urls.map((url) => ({ url, pending: 0, failures: 0, awayUntil: 0 }));
  }

  /**
   * Picks an instance that was not tried yet: those that have not failed lately first, then the least busy, in turns.
   * @returns `undefined` when all were tried
   */
  pick(tried: readonly Instance[] = [], now = performance.now()): Instance | undefined {
    this.#turn += 1;
    let best: Instance | undefined;
    for (let index = 0; index < this.all.length; index += 1) {
      const instance = this.all[(this.#turn + index) % this.all.length];
      if (!instance || tried.includes(instance)) continue;
      if (!best || isBetter(instance, best, now)) best = instance;
    }
    return best;
  }

  answered(instance: Instance): void {
    instance.failures = 0;
    instance.awayUntil = 0;
  }

  failed(instance: Instance, now = performance.now()): void {
    instance.awayUntil = now + Math.min(shortestAwayMs * 2 ** instance.failures, maxAwayMs);
    instance.failures += 1;
  }
}

function isBetter(one: Instance, other: Instance, now: number): boolean {
  const [away, otherAway] = [one, other].map(({ awayUntil }) => Math.max(0, awayUntil - now)) as [number, number];
  return away === otherAway ? one.pending < other.pending : away < otherAway;
}
