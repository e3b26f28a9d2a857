import { Field, ID, InputType } from "type-graphql";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { AddressScalar, BytesScalar, DateTimeScalar, HashScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { channelPayloadType } from "./channel.inputs.ts";

@InputType({
  description: "What an account signed so that a channel may take its tokens (EIP-3009, receiveWithAuthorization).",
})
export class PaymentAuthorizationInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "After when it counts, in whole seconds; at once without.",
  })
  validAfter?: Date | null;

  @Field(() => DateTimeScalar, { description: "Before when it counts, in whole seconds." })
  validBefore!: Date;

  @Field(() => HashScalar, { description: "What the account used for no other authorisation." })
  nonce!: string;

  @Field(() => BytesScalar, { description: "The signature, 65 bytes." })
  signature!: string;
}

@InputType({ description: "A deposit for a channel's consumer, by anybody." })
export class PaymentChannelDepositInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel." })
  channelId!: string;

  @Field(() => AddressScalar, {
    description: "Who pays it in; its keys must be held here unless another hands in what it authorised.",
  })
  from!: string;

  @Field(() => TokenAmountScalar, { description: "How much, at least one unit." })
  amount!: bigint;

  @Field(() => AddressScalar, {
    nullable: true,
    description:
      "What it is paid in: the channel's own asset, or it is refused. Null is ether; unchecked when left out.",
  })
  asset?: string | null;

  @Field(() => AddressScalar, {
    nullable: true,
    description:
      "Who hands it in and pays the gas, when not the payer; for tokens with EIP-3009. Its keys must be held here.",
  })
  sender?: string | null;

  @Field(() => PaymentAuthorizationInput, {
    nullable: true,
    description: "What the payer signed; without, it is signed here.",
  })
  authorization?: PaymentAuthorizationInput | null;
}

export const PaymentChannelDepositPayload = channelPayloadType("PaymentChannelDepositPayload");
