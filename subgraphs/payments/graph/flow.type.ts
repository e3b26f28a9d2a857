import { ArgsType, Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../kit/enum-of.ts";
import { type OrderDirection, OrderDirectionEnum } from "../../kit/graph/ordering.ts";
import { connectionType, PageArgs } from "../../kit/graph/paging.ts";
import { AddressScalar, BigIntScalar, MspIdScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import type { FlowOrder } from "../flows/flow-reads.ts";
import { Account } from "./account.type.ts";
import { PeriodInput } from "./period.input.ts";

@ObjectType({ description: "What went from one account to another in a period, of one asset.", simpleResolvers: true })
export class PaymentFlow {
  @Field(() => Account, { description: "Who pays." })
  consumer!: Account;

  @Field(() => Account, { description: "Who is paid." })
  provider!: Account;

  @Field(() => AddressScalar, { nullable: true, description: "The asset: a token's address; null for ether." })
  asset!: string | null;

  @Field(() => Int, { description: "In how many channels something moved." })
  channels!: number;

  @Field(() => TokenAmountScalar, { description: "What was paid into them." })
  deposited!: bigint;

  @Field(() => TokenAmountScalar, { description: "What the provider redeemed." })
  redeemed!: bigint;

  @Field(() => BigIntScalar, { description: "How many requests it redeemed." })
  requests!: bigint;
}

export const PaymentFlowConnection = connectionType(() => PaymentFlow, "PaymentFlow");

@InputType({ description: "Which flows; every given condition must hold." })
export class PaymentFlowFilterInput {
  @Field(() => AddressScalar, { nullable: true, description: "Only those in which this account pays." })
  consumer?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only those in which this account is paid." })
  provider?: string | null;

  @Field(() => [AddressScalar], { nullable: true, description: "Only those in which one of these pays or is paid." })
  accounts?: string[] | null;

  @Field(() => MspIdScalar, {
    nullable: true,
    description:
      "Only those in which an account pays or is paid that is held here for this organisation, which must be the asking one.",
  })
  organization?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only of this asset; the zero address is ether." })
  asset?: string | null;
}

const FlowOrderEnum = enumOf<FlowOrder>(
  {
    PARTIES: "By the addresses of consumer and provider.",
    REDEEMED: "By what was redeemed, whatever the asset.",
    REQUESTS: "By the number of requests.",
  },
  "PaymentFlowOrderField",
  "What flows are ordered by.",
);

@InputType({ description: "How to order flows; equal ones by the addresses of their parties." })
export class PaymentFlowOrderInput {
  @Field(() => FlowOrderEnum, { description: "What to order by." })
  field!: FlowOrder;

  @Field(() => OrderDirectionEnum, { defaultValue: "ASC", description: "Which way." })
  direction!: OrderDirection;
}

@ArgsType()
export class PaymentFlowsArgs extends PageArgs {
  @Field(() => PeriodInput, { nullable: true, description: "When; all time unless given." })
  period?: PeriodInput | null;

  @Field(() => PaymentFlowFilterInput, { nullable: true, description: "Which ones." })
  filter?: PaymentFlowFilterInput | null;

  @Field(() => PaymentFlowOrderInput, { nullable: true, description: "In which order; by their parties unless given." })
  orderBy?: PaymentFlowOrderInput | null;
}
