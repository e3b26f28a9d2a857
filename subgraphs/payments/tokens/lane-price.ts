/** What requests on a lane cost, as the channel's contract has it; prices in the asset's smallest unit. */
export interface LanePrice {
  readonly price: bigint;
  /** What a request cost under ids before `pricedFrom`. */
  readonly priceBefore: bigint;
  readonly pricedFrom: bigint;
  /** The first id that the lane has tokens of. */
  readonly openedWith: bigint;
}

/** Price of a request under a token id in use; `undefined` when the lane has no tokens of it. */
export function priceUnder(lane: LanePrice | undefined, tokenId: bigint): bigint | undefined {
  if (!lane || tokenId < lane.openedWith) return undefined;
  return tokenId < lane.pricedFrom ? lane.priceBefore : lane.price;
}
