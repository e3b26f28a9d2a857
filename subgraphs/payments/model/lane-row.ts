import type { PriceChanged } from "./channel-event.ts";
import type { LanePrice } from "./lane-price.ts";

/** A lane of a channel as the chain has it. Never changed, only replaced. */
export interface LaneRow extends LanePrice {
  readonly channel: string;
  readonly lane: number;
  /** 32 bytes. */
  readonly label: string;
}

/** The lane after its price changed, as the contract itself keeps it. */
export function nextLane(before: LaneRow | undefined, event: PriceChanged): LaneRow {
  const { channel, lane, label, pricePerRequest: price, tokenId } = event;
  const priceBefore = before?.price ?? 0n;
  return { channel, lane, label, price, priceBefore, pricedFrom: tokenId, openedWith: before?.openedWith ?? tokenId };
}
