import type { ListedChannelFragment, OneChannelQuery } from "../generated/operations.ts";
import { formatAsset } from "../output/amounts.ts";
import type { Fact } from "../output/output.ts";
import { type Column, exactly } from "../output/table.ts";

export const channelColumns: readonly Column<ListedChannelFragment>[] = [
  { heading: "ID", of: ({ id }) => id },
  { heading: "STATUS", of: ({ status }) => status },
  { heading: "CONSUMER", of: ({ consumer }) => consumer.name ?? consumer.address },
  { heading: "PROVIDER", of: ({ provider }) => provider.name ?? provider.address },
  { heading: "HELD", of: ({ held, asset }) => formatAsset(held, asset), isNumber: true },
  { heading: "REDEEMED", of: ({ redeemed, asset }) => formatAsset(redeemed, asset), isNumber: true },
];

export const exactChannelColumns = exactly(channelColumns, {
  CONSUMER: ({ consumer }) => consumer.address,
  PROVIDER: ({ provider }) => provider.address,
  HELD: ({ held }) => held,
  REDEEMED: ({ redeemed }) => redeemed,
  ASSET: ({ asset }) => asset ?? "ether",
});

type Channel = NonNullable<OneChannelQuery["paymentChannel"]>;

export function channelFacts(channel: Channel): Fact[] {
  const amount = (value: string) => formatAsset(value, channel.asset);
  return [
    ["id", channel.id],
    ["address", channel.address],
    ["status", `${channel.status}, ${channel.finality}`],
    ["consumer", channel.consumer.address],
    ["provider", channel.provider.address],
    ["deposited", amount(channel.deposited)],
    ["held", amount(channel.held)],
    ["redeemed", amount(channel.redeemed)],
    ["due to consumer", amount(channel.dueToConsumer)],
    ["due to provider", amount(channel.dueToProvider)],
    ["token id", channel.tokenId],
    ["periods", `tolerance ${channel.tolerancePeriod} s, termination ${channel.terminationPeriod} s`],
    ["redeemable from", channel.redemptionReadyAt],
    ["ends from", channel.terminationReadyAt],
    ...channel.lanes.nodes.map(
      ({ lane, label, pricePerRequest, origin }): Fact => [
        "lane",
        `${lane}${label && ` (${label})`}: ${amount(pricePerRequest)} a request${origin ? `, for ${origin.address}` : ""}`,
      ],
    ),
    ...channel.redemptions.nodes.map(
      ({ redeemedAt, requests, amount: value, finality }): Fact => [
        "redemption",
        `${redeemedAt}: ${requests} requests, ${amount(value)}, ${finality}`,
      ],
    ),
  ];
}
