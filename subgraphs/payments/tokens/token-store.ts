import { PlatformError } from "../../../errors/platform-error.ts";
import type { Cause, TracedRequests } from "../attribution/cause.ts";
import type { SignedOrigins } from "../attribution/signed-origins.ts";
import type { LaneKey, TokenIdKey } from "../model/lane-key.ts";
import type { AcceptedTokens } from "./accepted-tokens.ts";

/** A token that is right in itself; whether it counts depends on what was accepted before. */
export interface OfferedToken {
  readonly lane: LaneKey;
  readonly requests: bigint;
  /** For how many requests it comes, the newest that it counts; for one when nothing else is said. */
  readonly count?: number;
  readonly signature: Uint8Array;
  /** The ids in use, one or two; the channel's funds must cover the requests on all their lanes. */
  readonly tokenIds: readonly bigint[];
  readonly priceOf: (tokenId: bigint, lane: number) => bigint;
  /** What a request costs at least by now; nothing when nobody said. */
  readonly leastPrice?: bigint | undefined;
  /** The channel's funds. */
  readonly held: bigint;
  /** What the provider accepts before it redeems; no limit when `null`. */
  readonly riskCap: bigint | null;
}

/** By lane, what was accepted under a token id. */
export type KnownTokens = (id: TokenIdKey) => ReadonlyMap<number, AcceptedTokens>;

/** One of the things that an act does which may be done again after a crash, and then must find what it did before. */
export interface ActPart {
  /** Names the act. */
  readonly act: string;
  readonly part: number;
  /** Whether it is surely done for the first time, so that nothing need be looked up. */
  readonly isNew?: boolean;
}

/** A part of an act that may have a name; nothing is kept of one that has none. */
export function partOf(act: string | undefined, part: number): ActPart | undefined {
  return act === undefined ? undefined : { act, part };
}

/** Counters that were taken, under the token id and on the lane of that time. */
export interface TakenCounters {
  readonly tokenId: bigint;
  readonly lane: number;
  readonly first: bigint;
}

/** The token with the highest counter pays for all of its lane. */
export interface NewestToken {
  readonly requests: bigint;
  readonly signature: Uint8Array;
}

/** By lane, the newest token that was accepted under a token id. */
export type NewestTokens = ReadonlyMap<number, NewestToken>;

/** The newest of the tokens that are known to be accepted. */
export function newestOf(known: ReadonlyMap<number, AcceptedTokens>): NewestTokens {
  const newest = new Map<number, NewestToken>();
  for (const [lane, accepted] of known) {
    const token = accepted.newest();
    if (token) newest.set(lane, token);
  }
  return newest;
}

/** Keeps which request counters were accepted and signed. */
export interface TokenStore {
  /** What is accepted under a token id, as far as this instance knows: others may have accepted more. */
  known(id: TokenIdKey): ReadonlyMap<number, AcceptedTokens>;
  /**
   * Accepts a token, once in all instances; resolves when that is durable, and with it for which part of an act.
   * @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS, RISK_CAP_EXCEEDED, PRICE_CHANGED
   */
  accept(token: OfferedToken, part?: ActPart): Promise<void>;
  /** Whether a token was accepted for a part of an act. */
  hasAccepted(part: ActPart): Promise<boolean>;
  /** The newest tokens that any instance accepted under a token id. */
  newest(id: TokenIdKey): Promise<NewestTokens>;
  /** Lets no instance accept more under a token id. @returns its newest tokens, for good */
  close(id: TokenIdKey): Promise<NewestTokens>;
  /**
   * Takes the next `count` request counters of a lane, at once; for a part of an act only the first time.
   * @returns them, when they will never be handed out to anything else, whatever happens, and what caused them is kept
   */
  takeCounters(lane: LaneKey, count: number, part?: ActPart, cause?: Cause): Promise<TakenCounters>;
  /** Says afterwards, once, what caused a request whose counter was taken before; of older ones than the newest only how many. */
  setCause(lane: LaneKey, counter: bigint, cause: Cause): Promise<void>;
  /** By lane, how many counters were taken under a token id. */
  taken(id: TokenIdKey): Promise<ReadonlyMap<number, bigint>>;
  /** On whose behalf the counters of lanes were taken; nothing for lanes of which none was. */
  origins(lanes: readonly LaneKey[]): Promise<(SignedOrigins | undefined)[]>;
  /** The newest requests of a trace that were signed, oldest first. */
  traced(traceId: string): Promise<readonly TracedRequests[]>;
  /** Forgets what acts did that nobody does again. */
  forget(acts: readonly string[]): Promise<void>;
  /** Forgets what acts did whose names sort from `first` and before `end`. */
  forgetBetween(first: string, end: string): Promise<void>;
  end(): Promise<void>;
}

/**
 * A token for several requests is within the provider's risk when the first of them is.
 * @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS, RISK_CAP_EXCEEDED
 */
export function requireAdmissible(token: OfferedToken, known: KnownTokens): void {
  const { lane, requests, count = 1, held, riskCap, priceOf } = token;
  const accepted = known(lane).get(lane.lane)?.window;
  if (accepted && !accepted.isNew(requests, count)) throw replayed(requests);
  const price = priceOf(lane.tokenId, lane.lane);
  const before = dueFor(token, known);
  const dueUpTo = (last: bigint) => before + price * atLeast0(last - (accepted?.highest ?? 0n));
  const due = dueUpTo(requests);
  if (due > held)
    throw new PlatformError("INSUFFICIENT_FUNDS", `the channel holds ${held}, and ${due} would be due: deposit more`);
  const risked = dueUpTo(requests - BigInt(count - 1));
  if (riskCap !== null && risked > riskCap) {
    throw new PlatformError(
      "RISK_CAP_EXCEEDED",
      `the provider takes ${riskCap} before it redeems, and ${risked} would be due: try again after it has redeemed`,
    );
  }
}

/**
 * Requests under way while the price goes up pay what their id costs, on a lane that paid for others under it: the first of
 * those cost enough. A consumer that chose too low a price when it opened the channel has none under way.
 * @param known all that was accepted, at all instances
 * @throws PRICE_CHANGED
 */
export function requirePaidEnough({ lane, leastPrice = 0n, priceOf }: OfferedToken, known: KnownTokens): void {
  const price = priceOf(lane.tokenId, lane.lane);
  if (price >= leastPrice || known(lane).get(lane.lane)?.newest()) return;
  throw new PlatformError("PRICE_CHANGED", `a request costs ${leastPrice}, the token's id pays ${price}`);
}

const atLeast0 = (value: bigint): bigint => (value > 0n ? value : 0n);

/** Value of all that was accepted under the ids in use. */
function dueFor({ lane: { channel }, tokenIds, priceOf }: OfferedToken, known: KnownTokens): bigint {
  let due = 0n;
  for (const tokenId of tokenIds) {
    for (const [lane, { window }] of known({ channel, tokenId })) due += window.highest * priceOf(tokenId, lane);
  }
  return due;
}

/** What a request is told whose counter cannot be accepted any more. */
export function replayed(requests: bigint): PlatformError {
  return new PlatformError(
    "REPLAYED_REQUEST",
    `request ${requests} was used before; sign a token with a higher counter`,
  );
}
