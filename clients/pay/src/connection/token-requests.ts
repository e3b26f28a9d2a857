import type { Terms, Trace, WireToken } from "../protocol/operations.ts";

/** Requests to sign for; one outside a trace when nothing else is said. */
export interface WantedTokens {
  readonly channel: string;
  readonly lane: number;
  readonly count?: number;
  /** Whether one token is to pay for all of them, instead of one for each. */
  readonly inOne?: boolean;
  /** What one of them may cost, in the asset's smallest unit. */
  readonly maxPrice: bigint;
  readonly trace?: Trace;
}

/** A token that came with a request. */
export interface OfferedToken {
  readonly token: WireToken;
  /** For how many requests, the newest that it counts; for one when nothing else is said. */
  readonly count?: number;
  /** What each costs at least, in the asset's smallest unit. */
  readonly price: bigint;
  readonly terms: Terms;
  readonly trace?: Trace;
}

/** A request that had been signed for before it was made. */
export interface MadeRequest {
  readonly channel: string;
  readonly lane: number;
  readonly tokenId: string;
  /** Which of the requests on the lane it is. */
  readonly counter: bigint;
  readonly trace: string;
}
