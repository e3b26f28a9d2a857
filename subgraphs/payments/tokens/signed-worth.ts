import type { TokenIdKey } from "../model/lane-key.ts";
import { worthOf } from "../model/lane-price.ts";
import type { ValidatedChannel } from "../model/live-channel.ts";

/** By lane, how many requests were signed under a token id. */
export type TakenCounts = (id: TokenIdKey) => Promise<ReadonlyMap<number, bigint>>;

/** What all that was signed and is not redeemed costs. */
export async function signedWorth(
  { address, lanes, tokenId, expiringTokenId, redemptionReadyAt }: ValidatedChannel,
  taken: TakenCounts,
): Promise<bigint> {
  const ids = redemptionReadyAt === 0 ? [tokenId] : [tokenId, expiringTokenId];
  const counts = await Promise.all(
    ids.map(async (id) => ({ id, taken: await taken({ channel: address, tokenId: id }) })),
  );
  return counts.reduce((sum, signed) => sum + worthOf(lanes, signed.id, signed.taken), 0n);
}
