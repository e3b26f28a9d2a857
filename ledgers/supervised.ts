import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Child } from "./child-process.ts";

/** How long to wait before a child that ended is started again, in ms; doubles with each failure. */
const shortestPauseMs = 200;
const longestPauseMs = 5_000;

export interface Supervised<C> {
  /** The child that runs now, or ran last. */
  readonly current: C;
  stop(): Promise<void>;
}

/**
 * Starts a child and starts it again, at the same place, whenever it ends by itself: a crashed ledger comes back with
 * all that it had committed, and its clients reconnect.
 * @param start must start the child the same way each time (same ports, same data)
 */
export async function supervise<C extends Pick<Child<unknown>, "exited" | "stop">>(
  name: string,
  start: () => Promise<C>,
  log: Logger,
): Promise<Supervised<C>> {
  let current = await start();
  let stopping = false;

  /** Tries until a child runs or nobody wants one any more. */
  const startAgain = async (): Promise<void> => {
    for (let pauseMs = shortestPauseMs; !stopping; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await sleep(pauseMs);
      if (stopping) return;
      try {
        current = await start();
        return;
      } catch (error) {
        log.error({ child: name, err: error }, "Child did not start");
      }
    }
  };
  const watch = async (): Promise<void> => {
    while (!stopping) {
      const end = await current.exited;
      if (stopping) return;
      log.warn({ child: name, end }, "Child ended; starting it again");
      await startAgain();
    }
    // One that came up while we were asked to stop.
    await current.stop();
  };
  const watching = watch();
  return {
    get current() {
      return current;
    },
    async stop() {
      stopping = true;
      await current.stop();
      await watching;
    },
  };
}
