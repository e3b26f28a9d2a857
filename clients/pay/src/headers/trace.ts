import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Trace } from "../protocol/operations.ts";

type Headers = Record<string, string | string[] | undefined>;

const traceparent = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The `traceparent` of the request that is being served. */
const served = new AsyncLocalStorage<Trace>();

/** The W3C trace that a request belongs to; none when the header is malformed. */
export function traceOf({ traceparent: given }: Readonly<Headers>): Trace {
  return typeof given === "string" && traceparent.test(given) ? given : null;
}

/** The 32 digits that all of a trace have in common. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** Begins a trace for a request that came without, so that what it causes can be told; it is not sampled. */
export function beginTrace(headers: Headers): void {
  headers.traceparent ??= `00-${randomHex()}-${randomHex().slice(16)}-00`;
}

/** 32 digits; unlike single random bytes they come from a pool. */
const randomHex = (): string => randomUUID().replaceAll("-", "");

/** Serves a request; what is paid for meanwhile is paid in its trace. */
export function serveInTrace<T>(headers: Readonly<Headers>, serve: () => T): T {
  return served.run(traceOf(headers), serve);
}

/** Puts a request that is sent while another one is served into the trace of that one, unless it is in one. */
export function joinTrace(headers: Headers): void {
  const trace = served.getStore();
  if (trace) headers.traceparent ??= trace;
}
