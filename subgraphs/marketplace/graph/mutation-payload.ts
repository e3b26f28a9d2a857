import { Field, ObjectType } from "type-graphql";
import { FabricTransaction, UserError } from "../../kit/graph/mutation.ts";

@ObjectType({ description: "What every mutation of the marketplace answers beside its entity.", simpleResolvers: true })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: "Why the act was refused; empty when it took effect." })
  userErrors!: UserError[];

  @Field(() => FabricTransaction, { nullable: true, description: "The transaction that made the act take effect." })
  transaction?: FabricTransaction;
}
