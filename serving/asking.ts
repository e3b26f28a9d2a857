import { AsyncLocalStorage } from "node:async_hooks";

/** On whose behalf something is worked out. */
export interface Asking {
  /** Names the caller among those who share a database. */
  readonly caller: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly departure: AbortSignal;
  /** Whether it can be given up then: it changes nothing. */
  isQuery: boolean;
}

const current = new AsyncLocalStorage<Asking>();

/** Runs on behalf of somebody; what it calls, however much later, finds out by {@link askedBy}. */
export function onBehalfOf<T>(asking: Asking, run: () => T): T {
  return current.run(asking, run);
}

/** On whose behalf this runs; `undefined` for what nobody asked for. */
export function askedBy(): Asking | undefined {
  return current.getStore();
}

/** When whatever is done now is done for nobody; `undefined` for what must be finished. */
export function departure(): AbortSignal | undefined {
  const asking = askedBy();
  return asking?.isQuery ? asking.departure : undefined;
}
