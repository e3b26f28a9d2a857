import { Field, ObjectType } from "type-graphql";
import { enumOf } from "../../kit/enum-of.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { BlockNumberScalar, HashScalar } from "../../kit/graph/scalars.ts";
import type { EvmTransaction } from "../model/transaction.ts";

const EvmTransactionStatus = enumOf<EvmTransaction["status"]>(
  { SUCCEEDED: "It took effect.", REVERTED: "The contract refused it; nothing was changed." },
  "EvmTransactionStatus",
  "What a receipt says became of a transaction.",
);

@ObjectType("EvmTransaction", { description: "A transaction that the chain has mined.", simpleResolvers: true })
export class EvmTransactionType implements EvmTransaction {
  @Field(() => HashScalar, { description: "The transaction's hash." })
  hash!: string;

  @Field(() => BlockNumberScalar, { description: "The block that holds it." })
  blockNumber!: bigint;

  @Field(() => EvmTransactionStatus, { description: "The receipt's status; SUCCEEDED for every act that took effect." })
  status!: EvmTransaction["status"];

  /** Hash of the block where it is known, for the transaction's position. */
  blockHash?: string | undefined;
}

@ObjectType({ description: "What every mutation of payments answers beside its entity.", simpleResolvers: true })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: "Why the act was refused; empty when it took effect." })
  userErrors!: UserError[];

  @Field(() => EvmTransactionType, { nullable: true, description: "The transaction that made the act take effect." })
  transaction?: EvmTransactionType;
}
