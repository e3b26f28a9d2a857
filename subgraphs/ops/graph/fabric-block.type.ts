import { Field, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../kit/graph/paging.ts";
import { BlockNumberScalar, DateTimeScalar } from "../../kit/graph/scalars.ts";
import type { ChannelBlock } from "../inspector/block-reader.ts";

@ObjectType({ description: "A block of a Fabric channel, as a peer has it.", simpleResolvers: true })
export class FabricBlock {
  @Field(() => String, { description: "Its channel." })
  channel!: string;

  @Field(() => BlockNumberScalar, { description: "Its number, from 0." })
  number!: bigint;

  @Field(() => String, { description: "Hash of its header, hexadecimal." })
  hash!: string;

  @Field(() => String, { description: "Hash of the block before it; empty of the first." })
  previousHash!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "Time of its last transaction: it has none of its own." })
  time!: Date | null;

  @Field(() => Int, { description: "In bytes." })
  size!: number;

  @Field(() => Boolean, { description: "Whether it holds the channel's configuration, and no act." })
  isConfiguration!: boolean;

  /** Block that it was read from. */
  source!: ChannelBlock;
}

export const FabricBlockConnection = connectionType(() => FabricBlock, "FabricBlock");

export function fabricBlockOf(source: ChannelBlock): FabricBlock {
  const { channel, block } = source;
  const { number, hash, previousHash, size, transactions } = block;
  return {
    channel,
    number,
    hash,
    previousHash,
    size,
    source,
    time: transactions.at(-1)?.time ?? null,
    isConfiguration: transactions[0]?.type === "CONFIG",
  };
}
