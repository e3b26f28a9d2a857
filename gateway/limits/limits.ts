import { GraphQLError } from "graphql";
import { countRefusal } from "../../telemetry/metrics.ts";

/**
 * What one request, one connection and one caller may ask at most. A caller is a known principal, or an address of which
 * nobody is known. `docs/reference/limits.md` tells what each answers.
 */
export interface Limits {
  /** Of the HTTP body or the WebSocket message. */
  readonly maxBodyBytes: number;
  /** Of all bodies and messages together that have not come whole yet. */
  readonly maxArrivingBytes: number;
  /** Of all headers of a request together. */
  readonly maxHeaderBytes: number;
  /** Of a document, whatever it says in them. */
  readonly maxDocumentBytes: number;
  /** Lexical tokens in the document. */
  readonly maxTokens: number;
  /** Fields and fragments of an operation, counted each time a fragment brings them in. */
  readonly maxSelections: number;
  /** Fields inside each other, from the operation's root. */
  readonly maxDepth: number;
  /** Fields that are renamed, counted each time a fragment brings them in. */
  readonly maxAliases: number;
  /** Directives, counted each time a fragment brings them in. */
  readonly maxDirectives: number;
  /** Points of an operation: about one for each object that it may answer. */
  readonly maxCost: number;
  /** Points that a caller may ask for in a minute; 0 for any number. */
  readonly pointsPerMinute: number;
  /** What a caller's operations under way are asked with: documents, with what is made of them, variables, extensions. */
  readonly maxAskedBytes: number;
  /** Subscriptions of a caller at a time. */
  readonly maxSubscriptions: number;
  /** WebSockets of a caller at a time. */
  readonly maxSockets: number;
  /** Operations at a time on one WebSocket. */
  readonly maxOperationsPerSocket: number;
  /** Events that wait for one client of a subscription; one that is further behind is cut. */
  readonly maxWaitingEvents: number;
  /** What the events that all streams keep, for clients that are behind or come later, take in memory. */
  readonly maxEventBytes: number;
  /** How long, in ms, a stream waits while none of its clients reads on. */
  readonly maxStallMs: number;
  /** How long a WebSocket may wait with saying who it is. */
  readonly socketInitMs: number;
  /** After how long a WebSocket is closed over which nothing is asked. */
  readonly socketIdleMs: number;
  /** How long a request's headers may take to arrive. */
  readonly headersTimeoutMs: number;
  /** How long a whole request may take to arrive. */
  readonly requestTimeoutMs: number;
  /** How long a connection stays open for the next request. */
  readonly keepAliveTimeoutMs: number;
  /** How long an operation may take, the opening of a subscription included. */
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

/** What is asked is beyond a limit; counted by the limit's name. */
export function limitExceeded(limit: keyof Limits, message: string): GraphQLError {
  countRefusal(limit);
  return new GraphQLError(message, { extensions: { code: "LIMIT_EXCEEDED", http: { status: 400, spec: true } } });
}
