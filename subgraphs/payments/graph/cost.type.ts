import { Field, Int, ObjectType } from "type-graphql";
import { BigIntScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { Account } from "./account.type.ts";
import { PaymentChannel } from "./payment-channel.type.ts";

@ObjectType({
  description:
    "What an account caused, by itself and on behalf of its callers: its amount less that of its causes is its own.",
  simpleResolvers: true,
})
export class PaymentCost {
  @Field(() => Account, { nullable: true, description: "The account; null for callers too many to tell apart." })
  account!: Account | null;

  @Field(() => BigIntScalar, { description: "How many of the redeemed requests it caused." })
  requests!: bigint;

  @Field(() => TokenAmountScalar, { description: "What they brought the provider, to the unit." })
  amount!: bigint;

  @Field(() => TokenAmountScalar, {
    description:
      "How much of it the ledger itself tells the first cause of, by lanes of their own; the rest the consumer's payment server has counted.",
  })
  provenAmount!: bigint;

  @Field(() => [PaymentCost], { description: "Who called it, with what each caused." })
  causes!: PaymentCost[];
}

@ObjectType({ description: "Requests that an account signed for as a part of a trace.", simpleResolvers: true })
export class TracedPayment {
  @Field(() => PaymentChannel, { nullable: true, description: "Where they are paid." })
  channel!: PaymentChannel | null;

  @Field(() => Account, { description: "Who pays." })
  consumer!: Account;

  @Field(() => Account, { description: "Who is paid." })
  provider!: Account;

  @Field(() => BigIntScalar, { description: "The token id that they were signed under." })
  tokenId!: bigint;

  @Field(() => Int, { description: "Their lane." })
  lane!: number;

  @Field(() => Int, { description: "How many they are." })
  requests!: number;

  @Field(() => TokenAmountScalar, { description: "What they cost." })
  value!: bigint;

  @Field(() => [Account], {
    description: "On whose behalf: from the first cause to who called the consumer; empty for requests of its own.",
  })
  origin!: Account[];
}

@ObjectType({ description: "What a trace cost the asking organisation's accounts.", simpleResolvers: true })
export class PaymentTrace {
  @Field(() => String, { description: "The trace's id." })
  traceId!: string;

  @Field(() => [TracedPayment], { description: "What was signed for, oldest first; only the newest traces are kept." })
  payments!: TracedPayment[];
}
