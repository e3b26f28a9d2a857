import { Arg, Args, ArgsType, Ctx, Directive, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { BlockPlace } from "../../../ledgers/fabric/fabric-channel.ts";
import type { Connection } from "../../../store/tables/page.ts";
import { Authenticated } from "../../kit/graph/access.ts";
import { blockWindow } from "../../kit/graph/block-window.ts";
import { PageArgs, pageInOrder } from "../../kit/graph/paging.ts";
import { BlockNumberScalar, TransactionIdScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { ChannelBlock } from "../inspector/block-reader.ts";
import type { OpsContext } from "./context.ts";
import { FabricBlock, FabricBlockConnection, fabricBlockOf } from "./fabric-block.type.ts";
import {
  FabricTransactionDetails,
  FabricTransactionDetailsConnection,
  fabricTransactionOf,
} from "./fabric-transaction.type.ts";

@ArgsType()
class FabricBlocksArgs extends PageArgs {
  @Field(() => String, { description: "The channel: that of ops, or that of the marketplace." })
  channel!: string;
}

/** Blocks and transactions of the channels, as the peer of the asking organisation has them. */
@Resolver(() => FabricBlock)
export class FabricInspectorResolver {
  @PresentOnly()
  @Authenticated()
  @Query(() => FabricBlockConnection, {
    description: "Blocks of a channel, newest first; a page ends early when its blocks are very large.",
  })
  async fabricBlocks(
    @Args(() => FabricBlocksArgs) args: FabricBlocksArgs,
    @Ctx() { blocks }: OpsContext,
  ): Promise<Connection<FabricBlock>> {
    const window = blockWindow(await blocks.newest(args.channel), args);
    const read = [];
    for await (const found of blocks.blocks(args.channel, window.numbers)) {
      read.push({ number: found.block.number, node: fabricBlockOf(found) });
    }
    return window.pageOf(read);
  }

  @PresentOnly()
  @Authenticated()
  @Directive("@cost(weight: 20)")
  @Query(() => FabricBlock, { nullable: true, description: "One block, by its number or its hash; null without one." })
  async fabricBlock(
    @Arg("channel", () => String, {
      nullable: true,
      description: "Its channel; without, all that are shown: then by its hash only.",
    })
    channel: string | null | undefined,
    @Arg("number", () => BlockNumberScalar, { nullable: true, description: "Its number." }) number: bigint | undefined,
    @Arg("hash", () => String, { nullable: true, description: "Its hash, hexadecimal." }) hash: string | undefined,
    @Ctx() { blocks }: OpsContext,
  ): Promise<FabricBlock | null> {
    const place = placeOf(number, hash);
    if ("number" in place && !channel)
      throw new PlatformError("BAD_INPUT", "give the channel too: each has a block of that number");
    const found = await blocks.find(place, channel ?? undefined);
    return found ? fabricBlockOf(found) : null;
  }

  @PresentOnly()
  @Authenticated()
  @Directive("@cost(weight: 20)")
  @Query(() => FabricTransactionDetails, { nullable: true, description: "One transaction; null when no block has it." })
  async fabricTransaction(
    @Arg("id", () => TransactionIdScalar, { description: "Its id." }) id: string,
    @Arg("channel", () => String, { nullable: true, description: "Its channel; without, all that are shown." })
    channel: string | undefined,
    @Ctx() { blocks }: OpsContext,
  ): Promise<FabricTransactionDetails | null> {
    const found = await blocks.transaction(id, channel ?? undefined);
    return found ? fabricTransactionOf(found) : null;
  }

  @FieldResolver(() => FabricTransactionDetailsConnection, { description: "Its transactions, in their order." })
  transactions(
    @Root() { source }: FabricBlock,
    @Args(() => PageArgs) page: PageArgs,
  ): Connection<FabricTransactionDetails> {
    const of = (transaction: ChannelBlock["block"]["transactions"][number]) =>
      fabricTransactionOf({ ...source, transaction });
    return pageInOrder(source.block.transactions ?? [], of, page);
  }
}

/** @throws BAD_INPUT unless there is exactly one of both, and the hash is one */
function placeOf(number: bigint | null | undefined, hash: string | null | undefined): BlockPlace {
  const digits = /^(?:0x)?([0-9a-fA-F]{64})$/.exec(hash ?? "")?.[1]?.toLowerCase();
  if (typeof number === "bigint" && typeof hash !== "string") return { number };
  if (digits && typeof number !== "bigint") return { hash: digits };
  throw new PlatformError("BAD_INPUT", "give the block's number, or its hash as 64 hexadecimal digits");
}
