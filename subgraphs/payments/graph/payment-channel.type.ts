import { ArgsType, Directive, Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../kit/enum-of.ts";
import { type OrderDirection, OrderDirectionEnum } from "../../kit/graph/ordering.ts";
import { connectionType, PageArgs } from "../../kit/graph/paging.ts";
import { AddressScalar, BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import type { ChannelStatus } from "../model/channel-row.ts";
import type { ChannelOrder, ChannelOrdering } from "../projection/channel-reads.ts";

const ChannelStatusEnum = enumOf<ChannelStatus>(
  {
    OPEN: "Requests are paid through it.",
    TERMINATING: "The consumer gave notice; the provider can still redeem.",
    TERMINATED: "It ended; what is due can be taken out.",
  },
  "PaymentChannelStatus",
  "Where a payment channel is in its life.",
);

@Directive('@key(fields: "id")')
@ObjectType({
  description: "A consumer's deposit in a contract, from which one provider redeems signed request tokens.",
  simpleResolvers: true,
})
export class PaymentChannel {
  @Field(() => AddressScalar, { nullable: true, description: "What is paid with: a token's address; null for ether." })
  asset?: string | null;

  @Field(() => TokenAmountScalar, { description: "Everything ever deposited." })
  deposited!: bigint;

  @Field(() => TokenAmountScalar, { description: "Deposited and neither redeemed nor returned." })
  held!: bigint;

  @Field(() => TokenAmountScalar, { description: "Everything the provider ever redeemed." })
  redeemed!: bigint;

  @Field(() => BigIntScalar, { description: "The id that tokens for new requests carry." })
  tokenId!: bigint;

  @Field(() => ChannelStatusEnum, { description: "Where it is in its life." })
  status!: ChannelStatus;

  @Field(() => Int, { description: "Seconds in which tokens of an id count after their redemption was started." })
  tolerancePeriod!: number;

  @Field(() => Int, { description: "Seconds between the consumer's notice and the channel's end." })
  terminationPeriod!: number;

  @Field(() => DateTimeScalar, { description: "When it was opened." })
  openedAt!: Date;

  @Field(() => AddressScalar, { description: "Address of the key that signs the consumer's tokens now." })
  voucherKey!: string;
}

export const PaymentChannelConnection = connectionType(() => PaymentChannel, "PaymentChannel");

@InputType({ description: "Which payment channels; every given condition must hold." })
export class PaymentChannelFilterInput {
  @Field(() => AddressScalar, { nullable: true, description: "Only those in which this account pays." })
  consumer?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only those in which this account is paid." })
  provider?: string | null;

  @Field(() => ChannelStatusEnum, { nullable: true, description: "Only those in this state." })
  status?: ChannelStatus | null;
}

const ChannelOrderEnum = enumOf<ChannelOrder>(
  { OPENED_AT: "By when they were opened.", HELD: "By what they hold." },
  "PaymentChannelOrderField",
  "What payment channels are ordered by.",
);

@InputType({ description: "How to order payment channels; equal ones by age." })
export class PaymentChannelOrderInput {
  @Field(() => ChannelOrderEnum, { description: "What to order by." })
  field!: ChannelOrder;

  @Field(() => OrderDirectionEnum, { defaultValue: "ASC", description: "Which way." })
  direction!: OrderDirection;
}

@ArgsType()
export class PaymentChannelsArgs extends PageArgs {
  @Field(() => PaymentChannelFilterInput, { nullable: true, description: "Which ones." })
  filter?: PaymentChannelFilterInput | null;

  @Field(() => PaymentChannelOrderInput, { nullable: true, description: "In which order; oldest first unless given." })
  orderBy?: PaymentChannelOrderInput | null;
}

/** The order that a client asks for, if any. */
export function orderingOf({ orderBy }: PaymentChannelsArgs): ChannelOrdering | undefined {
  return orderBy ? { field: orderBy.field, isDescending: orderBy.direction === "DESC" } : undefined;
}
