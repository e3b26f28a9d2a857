import type { ChannelEvent, ChannelEventOf } from "./channel-event.ts";
import { type ChannelRow, nextRow, openedChannel } from "./channel-row.ts";
import type { LanePrice } from "./lane-price.ts";
import { type LaneRow, nextLane } from "./lane-row.ts";

/** Columns of no concern to tokens. */
type Untold =
  | "deposited"
  | "redeemed"
  | "tokenIdSince"
  | "terminationReadyAt"
  | "dueToConsumer"
  | "dueToProvider"
  | "ordinal"
  | "openedAt"
  | "openedIn"
  | "lastActivityAt"
  | "changedIn";

/** Channel as its tokens are checked against it. */
export interface ValidatedChannel extends Omit<ChannelRow, Untold> {
  /** Last token ids that earlier voucher keys count under, by their addresses. */
  readonly retiredKeys: ReadonlyMap<string, bigint>;
  readonly lanes: ReadonlyMap<number, LanePrice>;
}

/** Channel with its lanes and retired keys. Never changed, only replaced. */
export interface LiveChannel extends ChannelRow, ValidatedChannel {
  readonly lanes: ReadonlyMap<number, LaneRow>;
}

/** Channel right after it was opened; its lanes follow. */
export function openedLive(event: ChannelEventOf<"OPENED">): LiveChannel {
  return { ...openedChannel(event), lanes: new Map(), retiredKeys: new Map() };
}

/** Channel after an event, as the contract itself counts. */
export function nextLive(channel: LiveChannel, event: ChannelEvent): LiveChannel {
  const next = nextRow(channel, event);
  if (event.type === "PRICE_CHANGED") {
    const lane = nextLane(channel.lanes.get(event.lane), event);
    return { ...next, lanes: new Map(channel.lanes).set(lane.lane, lane) };
  }
  if (event.type !== "VOUCHER_KEY_ROTATED") return next;
  return { ...next, retiredKeys: new Map(channel.retiredKeys).set(channel.voucherKey, event.tokenId) };
}
