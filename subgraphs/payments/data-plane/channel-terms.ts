import type { Terms, WantedChannel } from "@ledgerloom/pay/protocol";
import { ZeroAddress } from "ethers";
import type { OpenChannel } from "../channels/channel.service.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { priceUnder } from "../model/lane-price.ts";
import type { LiveChannel } from "../model/live-channel.ts";

/** Price of a request on a lane under the token id in use; `undefined` when the channel has no such lane. */
export function priceOf({ lanes, tokenId }: LiveChannel, lane: number): bigint | undefined {
  return priceUnder(lanes.get(lane), tokenId);
}

export function pricesOf(channel: LiveChannel): Record<number, string> {
  const prices = [...channel.lanes.keys()].map((lane) => [lane, `${priceOf(channel, lane)}`]);
  return Object.fromEntries(prices);
}

/** Whether a channel has the asset and the periods of an offer. */
export function hasTerms(channel: ChannelRow, { asset, tolerancePeriod, terminationPeriod }: Terms): boolean {
  return (
    channel.asset === asset &&
    channel.tolerancePeriod === tolerancePeriod &&
    channel.terminationPeriod === terminationPeriod
  );
}

/** Channel to open for an offer, with all its lanes. */
export function openingOf(wanted: WantedChannel, consumer: string): OpenChannel {
  const { provider, asset, tolerancePeriod, terminationPeriod, lanes, funding } = wanted;
  return {
    consumer,
    provider,
    tolerancePeriod,
    terminationPeriod,
    asset: asset === ZeroAddress ? null : asset,
    lanes: lanes.map(({ lane, label, price }) => ({ lane, label, pricePerRequest: BigInt(price) })),
    deposit: BigInt(funding),
  };
}
