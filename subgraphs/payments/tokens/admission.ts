import { PlatformError } from "../../../errors/platform-error.ts";
import type { LaneKey, TokenIdKey } from "../model/lane-key.ts";
import type { LaneMap } from "../model/lane-map.ts";
import type { AcceptedLane } from "./accepted-lane.ts";

/** Token that is valid in itself; whether it is accepted depends on those accepted before. */
export interface OfferedToken {
  readonly lane: LaneKey;
  readonly requests: bigint;
  /** Number of requests that it comes for, the newest that it counts; default 1. */
  readonly count?: number;
  readonly signature: Uint8Array;
  /** Token ids in use, one or two; the channel's funds must cover the requests on all their lanes. */
  readonly tokenIds: readonly bigint[];
  readonly priceOf: (tokenId: bigint, lane: number) => bigint;
  /** Least price of a request by now, if the provider names one. */
  readonly leastPrice?: bigint | undefined;
  /** The channel's funds. */
  readonly held: bigint;
  /** Limit of the provider's unredeemed amount; none when `null`. */
  readonly riskCap: bigint | null;
}

/** Accepted lanes under a token id. */
export type KnownTokens = (id: TokenIdKey) => ReadonlyMap<number, AcceptedLane>;

/**
 * Accepts a token on its lane.
 * @param lanes accepted lanes of all instances
 * @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS, RISK_CAP_EXCEEDED, PRICE_CHANGED
 */
export function admit(token: OfferedToken, lanes: LaneMap<AcceptedLane>): AcceptedLane {
  const known: KnownTokens = (id) => lanes.under(id);
  requireAdmissible(token, known);
  requirePaidEnough(token, known);
  const lane = lanes.of(token.lane);
  lane.add(token.requests, token.signature, token.count);
  return lane;
}

/**
 * Check of a token against those accepted before: a batch token is within the provider's risk when its first request is.
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
 * Least price of a request. Those under way while it goes up pay the price of their id, on a lane that paid for others
 * under it: the first of those cost enough. A consumer that opened its channel at too low a price has none under way.
 * @throws PRICE_CHANGED
 */
function requirePaidEnough({ lane, leastPrice = 0n, priceOf }: OfferedToken, known: KnownTokens): void {
  const price = priceOf(lane.tokenId, lane.lane);
  if (price >= leastPrice || known(lane).get(lane.lane)?.newest()) return;
  throw new PlatformError("PRICE_CHANGED", `a request costs ${leastPrice}, the token's id pays ${price}`);
}

const atLeast0 = (value: bigint): bigint => (value > 0n ? value : 0n);

/** Value of all accepted requests under the token ids in use. */
function dueFor({ lane: { channel }, tokenIds, priceOf }: OfferedToken, known: KnownTokens): bigint {
  let due = 0n;
  for (const tokenId of tokenIds) {
    for (const [lane, { window }] of known({ channel, tokenId })) due += window.highest * priceOf(tokenId, lane);
  }
  return due;
}

/** Refusal of a counter that was accepted before, or is too old to tell. */
export function replayed(requests: bigint): PlatformError {
  return new PlatformError(
    "REPLAYED_REQUEST",
    `request ${requests} was used before; sign a token with a higher counter`,
  );
}
