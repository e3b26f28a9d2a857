import { usualMaxTermination } from "@ledgerloom/pay/protocol";
import { ZeroAddress } from "ethers";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { ErrorCode } from "../../../errors/platform-error.ts";
import { ErrorCodeEnum } from "../../kit/error-code.ts";
import { UserError } from "../../kit/mutation.ts";
import { IdempotentInput } from "../../kit/requests/idempotent.input.ts";
import { AddressScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/scalars.ts";
import { type Duty, duties } from "../policies/duties.ts";
import type { PaymentPolicy } from "../policies/payment-policy.ts";
import { Account } from "./account.type.ts";

/** What each limit of a policy means. */
const meaning = {
  redeemAfterSeconds:
    "Redeems what a channel brought when its token id is that old; null is never by age. Left out when set, it is 3600.",
  redeemAtValue: "Redeems as soon as a channel's accepted tokens are worth this much; half the risk cap without.",
  riskCap: "Refuses tokens that would take what a channel's provider has not redeemed beyond this.",
  leastTolerancePeriod: "Accepts nothing on channels with a shorter tolerance period, in seconds.",
  leastTerminationPeriod:
    "Accepts nothing on channels with a shorter termination period, in seconds; without, what the contract asks for is enough.",
  maxTerminationPeriod:
    "Pays into no channel with a longer termination period, in seconds: as long may money be locked. A day unless told.",
  fundBelow: "Deposits fundWith into a channel of which less than this is left for new tokens.",
  fundWith: "How much to deposit at a time.",
  hourlyBudget: "What the account may pay into channels in any hour.",
  dailyBudget: "What the account may pay into channels in any 24 hours.",
  dailyBudgetPerPeer: "What the account may pay into channels of one provider in any 24 hours.",
};

@ObjectType({
  description: "How the payment server acts by itself for an account, in one asset.",
  simpleResolvers: true,
})
export class PaymentPolicyType implements PaymentPolicy {
  @Field(() => AddressScalar, { description: "The token, or the zero address for ether." })
  asset!: string;

  @Field(() => Int, { nullable: true, description: meaning.redeemAfterSeconds })
  redeemAfterSeconds!: number | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.redeemAtValue })
  redeemAtValue!: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.riskCap })
  riskCap!: bigint | null;

  @Field(() => Int, { nullable: true, description: meaning.leastTolerancePeriod })
  leastTolerancePeriod!: number | null;

  @Field(() => Int, { nullable: true, description: meaning.leastTerminationPeriod })
  leastTerminationPeriod!: number | null;

  @Field(() => Int, { description: meaning.maxTerminationPeriod })
  maxTerminationPeriod!: number;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.fundBelow })
  fundBelow!: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.fundWith })
  fundWith!: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.hourlyBudget })
  hourlyBudget!: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.dailyBudget })
  dailyBudget!: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.dailyBudgetPerPeer })
  dailyBudgetPerPeer!: bigint | null;

  @Field(() => TokenAmountScalar, { description: "What it has paid into channels in the last hour." })
  spentInHour!: bigint;

  @Field(() => TokenAmountScalar, { description: "What it has paid into channels in the last 24 hours." })
  spentInDay!: bigint;
}

@InputType({ description: "A whole policy: what is left out is as if there had never been one." })
export class PaymentPolicySetInput extends IdempotentInput {
  @Field(() => AddressScalar, { description: "Whose; its keys must be held here for the asking organisation." })
  account!: string;

  @Field(() => AddressScalar, { defaultValue: ZeroAddress, description: "The token, or the zero address for ether." })
  asset!: string;

  @Field(() => Int, { nullable: true, defaultValue: 3_600, description: meaning.redeemAfterSeconds })
  redeemAfterSeconds!: number | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.redeemAtValue })
  redeemAtValue?: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.riskCap })
  riskCap?: bigint | null;

  @Field(() => Int, { nullable: true, description: meaning.leastTolerancePeriod })
  leastTolerancePeriod?: number | null;

  @Field(() => Int, { nullable: true, description: meaning.leastTerminationPeriod })
  leastTerminationPeriod?: number | null;

  @Field(() => Int, { defaultValue: usualMaxTermination, description: meaning.maxTerminationPeriod })
  maxTerminationPeriod!: number;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.fundBelow })
  fundBelow?: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.fundWith })
  fundWith?: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.hourlyBudget })
  hourlyBudget?: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.dailyBudget })
  dailyBudget?: bigint | null;

  @Field(() => TokenAmountScalar, { nullable: true, description: meaning.dailyBudgetPerPeer })
  dailyBudgetPerPeer?: bigint | null;
}

@ObjectType({ description: "Outcome of setting a policy.", simpleResolvers: true })
export class PaymentPolicySetPayload {
  @Field(() => Account, { nullable: true, description: "The account with its policies." })
  account?: Account;

  @Field(() => [UserError], { description: "Why nothing was set." })
  userErrors!: UserError[];
}

export const DutyEnum = Object.fromEntries(duties.map((duty) => [duty, duty])) as Record<Duty, Duty>;
registerEnumType(DutyEnum, {
  name: "PaymentDuty",
  description: "What the payment server does by itself for an account.",
  valuesConfig: {
    START_REDEMPTION: { description: "Start to redeem what a channel's consumer owes." },
    FINALIZE_REDEMPTION: { description: "End a redemption whose tolerance period is over." },
    FINALIZE_TERMINATION: { description: "End a channel whose termination period is over." },
    FUND: { description: "Add to the deposit of a channel of which too little is left." },
  },
});

@ObjectType({
  description: "A duty that the payment server could not do, and tries again until it is done or over.",
  simpleResolvers: true,
})
export class PaymentAlarm {
  @Field(() => AddressScalar, { description: "Address of the channel." })
  channel!: string;

  @Field(() => DutyEnum, { description: "What is not done." })
  duty!: Duty;

  @Field(() => ErrorCodeEnum, { description: "Why the last attempt failed; BUDGET_EXCEEDED when a budget stops it." })
  code!: ErrorCode;

  @Field(() => String, { description: "What people read." })
  message!: string;

  @Field(() => DateTimeScalar, { description: "Since when." })
  since!: Date;
}
