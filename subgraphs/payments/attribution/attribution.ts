import { type CallPath, pathName } from "../model/call-path.ts";
import type { LaneKey } from "../model/lane-key.ts";
import type { PathCounts } from "./path-counts.ts";

/** Attribution of requests: the accounts that caused them. */
export interface Attribution {
  readonly callPath: CallPath;
  /** Trace that they are part of, and the price of each. */
  readonly trace?: { readonly id: string; readonly price: bigint } | undefined;
}

/** Attribution of requests that nobody else caused. */
export const ownAttribution: Attribution = { callPath: [] };

/** Requests that were signed as a part of a trace. */
export interface TracedRequests {
  readonly traceId: string;
  readonly lane: LaneKey;
  /** First of their counters, and their number. */
  readonly first: bigint;
  readonly count: number;
  /** Name of their call path. */
  readonly path: string;
  /** Price of each. */
  readonly price: bigint;
}

/** Requests with the number that says which came before which. */
export interface NumberedRequests {
  readonly number: number;
  readonly traced: TracedRequests;
}

/** Attributions of a consumer's signed counters, kept with them. */
export interface AttributionLog {
  /** Attributes, once, a request whose counter was taken before; one that is older than the newest by number only. */
  reattribute(lane: LaneKey, counter: bigint, attribution: Attribution): Promise<void>;
  /** Path counts of lanes; `undefined` for lanes without counters. */
  pathCounts(lanes: readonly LaneKey[]): Promise<(PathCounts | undefined)[]>;
  /** Signed requests of a trace, the newest of all traces only; oldest first. */
  traced(traceId: string): Promise<readonly TracedRequests[]>;
  /** Everything that is kept of traces, oldest first. */
  allTraced(): Promise<readonly NumberedRequests[]>;
}

/** Traced requests of counters on a lane; none outside a trace. */
export function tracedBy(
  lane: LaneKey,
  first: bigint,
  count: number,
  { callPath, trace }: Attribution,
): TracedRequests[] {
  if (!trace) return [];
  return [{ traceId: trace.id, lane, first, count, path: pathName(callPath), price: trace.price }];
}

/** Number of traced requests that are kept; the oldest go first. */
export const keptTraced = 16_384;

const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/**
 * Id of the trace that a W3C `traceparent` names; what is malformed counts as absent.
 * See https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function traceIdOf(traceparent: string | null | undefined): string | undefined {
  return pattern.exec(traceparent ?? "")?.[1];
}
