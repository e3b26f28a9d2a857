import { setTimeout as pause } from "node:timers/promises";
import type { ErrorCode } from "../../errors/error-codes.ts";
import { toPlatformError } from "./errors.ts";

const firstPauseMs = 50;
const maxPauseMs = 2_000;
const hopeless: ReadonlySet<ErrorCode> = new Set([
  "BAD_INPUT",
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "INTERNAL",
]);

/**
 * Follows a stream for as long as the caller listens: whenever it ends or breaks, opens it again, ever more slowly
 * while that fails. `open` has to begin after the last item it produced.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED, INTERNAL: errors that another attempt would not change
 */
export async function* reconnecting<Item>(
  open: () => AsyncIterable<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item> {
  let pauseMs = firstPauseMs;
  while (!signal?.aborted) {
    try {
      for await (const item of open()) {
        pauseMs = firstPauseMs;
        yield item;
      }
    } catch (error) {
      if (!signal?.aborted) requireHope(error);
    }
    // An aborted pause rejects; the loop's condition then ends it.
    await pause(pauseMs, undefined, signal ? { signal } : {}).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, maxPauseMs);
  }
}

/** @throws what another attempt would not change */
function requireHope(error: unknown): void {
  const problem = toPlatformError(error);
  if (hopeless.has(problem.code)) throw problem;
}

/**
 * Repeats an idempotent call while the ledger cannot be reached.
 * @param patienceMs time to go on before its error is the caller's
 */
export async function whileUnavailable<Result>(patienceMs: number, call: () => Promise<Result>): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
    try {
      return await call();
    } catch (error) {
      const problem = toPlatformError(error);
      if (problem.code !== "LEDGER_UNAVAILABLE" || !problem.retryable || performance.now() + pauseMs > end)
        throw problem;
    }
    await pause(pauseMs);
  }
}
