import type { TokenIdKey } from "../model/lane-key.ts";
import type { AcceptedLane, NewestToken } from "./accepted-lane.ts";
import type { ActPart } from "./act-log.ts";
import type { OfferedToken } from "./admission.ts";

/** Newest accepted tokens under a token id, by lane. */
export type NewestTokens = ReadonlyMap<number, NewestToken>;

/** Accepted tokens of a provider's payment server. */
export interface AcceptedTokens {
  /** Lanes accepted under a token id, as far as this instance knows: others may have accepted more. */
  known(id: TokenIdKey): ReadonlyMap<number, AcceptedLane>;
  /**
   * Accepts a token, once in all instances; resolves when the token and the part of its act are durable.
   * @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS, RISK_CAP_EXCEEDED, PRICE_CHANGED
   */
  accept(token: OfferedToken, part?: ActPart): Promise<void>;
  /** The newest tokens that any instance accepted under a token id. */
  newest(id: TokenIdKey): Promise<NewestTokens>;
  /** Closes a token id, under which no instance accepts more. @returns its newest tokens, for good */
  close(id: TokenIdKey): Promise<NewestTokens>;
}

/** Newest tokens of accepted lanes. */
export function newestOf(known: ReadonlyMap<number, AcceptedLane>): NewestTokens {
  const newest = new Map<number, NewestToken>();
  for (const [lane, accepted] of known) {
    const token = accepted.newest();
    if (token) newest.set(lane, token);
  }
  return newest;
}

/** Requests of the newest tokens, by lane as {@link worthOf} takes them. */
export const requestsOf = (newest: NewestTokens): ReadonlyMap<number, bigint> =>
  new Map(Array.from(newest, ([lane, { requests }]) => [lane, requests]));
