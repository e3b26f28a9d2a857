import { type ClassType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { IdempotentInput } from "../../shared/requests/idempotent.input.ts";
import { AddressScalar, HashScalar, TokenAmountScalar } from "../../shared/scalars.ts";
import { MutationPayload } from "../transaction.type.ts";
import { PaymentChannel } from "./payment-channel.type.ts";

@InputType({ description: "A new payment channel. Its terms never change." })
export class PaymentChannelOpenInput extends IdempotentInput {
  @Field(() => AddressScalar, { description: "Who pays; its keys must be held here for the asking organisation." })
  consumer!: string;

  @Field(() => AddressScalar, { description: "Who is paid." })
  provider!: string;

  @Field(() => TokenAmountScalar, { description: "Price of one request; below 2^128." })
  pricePerRequest!: bigint;

  @Field(() => Int, {
    defaultValue: 60,
    description: "Seconds in which tokens of an id count after their redemption was started.",
  })
  tolerancePeriod!: number;

  @Field(() => Int, {
    defaultValue: 900,
    description: "Seconds between the consumer's notice and the end; more than the tolerance period.",
  })
  terminationPeriod!: number;

  @Field(() => TokenAmountScalar, { defaultValue: "0", description: "First deposit." })
  deposit!: bigint;

  @Field(() => HashScalar, {
    nullable: true,
    description: "Tells apart channels of the same two accounts. With the same salt a channel is opened once only.",
  })
  salt?: string | null;
}

@InputType({ description: "A deposit for a channel's consumer, by anybody." })
export class PaymentChannelDepositInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel." })
  channelId!: string;

  @Field(() => AddressScalar, { description: "Who pays it in; its keys must be held here." })
  from!: string;

  @Field(() => TokenAmountScalar, { description: "How much, at least one unit." })
  amount!: bigint;
}

@InputType({ description: "A party of a channel that acts on it." })
abstract class PartyInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel." })
  channelId!: string;

  @Field(() => AddressScalar, { description: "Its consumer or provider; the keys must be held here." })
  party!: string;
}

@InputType({ description: "A channel to end, and who ends it." })
export class PaymentChannelTerminateInput extends PartyInput {}

@InputType({ description: "A channel, and whom to pay what is due there." })
export class PayoutWithdrawInput extends PartyInput {}

/** What every mutation of a channel answers. */
export interface PaymentChannelPayload extends MutationPayload {
  channel?: PaymentChannel;
}

/** A payload type of its own for one mutation of channels. */
export function channelPayloadType(name: string): ClassType<PaymentChannelPayload> {
  @ObjectType(name, { description: "Outcome of an act on a payment channel.", simpleResolvers: true })
  class Payload extends MutationPayload {
    @Field(() => PaymentChannel, { nullable: true, description: "The channel afterwards." })
    channel?: PaymentChannel;
  }
  return Payload;
}

export const PaymentChannelOpenPayload = channelPayloadType("PaymentChannelOpenPayload");
export const PaymentChannelDepositPayload = channelPayloadType("PaymentChannelDepositPayload");
export const PaymentChannelTerminatePayload = channelPayloadType("PaymentChannelTerminatePayload");
export const PayoutWithdrawPayload = channelPayloadType("PayoutWithdrawPayload");
