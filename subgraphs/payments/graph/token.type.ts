import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { AddressScalar, BigIntScalar, BytesScalar } from "../../kit/graph/scalars.ts";

/** A token, given and taken. */
@InputType("PaymentTokenInput", { description: "A token as it came with a request." })
@ObjectType("PaymentToken", {
  description: "Says that a consumer made so many requests; each supersedes the ones before it.",
  simpleResolvers: true,
})
export class PaymentTokenType {
  @Field(() => AddressScalar, { description: "Contract of the channel." })
  intermediary!: string;

  @Field(() => AddressScalar, { description: "Who pays." })
  consumer!: string;

  @Field(() => BigIntScalar, { description: "The channel's token id when it was signed." })
  tokenId!: bigint;

  @Field(() => Int, { defaultValue: 0, description: "The lane of the requests." })
  lane!: number;

  @Field(() => BigIntScalar, { description: "How many requests so far, this one included." })
  requests!: bigint;

  @Field(() => BytesScalar, { description: "EIP-712 signature of the channel's voucher key, 65 bytes." })
  signature!: string;
}

@InputType({ description: "Requests to sign for." })
export class PaymentTokenSignInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel; its consumer's keys must be held here." })
  channelId!: string;

  @Field(() => Int, { defaultValue: 0, description: "The lane of the requests." })
  lane!: number;

  @Field(() => Int, { defaultValue: 1, description: "For how many requests; at most 1,000." })
  count!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "W3C traceparent of the request that they are made for. When that was itself paid for, its payer has caused what they cost.",
  })
  traceparent?: string | null;
}

@InputType({ description: "Tokens that came with requests." })
export class PaymentTokenValidateInput extends IdempotentInput {
  @Field(() => [PaymentTokenType], { description: "The tokens, at most 1,000, in any order." })
  tokens!: PaymentTokenType[];

  @Field(() => String, { nullable: true, description: "W3C traceparent of the requests." })
  traceparent?: string | null;
}

@ObjectType({ description: "Outcome of signing.", simpleResolvers: true })
export class PaymentTokenSignPayload {
  @Field(() => [PaymentTokenType], { nullable: true, description: "A token for each request, in order." })
  tokens?: PaymentTokenType[];

  @Field(() => [UserError], { description: "Why nothing was signed." })
  userErrors!: UserError[];
}

@ObjectType({ description: "Outcome of validating.", simpleResolvers: true })
export class PaymentTokenValidatePayload {
  @Field(() => Int, { nullable: true, description: "How many of the tokens were accepted, and are on disk." })
  accepted?: number;

  @Field(() => [UserError], { description: "Why the others were refused; `field` ends with the token's index." })
  userErrors!: UserError[];
}
