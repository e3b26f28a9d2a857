import type { Terms, TokensAhead, Trace, WireToken } from "../protocol/operations.ts";

/** Requests to sign for; one outside a trace when nothing else is said. */
export interface WantedTokens {
  readonly channel: string;
  readonly lane: number;
  readonly count?: number;
  /** What one of them may cost, in the asset's smallest unit. */
  readonly maxPrice: bigint;
  readonly trace?: Trace;
}

/** Tokens that came with a request. */
export interface OfferedTokens {
  readonly token: WireToken;
  /** Of the same channel, id and lane, for the next requests. */
  readonly ahead?: TokensAhead;
  /** What each must pay at least, in the asset's smallest unit. */
  readonly price: bigint;
  readonly terms: Terms;
  readonly trace?: Trace;
}
