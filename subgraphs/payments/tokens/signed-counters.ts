import type { Attribution } from "../attribution/attribution.ts";
import type { LaneKey, TokenIdKey } from "../model/lane-key.ts";
import { worthOf } from "../model/lane-price.ts";
import type { ValidatedChannel } from "../model/live-channel.ts";
import type { ActPart, TakenCounters } from "./act-log.ts";

/** Counters that a consumer's payment server has signed for. */
export interface SignedCounters {
  /**
   * Takes the next `count` request counters of a lane, at once; for a part of an act only the first time.
   * @returns them, once it is durable that nothing else gets them, and to which accounts they are attributed
   */
  take(lane: LaneKey, count: number, part?: ActPart, attribution?: Attribution): Promise<TakenCounters>;
  /** Number of counters taken under a token id, by lane. */
  taken(id: TokenIdKey): Promise<ReadonlyMap<number, bigint>>;
}

/** Worth of all signed requests that are not redeemed, in the asset's smallest unit. */
export async function signedWorth(
  { address, lanes, tokenId, expiringTokenId, redemptionReadyAt }: ValidatedChannel,
  signed: SignedCounters,
): Promise<bigint> {
  const ids = redemptionReadyAt === 0 ? [tokenId] : [tokenId, expiringTokenId];
  const worths = ids.map(async (id) => worthOf(lanes, id, await signed.taken({ channel: address, tokenId: id })));
  return (await Promise.all(worths)).reduce((sum, worth) => sum + worth, 0n);
}
