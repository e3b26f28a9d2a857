import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Connection } from "../../../store/tables/page.ts";
import { blockWindow } from "../../kit/graph/block-window.ts";
import { PageArgs, pageInOrder } from "../../kit/graph/paging.ts";
import { BlockNumberScalar, HashScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { PaymentsContext } from "./context.ts";
import { EvmBlock, EvmBlockConnection, type EvmBlockView, evmBlockView } from "./evm-block.type.ts";
import {
  EvmTransactionDetails,
  EvmTransactionDetailsConnection,
  type EvmTransactionView,
} from "./evm-transaction.type.ts";
import { evmTransactions, evmTransactionView } from "./evm-transaction-view.ts";
import { Finality, finalityOf } from "./finality.ts";

/** Blocks and transactions of the chain, as its node has them. */
@Resolver(() => EvmBlock)
export class EvmInspectorResolver {
  @PresentOnly()
  @Query(() => EvmBlockConnection, { description: "Blocks of the chain, newest first." })
  async evmBlocks(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { inspector }: PaymentsContext,
  ): Promise<Connection<EvmBlock>> {
    const { numbers, pageOf } = blockWindow(await inspector.newest(), args);
    const found = await Promise.all(numbers.map((number) => inspector.block(number)));
    return pageOf(found.flatMap((block) => (block ? [{ number: block.number, node: evmBlockView(block) }] : [])));
  }

  @PresentOnly()
  @Directive("@cost(weight: 20)")
  @Query(() => EvmBlock, { nullable: true, description: "One block, by its number or its hash; null without one." })
  async evmBlock(
    @Arg("number", () => BlockNumberScalar, { nullable: true, description: "Its number." }) number: bigint | undefined,
    @Arg("hash", () => HashScalar, { nullable: true, description: "Its hash." }) hash: string | undefined,
    @Ctx() { inspector }: PaymentsContext,
  ): Promise<EvmBlock | null> {
    const isNumber = typeof number === "bigint";
    if (isNumber === (typeof hash === "string"))
      throw new PlatformError("BAD_INPUT", "give the block's number or its hash, and not both");
    const found = await (isNumber ? inspector.block(number) : inspector.blockWithHash(hash as string));
    return found ? evmBlockView(found) : null;
  }

  @PresentOnly()
  @Directive("@cost(weight: 20)")
  @Query(() => EvmTransactionDetails, {
    nullable: true,
    description: "One transaction, mined or not; null when the node knows none such.",
  })
  async evmTransaction(
    @Arg("hash", () => HashScalar, { description: "Its hash." }) hash: string,
    @Ctx() { inspector }: PaymentsContext,
  ): Promise<EvmTransactionView | null> {
    const found = await inspector.transaction(hash);
    return found ? evmTransactionView(found) : null;
  }

  @FieldResolver(() => Finality, { description: "How certain it is." })
  finality(@Root() { number }: EvmBlock, @Ctx() { progress }: PaymentsContext): Finality {
    return finalityOf(number, progress.checkpoint);
  }

  @Directive("@cost(weight: 4)")
  @FieldResolver(() => EvmTransactionDetailsConnection, { description: "Its transactions, in their order." })
  async transactions(
    @Root() { hashes }: EvmBlockView,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { inspector }: PaymentsContext,
  ): Promise<Connection<EvmTransactionView>> {
    const listed = pageInOrder(hashes, (hash) => ({ hash }), page);
    return evmTransactions(listed, inspector);
  }
}
