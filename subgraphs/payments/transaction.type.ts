import { Field, ObjectType } from "type-graphql";
import { UserError } from "../shared/mutation.ts";
import { BlockNumberScalar, HashScalar } from "../shared/scalars.ts";

@ObjectType({ description: "A transaction that the chain has mined.", simpleResolvers: true })
export class EvmTransaction {
  @Field(() => HashScalar, { description: "The transaction's hash." })
  hash!: string;

  @Field(() => BlockNumberScalar, { description: "The block that holds it." })
  blockNumber!: bigint;
}

@ObjectType({ description: "What every mutation of payments answers beside its entity.", simpleResolvers: true })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: "Why the act was refused; empty when it took effect." })
  userErrors!: UserError[];

  @Field(() => EvmTransaction, { nullable: true, description: "The transaction that made the act take effect." })
  transaction?: EvmTransaction;
}
