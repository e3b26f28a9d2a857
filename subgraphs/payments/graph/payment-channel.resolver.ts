import { getAddress } from "ethers";
import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { orderingOf } from "../../kit/graph/ordering.ts";
import { PageArgs } from "../../kit/graph/paging.ts";
import { AddressScalar, BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import { fromLedger, type ReadSource, Source } from "../../kit/positions/read-source.ts";
import { blockOf, type ChannelRow } from "../model/channel-row.ts";
import { type EvmTransaction, succeeded } from "../model/transaction.ts";
import { channelOnLedger } from "../projection/ledger-channel.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { Finality, finalityOf } from "./finality.ts";
import { withHeldAccounts } from "./held-accounts.ts";
import {
  PaymentChannel,
  PaymentChannelArgs,
  PaymentChannelConnection,
  PaymentChannelsArgs,
  RunningRedemption,
} from "./payment-channel.type.ts";
import type { LaneView } from "./payment-lane.resolver.ts";
import { PaymentLaneConnection } from "./payment-lane.type.ts";
import { Redemption, RedemptionConnection } from "./redemption.type.ts";
import { EvmTransactionType } from "./transaction.type.ts";
import { assetView, redemptionView } from "./views.ts";

/** Channels as the chain has them, from the projection. */
@Resolver(() => PaymentChannel)
export class PaymentChannelResolver {
  @Query(() => PaymentChannelConnection, { description: "Payment channels, oldest first unless ordered otherwise." })
  async paymentChannels(
    @Args(() => PaymentChannelsArgs) args: PaymentChannelsArgs,
    @Ctx() context: PaymentsContext,
  ): Promise<Connection<ChannelRow>> {
    const wanted = await withHeldAccounts(args.filter ?? {}, context);
    return context.reads.channels(wanted, args, orderingOf(args.orderBy));
  }

  @Query(() => PaymentChannel, { nullable: true, description: "One payment channel; null when there is none." })
  async paymentChannel(
    @Args(() => PaymentChannelArgs) { id: given, address }: PaymentChannelArgs,
    @Source() source: ReadSource,
    @Ctx() { reads, chain, asOf }: PaymentsContext,
  ): Promise<ChannelRow | null> {
    const id = given ?? address;
    if (typeof id !== "string" || (given && address))
      throw new PlatformError("BAD_INPUT", "give the channel's id or its contract's address, and not both");
    const read = source === "LEDGER" ? fromLedger(asOf, () => channelOnLedger(chain, id)) : reads.channel(id);
    return (await read) ?? null;
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

  @FieldResolver()
  asset(@Root() { asset }: ChannelRow): string | null {
    return assetView(asset);
  }

  @FieldResolver(() => Finality, { description: "How certain what happened to it last is." })
  finality(@Root() { changedIn }: ChannelRow, @Ctx() { progress }: PaymentsContext): Finality {
    return finalityOf(changedIn, progress.checkpoint);
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

  @FieldResolver(() => RunningRedemption, { nullable: true, description: "Its running redemption; null without one." })
  runningRedemption(@Root() channel: ChannelRow): RunningRedemption | null {
    const { expiringTokenId: tokenId, redemptionReadyAt, tolerancePeriod } = channel;
    const readyAt = timeOrNull(redemptionReadyAt);
    // The contract adds the period to the time of the block.
    return readyAt && { tokenId, readyAt, startedAt: new Date((redemptionReadyAt - tolerancePeriod) * 1000) };
  }

  @FieldResolver(() => EvmTransactionType, {
    nullable: true,
    description: "The transaction that opened it; null when it is read from the ledger, whose contract does not tell.",
  })
  openedIn(@Root() { openedIn, ordinal }: ChannelRow): EvmTransaction | null {
    return openedIn ? succeeded(openedIn, blockOf(ordinal)) : null;
  }

  @PresentOnly()
  @FieldResolver(() => TokenAmountScalar, {
    nullable: true,
    description:
      "What it holds and no signed token promises, for more requests; only the consumer's payment server knows, and tells its organisation only.",
  })
  available(@Root() channel: ChannelRow, @Ctx() { tokens, principal }: PaymentsContext): Promise<bigint | undefined> {
    return tokens.available(channel, principal);
  }

  @PresentOnly()
  @FieldResolver(() => BigIntScalar, {
    nullable: true,
    description:
      "Requests accepted on all lanes under the token id in use; only the provider's payment server knows them.",
  })
  async acceptedRequests(@Root() channel: ChannelRow, @Ctx() { loaders }: PaymentsContext): Promise<bigint | null> {
    const accepted = await loaders.accepted.load(channel);
    return accepted ? [...accepted.values()].reduce((sum, requests) => sum + requests, 0n) : null;
  }

  @FieldResolver(() => PaymentLaneConnection, { description: "What it counts and prices apart, by number." })
  async lanes(
    @Root() channel: ChannelRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads }: PaymentsContext,
  ): Promise<Connection<LaneView>> {
    return mapNodes(await reads.lanesOf(channel.address, page), (lane) => ({ ...lane, channelRow: channel }));
  }

  @FieldResolver(() => RedemptionConnection, { description: "Finished redemptions, oldest first." })
  async redemptions(
    @Root() { address }: ChannelRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads, progress }: PaymentsContext,
  ): Promise<Connection<Redemption>> {
    return mapNodes(await reads.redemptionsOf(address, page), (row) => redemptionView(row, progress.checkpoint));
  }
}

const timeOrNull = (seconds: number): Date | null => (seconds === 0 ? null : new Date(seconds * 1000));
