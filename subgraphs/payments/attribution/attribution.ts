import { type CallPath, pathName } from "../model/call-path.ts";
import type { LaneKey } from "../model/lane-key.ts";
import type { PathCounts } from "./path-counts.ts";

/** Why requests are signed. */
export interface Attribution {
  readonly callPath: CallPath;
  /** The trace that they are part of, and what each of them costs. */
  readonly trace?: { readonly id: string; readonly price: bigint } | undefined;
}

/** For requests that nobody else caused. */
export const ownAttribution: Attribution = { callPath: [] };

/** Requests that were signed as a part of a trace. */
export interface TracedRequests {
  readonly traceId: string;
  readonly lane: LaneKey;
  /** The first of their counters, and how many there are. */
  readonly first: bigint;
  readonly count: number;
  /** Name of their call path. */
  readonly path: string;
  /** Of each. */
  readonly price: bigint;
}

/** Why a consumer's payment server has signed requests, kept with their counters. */
export interface AttributionLog {
  /** Says afterwards, once, why a request was made whose counter was taken before; of older ones than the newest only how many. */
  reattribute(lane: LaneKey, counter: bigint, attribution: Attribution): Promise<void>;
  /** On whose behalf the counters of lanes were taken; nothing for lanes of which none was. */
  pathCounts(lanes: readonly LaneKey[]): Promise<(PathCounts | undefined)[]>;
  /** The newest requests of a trace that were signed, oldest first. */
  traced(traceId: string): Promise<readonly TracedRequests[]>;
}

/** Requests on a lane as their trace keeps them; none outside a trace. */
export function tracedBy(
  lane: LaneKey,
  first: bigint,
  count: number,
  { callPath, trace }: Attribution,
): TracedRequests[] {
  if (!trace) return [];
  return [{ traceId: trace.id, lane, first, count, path: pathName(callPath), price: trace.price }];
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
