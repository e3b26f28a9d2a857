import type { Origin } from "../model/call-path.ts";

/** How many calls are remembered; the oldest go first. */
const maxCalls = 100_000;

/**
 * On whose behalf accounts were called, by the trace of the call: what an account then calls in the same trace is
 * caused by its caller. Only calls whose payment was accepted are here, so nobody can put a cost on others.
 */
export class IncomingCalls {
  readonly #origins = new Map<string, Origin>();

  /** An account was called. */
  note(account: string, traceId: string, origin: Origin): void {
    const key = keyOf(account, traceId);
    this.#origins.delete(key);
    this.#origins.set(key, origin);
    if (this.#origins.size <= maxCalls) return;
    for (const oldest of this.#origins.keys()) {
      this.#origins.delete(oldest);
      break;
    }
  }

  /** On whose behalf an account acts in a trace; nobody else's when it was not called. */
  originOf(account: string, traceId: string | undefined): Origin {
    return (traceId !== undefined && this.#origins.get(keyOf(account, traceId))) || [];
  }
}

const keyOf = (account: string, traceId: string): string => `${traceId} ${account}`;
