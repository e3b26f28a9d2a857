import { Field, ID, InputType, ObjectType } from "type-graphql";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { BytesScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { MutationPayload } from "./transaction.type.ts";

@InputType({ description: "How the parties of a channel want to end it." })
export class PaymentChannelCloseInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel; the keys of its consumer or provider must be held here." })
  channelId!: string;

  @Field(() => TokenAmountScalar, {
    description: "All that the provider will have redeemed; the rest of the deposits goes back.",
  })
  redeemed!: bigint;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Until when the agreement can be used, in whole seconds; an hour without.",
  })
  deadline?: Date | null;

  @Field(() => BytesScalar, {
    nullable: true,
    description: "The consumer's, from its own payment server; without, it is signed here.",
  })
  consumerSignature?: string | null;
}

@ObjectType({ description: "What a consumer agreed to, for the provider to hand in.", simpleResolvers: true })
export class PaymentCloseAgreement {
  @Field(() => TokenAmountScalar, { description: "All that the provider will have redeemed." })
  redeemed!: bigint;

  @Field(() => DateTimeScalar, { description: "Until when it can be used." })
  deadline!: Date;

  @Field(() => BytesScalar, { description: "The consumer's EIP-712 signature." })
  consumerSignature!: string;
}

@ObjectType({ description: "Outcome of an agreement to end a channel.", simpleResolvers: true })
export class PaymentChannelClosePayload extends MutationPayload {
  @Field(() => PaymentChannel, { nullable: true, description: "The channel afterwards." })
  channel?: PaymentChannel;

  @Field(() => PaymentCloseAgreement, {
    nullable: true,
    description: "What the provider needs when its keys are not held here; there is no transaction then.",
  })
  agreement?: PaymentCloseAgreement;
}
