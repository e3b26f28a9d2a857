import { PlatformError } from "../../errors/platform-error.ts";

/** Error for an answer that took too long; a transaction may still have arrived. */
export function notAnswered(cause?: unknown): PlatformError {
  return new PlatformError("TIMEOUT", "the chain's node does not answer in time; try again later", {
    retryable: true,
    cause,
  });
}

/** Whether the node was away, or did not answer in time: the call may be repeated. */
export function isAway(error: unknown): boolean {
  return error instanceof PlatformError && (error.code === "LEDGER_UNAVAILABLE" || error.code === "TIMEOUT");
}
