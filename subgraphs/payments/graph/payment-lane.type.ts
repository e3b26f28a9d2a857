import { Field, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../kit/graph/paging.ts";
import { TokenAmountScalar } from "../../kit/graph/scalars.ts";

@ObjectType({
  description: "Requests of one kind, or on behalf of one origin, counted and priced apart from a channel's others.",
  simpleResolvers: true,
})
export class PaymentLane {
  @Field(() => Int, { description: "Its number, which tokens carry." })
  lane!: number;
}

export const PaymentLaneConnection = connectionType(() => PaymentLane, "PaymentLane");

@InputType({ description: "What a request on a lane costs." })
export class PaymentLaneInput {
  @Field(() => Int, { defaultValue: 0, description: "The lane's number." })
  lane!: number;

  @Field(() => TokenAmountScalar, { description: "Price of one request; below 2^128." })
  pricePerRequest!: bigint;

  @Field(() => String, {
    nullable: true,
    description: "What the lane stands for, at most 32 bytes; a lane that has a label keeps it without.",
  })
  label?: string | null;
}
