import { GraphQLError } from "graphql";
import { countRefusal } from "../../telemetry/metrics.ts";

/**
 * Limits of one request, one connection and one caller. A caller is a known principal, or an address for anonymous
 * requests. `docs/reference/limits.md` lists the answer at each limit.
 */
export interface Limits {
  /** Bytes of the HTTP body or the WebSocket message. */
  readonly maxBodyBytes: number;
  /** Bytes of all bodies and messages together that have not arrived whole yet. */
  readonly maxArrivingBytes: number;
  /** Bytes of all headers of a request together. */
  readonly maxHeaderBytes: number;
  /** Bytes of a document, comments included. */
  readonly maxDocumentBytes: number;
  /** Lexical tokens of a document. */
  readonly maxTokens: number;
  /** Fields and fragments of an operation, counted each time a fragment brings them in. */
  readonly maxSelections: number;
  /** Fields inside each other, from the operation's root. */
  readonly maxDepth: number;
  /** Aliases, counted each time a fragment brings them in. */
  readonly maxAliases: number;
  /** Directives, counted each time a fragment brings them in. */
  readonly maxDirectives: number;
  /** Points of an operation: about one for each object that it may answer. */
  readonly maxCost: number;
  /** Points that a caller may use in a minute; 0 for no limit. */
  readonly pointsPerMinute: number;
  /** Bytes of a caller's operations under way: documents with all that is derived from them, variables, extensions. */
  readonly maxAskedBytes: number;
  /** Subscriptions of a caller at a time. */
  readonly maxSubscriptions: number;
  /** WebSockets of a caller at a time. */
  readonly maxSockets: number;
  /** Operations at a time on one WebSocket. */
  readonly maxOperationsPerSocket: number;
  /** Events that wait for one client of a subscription; a client further behind is cut off. */
  readonly maxWaitingEvents: number;
  /** Bytes of the events that all streams keep in memory, for clients that are behind or come later. */
  readonly maxEventBytes: number;
  /** Longest pause of a stream while none of its clients reads on, in ms. */
  readonly maxStallMs: number;
  /** Time-out of a WebSocket's `connection_init`, in ms. */
  readonly socketInitMs: number;
  /** Time after which a WebSocket is closed over which nothing is asked, in ms. */
  readonly socketIdleMs: number;
  /** Time-out of a request's headers, in ms. */
  readonly headersTimeoutMs: number;
  /** Time-out of a whole request, in ms. */
  readonly requestTimeoutMs: number;
  /** Time that a connection stays open for the next request, in ms. */
  readonly keepAliveTimeoutMs: number;
  /** Time-out of an operation, the opening of a subscription included, in ms. */
  readonly operationTimeoutMs: number;
}

export const defaultLimits: Limits = {
  maxBodyBytes: 1024 * 1024,
  maxArrivingBytes: 256 * 1024 * 1024,
  maxHeaderBytes: 32 * 1024,
  maxDocumentBytes: 64 * 1024,
  maxTokens: 2_000,
  maxSelections: 2_000,
  maxDepth: 15,
  maxAliases: 50,
  maxDirectives: 50,
  maxCost: 20_000,
  pointsPerMinute: 0,
  maxAskedBytes: 64 * 1024 * 1024,
  maxSubscriptions: 1_000,
  maxSockets: 1_000,
  maxOperationsPerSocket: 100,
  maxWaitingEvents: 1_000,
  maxEventBytes: 64 * 1024 * 1024,
  maxStallMs: 5_000,
  socketInitMs: 3_000,
  socketIdleMs: 10 * 60_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 620_000,
  operationTimeoutMs: 120_000,
};

/** Error of a request beyond a limit; counted under the limit's name. */
export function limitExceeded(limit: keyof Limits, message: string): GraphQLError {
  countRefusal(limit);
  return new GraphQLError(message, { extensions: { code: "LIMIT_EXCEEDED", http: { status: 400, spec: true } } });
}
