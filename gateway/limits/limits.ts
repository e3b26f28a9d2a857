import { GraphQLError } from "graphql";

/** What one request, one connection and one principal may ask at most. `docs/limits.md` tells what each answers. */
export interface Limits {
  /** Of the HTTP body or the WebSocket message. */
  readonly maxBodyBytes: number;
  /** Lexical tokens in the document. */
  readonly maxTokens: number;
  /** Fields inside each other, from the operation's root. */
  readonly maxDepth: number;
  /** Fields that are renamed, counted each time a fragment brings them in. */
  readonly maxAliases: number;
  /** Directives, counted each time a fragment brings them in. */
  readonly maxDirectives: number;
  /** Points of an operation: about one for each object that it may answer; see {@link CostModel}. */
  readonly maxCost: number;
  /** Operations at a time on one WebSocket. */
  readonly maxOperationsPerSocket: number;
}

export const defaultLimits: Limits = {
  maxBodyBytes: 1024 * 1024,
  maxTokens: 2_000,
  maxDepth: 15,
  maxAliases: 50,
  maxDirectives: 50,
  maxCost: 20_000,
  maxOperationsPerSocket: 100,
};

/** What is asked is beyond a limit. */
export function limitExceeded(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "LIMIT_EXCEEDED", http: { status: 400, spec: true } } });
}
