import type { EventPlace, Redeemed } from "../projection/channel-event.ts";
import { type EvmTransaction, succeeded } from "../transaction.type.ts";
import type { Redemption } from "./redemption.type.ts";

/** A redemption as the graph shows it. */
export function redemptionOf({ tokenId, lane, requests, amount, place }: Redeemed): Redemption {
  return { tokenId, lane, requests, amount, redeemedAt: place.time, transaction: transactionOf(place) };
}

/** The transaction of an event. */
export const transactionOf = ({ transactionHash, block }: EventPlace): EvmTransaction =>
  succeeded(transactionHash, block);
