import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";

export interface RetryOptions {
  /** Name of the call, for the log. */
  readonly what: string;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

const firstPauseMs = 25;
const maxPauseMs = 5_000;
/** Attempts on a chaincode that fails, in about a minute and a half. */
const patienceWithChaincode = 25;

/**
 * Repeats an idempotent call for as long as another attempt may succeed: conflicts with other organisations, a ledger
 * that is away, an answer that did not come. The pauses are random so that agents in conflict part.
 * @throws errors that another attempt would not change; the signal's reason when it is aborted
 */
export async function retryIdempotent<Result>(options: RetryOptions, call: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1, pauseMs = firstPauseMs; ; attempt += 1, pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
    options.signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof PlatformError) || !isPassing(error, attempt)) throw error;
      const { what, log } = options;
      // Other causes pass; a wrong clock has to be set by an operator.
      const level = error.code === "CLOCK_SKEW" ? "warn" : "debug";
      log[level]({ what, attempt, code: error.code, reason: error.message }, "Trying again");
    }
    await pause(pauseMs * (0.5 + Math.random()), undefined, { signal: options.signal });
  }
}

function isPassing({ retryable, code }: PlatformError, attempt: number): boolean {
  // Chaincode that died during the call fails to endorse, and so does chaincode that is broken for good.
  if (code === "ENDORSEMENT_FAILED") return attempt <= patienceWithChaincode;
  return retryable || code === "TIMEOUT";
}
