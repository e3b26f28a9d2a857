import { AsyncLocalStorage } from "node:async_hooks";

/** The caller on whose behalf work is done. */
export interface Asking {
  /** Name of the caller among those that share a database. */
  readonly caller: string;
  /** Aborted when the caller has gone and nobody waits for the answer. */
  readonly disconnect: AbortSignal;
  /** Whether the work may be given up then, since it changes nothing. */
  isQuery: boolean;
}

const current = new AsyncLocalStorage<Asking>();

/** Runs work on behalf of a caller, whom everything that it calls, however much later, finds by {@link askedBy}. */
export function onBehalfOf<T>(asking: Asking, run: () => T): T {
  return current.run(asking, run);
}

/** Caller on whose behalf this runs; `undefined` for work that no request asked for. */
export function askedBy(): Asking | undefined {
  return current.getStore();
}

/** Signal that the work done now may be given up; `undefined` for work that must be finished. */
export function disconnect(): AbortSignal | undefined {
  const asking = askedBy();
  return asking?.isQuery ? asking.disconnect : undefined;
}
