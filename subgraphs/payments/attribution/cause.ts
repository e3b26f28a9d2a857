import { type Origin, originName } from "../model/call-path.ts";
import type { LaneKey } from "../model/lane-key.ts";

/** Why requests are signed. */
export interface Cause {
  readonly origin: Origin;
  /** The trace that they are part of, and what each of them costs. */
  readonly trace?: { readonly id: string; readonly price: bigint } | undefined;
}

/** What caused a request whose counter was taken before that was known. */
export interface LateCause {
  readonly counter: bigint;
  readonly cause: Cause;
}

/** For requests that nobody else caused. */
export const ownCause: Cause = { origin: [] };

/** Requests that were signed as a part of a trace. */
export interface TracedRequests {
  readonly traceId: string;
  readonly lane: LaneKey;
  /** The first of their counters, and how many there are. */
  readonly first: bigint;
  readonly count: number;
  /** Name of their origin. */
  readonly origin: string;
  /** Of each. */
  readonly price: bigint;
}

/** What a cause makes of requests on a lane; nothing outside a trace. */
export function tracedBy(lane: LaneKey, first: bigint, count: number, { origin, trace }: Cause): TracedRequests[] {
  if (!trace) return [];
  return [{ traceId: trace.id, lane, first, count, origin: originName(origin), price: trace.price }];
}

/** How many of them are kept; the oldest go first. */
export const keptTraced = 16_384;

const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/**
 * The id of the trace that a W3C `traceparent` names; what is malformed counts as absent.
 * See https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function traceIdOf(traceparent: string | null | undefined): string | undefined {
  return pattern.exec(traceparent ?? "")?.[1];
}
