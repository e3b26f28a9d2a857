import type { TokenIdKey } from "../model/lane-key.ts";
import type { AcceptedLane, NewestToken } from "./accepted-lane.ts";
import type { ActPart } from "./act-log.ts";
import type { OfferedToken } from "./admission.ts";

/** By lane, the newest token that was accepted under a token id. */
export type NewestTokens = ReadonlyMap<number, NewestToken>;

/** Tokens that a provider's payment server has accepted. */
export interface AcceptedTokens {
  /** Lanes accepted under a token id, as far as this instance knows: others may have accepted more. */
  known(id: TokenIdKey): ReadonlyMap<number, AcceptedLane>;
  /**
   * Accepts a token, once in all instances; resolves when that is durable, and with it for which part of an act.
   * @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS, RISK_CAP_EXCEEDED, PRICE_CHANGED
   */
  accept(token: OfferedToken, part?: ActPart): Promise<void>;
  /** The newest tokens that any instance accepted under a token id. */
  newest(id: TokenIdKey): Promise<NewestTokens>;
  /** Lets no instance accept more under a token id. @returns its newest tokens, for good */
  close(id: TokenIdKey): Promise<NewestTokens>;
}

/** The newest of the tokens that are known to be accepted. */
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
