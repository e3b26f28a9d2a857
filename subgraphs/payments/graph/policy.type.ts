import { ZeroAddress } from "ethers";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { ErrorCode } from "../../../errors/error-codes.ts";
import { enumOf } from "../../kit/enum-of.ts";
import { ErrorCodeEnum } from "../../kit/graph/error-code.ts";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { AddressScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import type { Duty } from "../policies/duties.ts";
import { type PolicyLimit, policyLimits } from "../policies/payment-policy.ts";
import { Account } from "./account.type.ts";

type FieldOf = Pick<PolicyLimit, "unit" | "meaning" | "isRequired">;

/** Declares fields of a class, below its own. */
function declareFields(target: { readonly prototype: object }, fields: Readonly<Record<string, FieldOf>>): void {
  for (const [name, { unit, meaning: description, isRequired = false, ...more }] of Object.entries(fields)) {
    Field(() => (unit === "seconds" ? Int : TokenAmountScalar), { nullable: !isRequired, description, ...more })(
      target.prototype,
      name,
    );
  }
}

@ObjectType({
  description: "How the payment server acts by itself for an account, in one asset.",
  simpleResolvers: true,
})
export class PaymentPolicyType {
  @Field(() => AddressScalar, { description: "The token, or the zero address for ether." })
  asset!: string;
}

declareFields(PaymentPolicyType, {
  ...limitsAs(() => ({})),
  spentInHour: { unit: "amount", isRequired: true, meaning: "What it has paid into channels in the last hour." },
  spentInDay: { unit: "amount", isRequired: true, meaning: "What it has paid into channels in the last 24 hours." },
});

@InputType({ description: "A whole policy: what is left out is as if there had never been one." })
export class PaymentPolicySetInput extends IdempotentInput {
  @Field(() => AddressScalar, { description: "Whose; its keys must be held here for the asking organisation." })
  account!: string;

  @Field(() => AddressScalar, { defaultValue: ZeroAddress, description: "The token, or the zero address for ether." })
  asset!: string;
}

declareFields(
  PaymentPolicySetInput,
  limitsAs(({ preset }) => (preset === null ? {} : { defaultValue: preset })),
);

/** The limits as fields. @param more what else a field has */
function limitsAs(more: (limit: PolicyLimit) => object): Record<string, FieldOf> {
  const fields = Object.entries<PolicyLimit>(policyLimits).map(([name, limit]) => {
    const { unit, meaning, isRequired = false } = limit;
    return [name, { unit, meaning, isRequired, ...more(limit) }];
  });
  return Object.fromEntries(fields);
}

@ObjectType({ description: "Outcome of setting a policy.", simpleResolvers: true })
export class PaymentPolicySetPayload {
  @Field(() => Account, { nullable: true, description: "The account with its policies." })
  account?: Account;

  @Field(() => [UserError], { description: "Why nothing was set." })
  userErrors!: UserError[];
}

const DutyEnum = enumOf<Duty>(
  {
    START_REDEMPTION: "Start to redeem what a channel's consumer owes.",
    FINALIZE_REDEMPTION: "End a redemption whose tolerance period is over.",
    FINALIZE_TERMINATION: "End a channel whose termination period is over.",
    FUND: "Add to the deposit of a channel of which too little is left.",
  },
  "PaymentDuty",
  "What the payment server does by itself for an account.",
);

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
