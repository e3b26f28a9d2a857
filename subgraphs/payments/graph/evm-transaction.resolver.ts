import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import type { ChainTransaction } from "../../../ledgers/evm/chain-details.ts";
import type { Connection } from "../../../store/tables/page.ts";
import { Excerpt, hexExcerptOf } from "../../kit/graph/excerpt.ts";
import { PageArgs, pageInOrder } from "../../kit/graph/paging.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import { callInTurn } from "../inspector/contract-words.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import { type Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { EvmBlock, evmBlockView } from "./evm-block.type.ts";
import {
  EvmContractWords,
  type EvmLog,
  EvmLogConnection,
  EvmSubject,
  EvmTransactionDetails,
  type EvmTransactionView,
} from "./evm-transaction.type.ts";
import { contractWordsView, evmLogView, evmTransactionView } from "./evm-transaction-view.ts";
import { Finality, finalityOf } from "./finality.ts";
import { EvmTransactionStatus, EvmTransactionType } from "./transaction.type.ts";

const maxSubjects = 100;

/** Link from a transaction of a mutation, a row or an event to all of it. */
@Resolver(() => EvmTransactionType)
export class EvmTransactionLinkResolver {
  @PresentOnly()
  @Directive("@cost(weight: 4)")
  @FieldResolver(() => EvmTransactionDetails, {
    nullable: true,
    description: "All of it, decoded; null when the node knows it no longer.",
  })
  async details(
    @Root() { hash }: EvmTransaction,
    @Ctx() { inspector }: PaymentsContext,
  ): Promise<EvmTransactionView | null> {
    const found = await inspector.transaction(hash);
    return found ? evmTransactionView(found) : null;
  }
}

/** Parts of a transaction, each read or decoded when a request selects it. */
@Resolver(() => EvmTransactionDetails)
export class EvmDetailsResolver {
  @FieldResolver(() => EvmBlock, { nullable: true, description: "The block that holds it; null until it is mined." })
  async block(@Root() { source }: EvmTransactionView, @Ctx() { inspector }: PaymentsContext): Promise<EvmBlock | null> {
    const found = source.receipt && (await inspector.block(BigInt(source.receipt.blockNumber)));
    return found ? evmBlockView(found) : null;
  }

  @FieldResolver(() => EvmTransactionStatus, {
    nullable: true,
    description: "What became of it; null until it is mined.",
  })
  status(@Root() { source: { receipt } }: EvmTransactionView): EvmTransaction["status"] | null {
    if (typeof receipt?.status !== "number") return null;
    return receipt.status === 1 ? "SUCCEEDED" : "REVERTED";
  }

  @Directive("@cost(weight: 20)")
  @FieldResolver(() => String, {
    nullable: true,
    description: "Why a contract refused it; null when it took effect, and when the node cannot tell any more.",
  })
  async revertReason(
    @Root() { source }: EvmTransactionView,
    @Ctx() { inspector }: PaymentsContext,
  ): Promise<string | null> {
    if (source.receipt?.status !== 0) return null;
    return (await inspector.revertReason(source)) ?? null;
  }

  @FieldResolver(() => Finality, { nullable: true, description: "How certain it is; null until it is mined." })
  finality(@Root() { source }: EvmTransactionView, @Ctx() { progress }: PaymentsContext): Finality | null {
    return source.receipt ? finalityOf(BigInt(source.receipt.blockNumber), progress.checkpoint) : null;
  }

  @FieldResolver(() => Excerpt, { description: "The data that it brings, as it was sent." })
  input(@Root() { source }: EvmTransactionView): Excerpt {
    return hexExcerptOf(source.input);
  }

  @FieldResolver(() => EvmContractWords, {
    nullable: true,
    description: "The call; null when none that is known fits.",
  })
  async call(@Root() { source: { to, input } }: EvmTransactionView): Promise<EvmContractWords | null> {
    const words = to ? await callInTurn(to, input) : undefined;
    return words ? contractWordsView(words) : null;
  }

  @FieldResolver(() => EvmLogConnection, { description: "What contracts wrote in it, in their order." })
  logs(@Root() { source }: EvmTransactionView, @Args(() => PageArgs) page: PageArgs): Connection<EvmLog> {
    return pageInOrder(source.receipt?.logs ?? [], evmLogView, page);
  }

  @FieldResolver(() => [EvmSubject], {
    nullable: "items",
    description: "The payment channels that it touches, at most 100, then their accounts and who sent it.",
  })
  async about(
    @Root() { source }: EvmTransactionView,
    @Ctx() { reads }: PaymentsContext,
  ): Promise<(ChannelRow | Account)[]> {
    const found = await Promise.all(touched(source).map((address) => reads.channel(address)));
    const channels = found.flatMap((channel) => channel ?? []).slice(0, maxSubjects);
    const parties = channels.flatMap(({ consumer, provider }) => [consumer, provider]);
    return [...channels, ...[...new Set([source.from, ...parties])].map(accountOf)];
  }
}

/** Addresses that may be channels': the one that is called, and those that wrote a log. */
function touched({ to, receipt }: ChainTransaction): string[] {
  const writers = (receipt?.logs ?? []).map(({ address }) => address);
  return [...new Set([...(to ? [to] : []), ...writers])].slice(0, 10 * maxSubjects);
}
