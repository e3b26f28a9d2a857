import type { Terms, Trace, WireToken } from "../protocol/operations.ts";

/** Tokens to sign; for one request outside a trace when nothing else is said. */
export interface WantedTokens {
  readonly channel: string;
  readonly lane: number;
  readonly count?: number;
  /** Whether one batch token pays for all of them, instead of one token for each. */
  readonly batch?: boolean;
  /** Price that one of them may cost, in the asset's smallest unit. */
  readonly maxPrice: bigint;
  readonly trace?: Trace;
}

/** Token that came with a request. */
export interface OfferedToken {
  readonly token: WireToken;
  /** Requests that it pays for, the newest that it counts; one when nothing else is said. */
  readonly count?: number;
  /** Price that each costs at least, in the asset's smallest unit. */
  readonly price: bigint;
  readonly terms: Terms;
  readonly trace?: Trace;
}

/** Request that was let in with a token accepted before. */
export interface InboundCall {
  readonly channel: string;
  /** The lane that it was paid on. */
  readonly lane: number;
  readonly trace: Trace;
}

/** Request that was signed for before it was made. */
export interface PrefetchedCall {
  readonly channel: string;
  readonly lane: number;
  readonly tokenId: string;
  /** Which of the requests on the lane it is. */
  readonly counter: bigint;
  readonly trace: string;
}
