import { getAddress, ZeroAddress } from "ethers";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Connection, PageArgs, pageOf } from "../../shared/paging.ts";
import { AddressScalar, BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../shared/scalars.ts";
import { Account, accountOf } from "../accounts/account.type.ts";
import type { PaymentsContext } from "../context.ts";
import type { Redeemed } from "../projection/channel-event.ts";
import { type ChannelRow, placeKey } from "../projection/channel-row.ts";
import { Redemption, RedemptionConnection } from "../redemptions/redemption.type.ts";
import { redemptionOf } from "../redemptions/redemption-view.ts";
import { channelPage } from "./channel-page.ts";
import { PaymentChannel, PaymentChannelConnection, PaymentChannelFilterInput } from "./payment-channel.type.ts";

/** Channels as the chain has them, from the projection. */
@Resolver(() => PaymentChannel)
export class PaymentChannelResolver {
  @Query(() => PaymentChannelConnection, { description: "Payment channels, oldest first." })
  paymentChannels(
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => PaymentChannelFilterInput, { nullable: true, description: "Which ones." })
    filter: PaymentChannelFilterInput | null,
    @Ctx() { projection }: PaymentsContext,
  ): Connection<ChannelRow> {
    return channelPage(projection, page, filter);
  }

  @Query(() => PaymentChannel, { nullable: true, description: "One payment channel; null when there is none." })
  paymentChannel(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { projection }: PaymentsContext,
  ): ChannelRow | null {
    return projection.find(id.toLowerCase()) ?? null;
  }

  @FieldResolver(() => ID, { description: "Its id; opaque." })
  id(@Root() { address }: ChannelRow): string {
    return address;
  }

  @FieldResolver(() => AddressScalar, { description: "Address of its contract." })
  address(@Root() { address }: ChannelRow): string {
    return getAddress(address);
  }

  @FieldResolver(() => Account, { description: "Who pays." })
  consumer(@Root() { consumer }: ChannelRow): Account {
    return accountOf(consumer);
  }

  @FieldResolver(() => Account, { description: "Who is paid." })
  provider(@Root() { provider }: ChannelRow): Account {
    return accountOf(provider);
  }

  @FieldResolver(() => AddressScalar, { nullable: true })
  asset(@Root() { asset }: ChannelRow): string | null {
    return asset === ZeroAddress ? null : getAddress(asset);
  }

  @FieldResolver(() => DateTimeScalar, { description: "When it was opened." })
  openedAt(@Root() { openedAt }: ChannelRow): Date {
    return openedAt.time;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: "From when the running redemption can be finalized; null when none is running.",
  })
  redemptionReadyAt(@Root() { redemptionReadyAt }: ChannelRow): Date | null {
    return timeOrNull(redemptionReadyAt);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: "From when the consumer can end it; null unless it is terminating.",
  })
  terminationReadyAt(@Root() { terminationReadyAt }: ChannelRow): Date | null {
    return timeOrNull(terminationReadyAt);
  }

  @FieldResolver(() => TokenAmountScalar, { description: "What the consumer can take out now." })
  dueToConsumer(@Root() { due }: ChannelRow): bigint {
    return due.consumer;
  }

  @FieldResolver(() => TokenAmountScalar, { description: "What the provider can take out now." })
  dueToProvider(@Root() { due }: ChannelRow): bigint {
    return due.provider;
  }

  @FieldResolver(() => BigIntScalar, {
    nullable: true,
    description: "Requests accepted under the token id in use; only the provider's payment server knows them.",
  })
  async acceptedRequests(
    @Root() channel: ChannelRow,
    @Ctx() { tokens, principal }: PaymentsContext,
  ): Promise<bigint | null> {
    return (await tokens.acceptedRequests(channel, principal)) ?? null;
  }

  @FieldResolver(() => RedemptionConnection, { description: "Finished redemptions, oldest first." })
  redemptions(@Root() { redemptions }: ChannelRow, @Args(() => PageArgs) page: PageArgs): Connection<Redemption> {
    const { nodes, edges, ...rest } = pageOf<Redeemed>(redemptions, ({ place }) => placeKey(place), page);
    return {
      ...rest,
      nodes: nodes.map(redemptionOf),
      edges: edges.map(({ cursor, node }) => ({ cursor, node: redemptionOf(node) })),
    };
  }
}

const timeOrNull = (seconds: number): Date | null => (seconds === 0 ? null : new Date(seconds * 1000));
