import { ZeroAddress } from "ethers";
import type { Terms, WantedChannel } from "../../../clients/pay/src/protocol/operations.ts";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { OpenChannel } from "../channels/channel.service.ts";
import type { ChannelRow } from "../projection/channel-row.ts";

/** By lane, how many requests were signed under a token id. */
export type TakenCounts = (id: { channel: string; tokenId: bigint }) => Promise<ReadonlyMap<number, bigint>>;

/** What a request on a lane costs under the id in use; `undefined` when the channel has no such lane. */
export function priceOf(channel: ChannelRow, lane: number): bigint | undefined {
  return lane === 0 ? channel.pricePerRequest : undefined;
}

/** What the lanes of a channel cost, by lane. */
export function pricesOf(channel: ChannelRow): Record<number, string> {
  return { 0: `${channel.pricePerRequest}` };
}

/** Whether a channel is in the asset and has the periods that a provider wants. */
export function hasTerms(channel: ChannelRow, { asset, tolerancePeriod, terminationPeriod }: Terms): boolean {
  return (
    channel.asset === asset &&
    channel.tolerancePeriod === tolerancePeriod &&
    channel.terminationPeriod === terminationPeriod
  );
}

/** The channel to open for what a provider offers. @throws BAD_INPUT */
export function openingOf(wanted: WantedChannel, consumer: string): OpenChannel {
  const { provider, asset, tolerancePeriod, terminationPeriod, lanes, funding } = wanted;
  const [offered] = lanes;
  if (!offered || lanes.length > 1 || offered.lane !== 0)
    throw new PlatformError("BAD_INPUT", "channels have one lane");
  if (asset !== ZeroAddress) throw new PlatformError("BAD_INPUT", "channels are of ether");
  return {
    ...{ consumer, provider, tolerancePeriod, terminationPeriod },
    pricePerRequest: BigInt(offered.price),
    deposit: BigInt(funding),
  };
}

/** What all that was signed and is not redeemed costs. */
export async function spentOf(channel: ChannelRow, taken: TakenCounts): Promise<bigint> {
  const { address, tokenId, expiringTokenId, redemptionReadyAt } = channel;
  let spent = 0n;
  for (const id of redemptionReadyAt === 0 ? [tokenId] : [tokenId, expiringTokenId]) {
    for (const [lane, count] of await taken({ channel: address, tokenId: id })) {
      spent += count * (priceOf(channel, lane) ?? 0n);
    }
  }
  return spent;
}
