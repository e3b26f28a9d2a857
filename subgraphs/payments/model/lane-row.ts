import { numeric, safeInteger, text } from "../../../store/tables/columns.ts";
import { defineTable, type RowOf } from "../../../store/tables/table.ts";
import type { ChannelEventOf } from "./channel-event.ts";

export const lanesTable = defineTable({
  name: "lanes",
  columns: {
    channel: text(),
    lane: safeInteger("numeric"),
    /** 32 bytes. */
    label: text(),
    price: numeric(),
    priceBefore: numeric(),
    pricedFrom: numeric(),
    openedWith: numeric(),
  },
  key: ["channel", "lane"],
});

/** Lane of a channel, with its prices, as the chain has it. Never changed, only replaced. */
export type LaneRow = RowOf<typeof lanesTable>;

/** Lane after its price changed, as the contract itself keeps it. */
export function nextLane(before: LaneRow | undefined, event: ChannelEventOf<"PRICE_CHANGED">): LaneRow {
  const { channel, lane, label, pricePerRequest: price, tokenId } = event;
  const priceBefore = before?.price ?? 0n;
  return { channel, lane, label, price, priceBefore, pricedFrom: tokenId, openedWith: before?.openedWith ?? tokenId };
}
