import { type ClassType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { AddressScalar, HashScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { PaymentLaneInput } from "./payment-lane.type.ts";
import { MutationPayload } from "./transaction.type.ts";

@InputType({ description: "A new payment channel. Its terms never change, but for prices." })
export class PaymentChannelOpenInput extends IdempotentInput {
  @Field(() => AddressScalar, { description: "Who pays; its keys must be held here for the asking organisation." })
  consumer!: string;

  @Field(() => AddressScalar, { description: "Who is paid." })
  provider!: string;

  @Field(() => AddressScalar, {
    nullable: true,
    description: "What is paid with: the address of an ERC-20 token; ether without.",
  })
  asset?: string | null;

  @Field(() => [PaymentLaneInput], { description: "Its lanes and what they cost, at least one." })
  lanes!: PaymentLaneInput[];

  @Field(() => Int, {
    defaultValue: 60,
    description: "Seconds in which tokens of an id count after their redemption was started.",
  })
  tolerancePeriod!: number;

  @Field(() => Int, {
    defaultValue: 900,
    description: "Seconds between the consumer's notice and the end; twice the tolerance period and 60 at least.",
  })
  terminationPeriod!: number;

  @Field(() => TokenAmountScalar, {
    defaultValue: "0",
    description: "First deposit; of tokens it takes a transaction more, that approves it.",
  })
  deposit!: bigint;

  @Field(() => HashScalar, {
    nullable: true,
    description: "Tells apart channels of the same two accounts. With the same salt a channel is opened once only.",
  })
  salt?: string | null;
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

@InputType({ description: "A lane of its own for calls on somebody's behalf." })
export class PaymentLaneOpenInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel; its consumer's keys must be held here." })
  channelId!: string;

  @Field(() => Int, { description: "The new lane's number." })
  lane!: number;

  @Field(() => Int, { defaultValue: 0, description: "The lane whose price under the token id in use it takes over." })
  pricedAs!: number;

  @Field(() => AddressScalar, {
    nullable: true,
    description: "The account on whose behalf; the label says so, and requests that it causes are signed on the lane.",
  })
  origin?: string | null;

  @Field(() => String, { defaultValue: "", description: "What else it stands for, at most 32 bytes." })
  label!: string;
}

@InputType({ description: "A channel whose consumer's tokens another key is to sign." })
export class PaymentVoucherKeyRotateInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel; its consumer's keys must be held here." })
  channelId!: string;
}

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
export const PaymentChannelTerminatePayload = channelPayloadType("PaymentChannelTerminatePayload");
export const PayoutWithdrawPayload = channelPayloadType("PayoutWithdrawPayload");
export const PaymentLaneOpenPayload = channelPayloadType("PaymentLaneOpenPayload");
export const PaymentVoucherKeyRotatePayload = channelPayloadType("PaymentVoucherKeyRotatePayload");
