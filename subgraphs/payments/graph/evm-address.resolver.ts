import { getAddress } from "ethers";
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { factoryAddress } from "../../../contracts/deploy.ts";
import type { Connection } from "../../../store/tables/page.ts";
import { Excerpt, hexExcerptOf } from "../../kit/graph/excerpt.ts";
import { PageArgs } from "../../kit/graph/paging.ts";
import { AddressScalar, BigIntScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { settlementAddress } from "../projection/scheme.ts";
import { Account, accountOf } from "./account.type.ts";
import { Asset } from "./asset.resolver.ts";
import type { PaymentsContext } from "./context.ts";
import { EvmAddress, type EvmAddressKind } from "./evm-address.type.ts";
import { EvmTransactionDetailsConnection, type EvmTransactionView } from "./evm-transaction.type.ts";
import { evmTransactions } from "./evm-transaction-view.ts";
import { PaymentChannel } from "./payment-channel.type.ts";

/** Addresses of the chain. */
@Resolver(() => EvmAddress)
export class EvmAddressResolver {
  @PresentOnly()
  @Directive("@cost(weight: 20)")
  @Query(() => EvmAddress, { description: "What lies at an address of the chain." })
  async evmAddress(
    @Arg("address", () => AddressScalar, { description: "The address." }) address: string,
    @Ctx() { inspector, reads }: PaymentsContext,
  ): Promise<EvmAddress> {
    const [code, channel] = await Promise.all([inspector.codeAt(address), reads.channel(address)]);
    const codeSize = (code.length - 2) / 2;
    return { address: getAddress(address.toLowerCase()), kind: kindOf(address, codeSize, channel), codeSize };
  }

  @FieldResolver(() => Account, { description: "The account with this address, whether it has acted or not." })
  account(@Root() { address }: EvmAddress): Account {
    return accountOf(address);
  }

  @FieldResolver(() => PaymentChannel, {
    nullable: true,
    description: "The payment channel there, with its state; null without one.",
  })
  async paymentChannel(@Root() { address }: EvmAddress, @Ctx() { reads }: PaymentsContext): Promise<ChannelRow | null> {
    return (await reads.channel(address)) ?? null;
  }

  @Directive("@cost(weight: 4)")
  @FieldResolver(() => Asset, {
    nullable: true,
    description: "The token there, as its contract says of itself; null when no contract tells of one.",
  })
  async asset(@Root() { address, codeSize }: EvmAddress, @Ctx() { loaders }: PaymentsContext): Promise<Asset | null> {
    if (codeSize === 0) return null;
    const { symbol, name, decimals } = await loaders.asset.load(address.toLowerCase());
    return symbol === null && name === null ? null : { address, symbol, name, decimals };
  }

  @FieldResolver(() => Excerpt, { nullable: true, description: "Its code; null without any." })
  async code(
    @Root() { address, codeSize }: EvmAddress,
    @Ctx() { inspector }: PaymentsContext,
  ): Promise<Excerpt | null> {
    return codeSize === 0 ? null : hexExcerptOf(await inspector.codeAt(address));
  }

  @FieldResolver(() => TokenAmountScalar, { description: "Ether that it owns." })
  etherBalance(@Root() { address }: EvmAddress, @Ctx() { loaders }: PaymentsContext): Promise<bigint> {
    return loaders.balance.load(address);
  }

  @FieldResolver(() => BigIntScalar, { description: "How many transactions it has sent." })
  nonce(@Root() { address }: EvmAddress, @Ctx() { inspector }: PaymentsContext): Promise<bigint> {
    return inspector.sentBy(address);
  }

  @Directive("@cost(weight: 4)")
  @FieldResolver(() => EvmTransactionDetailsConnection, {
    description: "Transactions that moved money of this account in channels, or of this channel, newest first.",
  })
  async transactions(
    @Root() { address, kind }: EvmAddress,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { inspector, addressReads }: PaymentsContext,
  ): Promise<Connection<EvmTransactionView>> {
    const found = kind === "CHANNEL" ? addressReads.ofChannel(address, args) : addressReads.ofAccount(address, args);
    return evmTransactions(await found, inspector);
  }
}

function kindOf(address: string, codeSize: number, channel: ChannelRow | undefined): EvmAddressKind {
  const lower = address.toLowerCase();
  if (channel) return "CHANNEL";
  if (codeSize === 0) return "ACCOUNT";
  if (lower === factoryAddress.toLowerCase()) return "CHANNEL_FACTORY";
  return lower === settlementAddress ? "BATCH_SETTLEMENT" : "CONTRACT";
}
