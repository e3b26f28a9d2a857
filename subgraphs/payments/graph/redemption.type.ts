import { Field, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../kit/graph/paging.ts";
import { BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { Finality } from "./finality.ts";
import { EvmTransactionType } from "./transaction.type.ts";

@ObjectType({
  description: "What a finished redemption brought the provider for one lane of a token id.",
  simpleResolvers: true,
})
export class Redemption {
  @Field(() => BigIntScalar, { description: "The redeemed token id." })
  tokenId!: bigint;

  @Field(() => Int, { description: "The lane of the token." })
  lane!: number;

  @Field(() => BigIntScalar, { description: "How many requests the token was for." })
  requests!: bigint;

  @Field(() => TokenAmountScalar, { description: "What was paid: the requests' price, or all that was held if less." })
  amount!: bigint;

  @Field(() => DateTimeScalar, { description: "Time of the block." })
  redeemedAt!: Date;

  @Field(() => EvmTransactionType, { description: "The transaction that ended the redemption." })
  transaction!: EvmTransactionType;

  @Field(() => Finality, { description: "How certain it is." })
  finality!: Finality;
}

export const RedemptionConnection = connectionType(() => Redemption, "Redemption");
