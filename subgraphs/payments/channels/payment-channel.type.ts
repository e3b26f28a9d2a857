import { Directive, Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../shared/paging.ts";
import { AddressScalar, BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../shared/scalars.ts";

export const ChannelStatus = { OPEN: "OPEN", TERMINATING: "TERMINATING", TERMINATED: "TERMINATED" } as const;
export type ChannelStatus = keyof typeof ChannelStatus;
registerEnumType(ChannelStatus, {
  name: "PaymentChannelStatus",
  description: "Where a payment channel is in its life.",
  valuesConfig: {
    OPEN: { description: "Requests are paid through it." },
    TERMINATING: { description: "The consumer gave notice; the provider can still redeem." },
    TERMINATED: { description: "It ended; what is due can be taken out." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description: "A consumer's deposit in a contract, from which one provider redeems signed request tokens.",
  simpleResolvers: true,
})
export class PaymentChannel {
  @Field(() => AddressScalar, { nullable: true, description: "What is paid with: a token's address; null for ether." })
  asset?: string | null;

  @Field(() => TokenAmountScalar, { description: "Price of one request." })
  pricePerRequest!: bigint;

  @Field(() => TokenAmountScalar, { description: "Everything ever deposited." })
  deposited!: bigint;

  @Field(() => TokenAmountScalar, { description: "Deposited and neither redeemed nor returned." })
  held!: bigint;

  @Field(() => TokenAmountScalar, { description: "Everything the provider ever redeemed." })
  redeemed!: bigint;

  @Field(() => BigIntScalar, { description: "The id that tokens for new requests carry." })
  tokenId!: bigint;

  @Field(() => ChannelStatus, { description: "Where it is in its life." })
  status!: ChannelStatus;

  @Field(() => Int, { description: "Seconds in which tokens of an id count after their redemption was started." })
  tolerancePeriod!: number;

  @Field(() => Int, { description: "Seconds between the consumer's notice and the channel's end." })
  terminationPeriod!: number;

  @Field(() => DateTimeScalar, { description: "When it was opened." })
  openedAt!: Date;

  @Field(() => AddressScalar, { description: "Address of the key that signs the consumer's tokens." })
  voucherKey!: string;
}

export const PaymentChannelConnection = connectionType(() => PaymentChannel, "PaymentChannel");

@InputType({ description: "Which payment channels; every given condition must hold." })
export class PaymentChannelFilterInput {
  @Field(() => AddressScalar, { nullable: true, description: "Only those in which this account pays." })
  consumer?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only those in which this account is paid." })
  provider?: string | null;

  @Field(() => ChannelStatus, { nullable: true, description: "Only those in this state." })
  status?: ChannelStatus | null;
}
