/** Prices of requests on a lane, as the channel's contract has them; in the asset's smallest unit. */
export interface LanePrice {
  readonly price: bigint;
  /** Price of a request under ids before `pricedFrom`. */
  readonly priceBefore: bigint;
  readonly pricedFrom: bigint;
  /** First token id that the lane has tokens of. */
  readonly openedWith: bigint;
}

/** Worth of requests under a token id, given by lane. */
export function worthOf(
  lanes: ReadonlyMap<number, LanePrice>,
  tokenId: bigint,
  requests: Iterable<readonly [lane: number, requests: bigint]>,
): bigint {
  let worth = 0n;
  for (const [lane, count] of requests) worth += count * (priceUnder(lanes.get(lane), tokenId) ?? 0n);
  return worth;
}

/** Price of a request under a token id in use; `undefined` when the lane has no tokens of it. */
export function priceUnder(lane: LanePrice | undefined, tokenId: bigint): bigint | undefined {
  if (!lane || tokenId < lane.openedWith) return undefined;
  return tokenId < lane.pricedFrom ? lane.priceBefore : lane.price;
}
