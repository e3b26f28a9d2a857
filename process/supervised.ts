import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Child } from "./child-process.ts";

/** Pause before a child that ended is started again, in ms; doubles with each failure. */
const shortestPauseMs = 200;
const maxPauseMs = 5_000;

export interface Supervised<C> {
  /** The child that runs now, or ran last. */
  readonly current: C;
  stop(): Promise<void>;
}

/** A child whose start is not awaited. */
export interface Attendant {
  /** Whether it runs now; while it does not, it is being started. */
  readonly isRunning: boolean;
  stop(): Promise<void>;
}

type Ending = Pick<Child<unknown>, "exited" | "stop">;

/**
 * Starts a child and starts it again, at the same place, whenever it ends by itself: a crashed ledger comes back with
 * all that it had committed, and its clients reconnect.
 * @param start must start the child the same way each time (same ports, same data)
 * @param stopping aborted once everything is being stopped: children that end from then on, as at a signal to all, stay
 * down
 */
export async function supervise<C extends Ending>(
  name: string,
  start: () => Promise<C>,
  log: Logger,
  stopping?: AbortSignal,
): Promise<Supervised<C>> {
  const keeper = new Keeper(name, start, log, stopping);
  keeper.current = await start();
  const kept = keeper.keep();
  return {
    get current() {
      return keeper.current as C;
    },
    stop: () => keeper.stop(kept),
  };
}

/** As {@link supervise}, but returns at once: a child that does not start is tried again until it does. */
export function attend<C extends Ending>(
  name: string,
  start: () => Promise<C>,
  log: Logger,
  stopping?: AbortSignal,
): Attendant {
  const keeper = new Keeper(name, start, log, stopping);
  const kept = keeper.keep();
  return {
    get isRunning() {
      return keeper.isRunning;
    },
    stop: () => keeper.stop(kept),
  };
}

/** Keeps a child running until it is stopped. */
class Keeper<C extends Ending> {
  readonly #name: string;
  readonly #start: () => Promise<C>;
  readonly #log: Logger;
  readonly #stop = new AbortController();
  readonly #stopping: AbortSignal;
  current: C | undefined;
  isRunning = false;

  constructor(name: string, start: () => Promise<C>, log: Logger, stopping?: AbortSignal) {
    this.#name = name;
    this.#start = start;
    this.#log = log;
    this.#stopping = stopping ? AbortSignal.any([stopping, this.#stop.signal]) : this.#stop.signal;
  }

  async keep(): Promise<void> {
    const signal = this.#stopping;
    if (!this.current) await this.#startUntilItRuns(0);
    while (!signal.aborted && this.current) {
      this.isRunning = true;
      const end = await this.current.exited;
      this.isRunning = false;
      if (signal.aborted) return;
      this.#log.warn({ child: this.#name, end }, "Child ended; starting it again");
      await this.#startUntilItRuns(shortestPauseMs);
    }
    // A child that came up while everything was being stopped.
    await this.current?.stop();
  }

  async stop(kept: Promise<void>): Promise<void> {
    this.#stop.abort();
    await this.current?.stop();
    await kept;
  }

  async #startUntilItRuns(firstPauseMs: number): Promise<void> {
    const signal = this.#stopping;
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = longerPause(pauseMs)) {
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        this.current = await this.#start();
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.#log.error({ child: this.#name, err: error }, "Child did not start; trying again");
      }
    }
  }
}

const longerPause = (pauseMs: number) => Math.min(Math.max(pauseMs * 2, shortestPauseMs), maxPauseMs);
