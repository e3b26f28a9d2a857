import { ZeroAddress } from "ethers";
import type { ErrorCode } from "../../../errors/error-codes.ts";
import { enumOf } from "../../kit/enum-of.ts";
import { ErrorCodeEnum } from "../../kit/graph/error-code.ts";
import {
  address,
  amount,
  dateTime,
  type FieldDefinition,
  field,
  fieldOf,
  int,
  listOf,
  nullable,
  optional,
  string,
  withDefault,
} from "../../kit/graph/fields.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { mutationInput, objectType } from "../../kit/graph/object-type.ts";
import type { Duty } from "../policies/duties.ts";
import { type PaymentPolicy, type PolicyLimit, policyLimits } from "../policies/payment-policy.ts";
import { Account } from "./account.type.ts";

/** Limits of policies as fields. @param more what else a field has */
function limitFields(more: (limit: PolicyLimit) => object = () => ({})) {
  const fields = Object.entries<PolicyLimit>(policyLimits).map(([name, limit]) => {
    const { type, description } = (limit.unit === "seconds" ? int : amount)(limit.meaning);
    return [name, { type, description, nullable: !limit.isRequired, ...more(limit) }];
  });
  return Object.fromEntries(fields) as { [Name in keyof PaymentPolicy]: FieldDefinition<PaymentPolicy[Name]> };
}

export const PaymentPolicyType = objectType(
  "PaymentPolicyType",
  "How the payment server acts by itself for an account, in one asset.",
  {
    asset: address("The token, or the zero address for ether."),
    ...limitFields(),
    spentInHour: amount("What it has paid into channels in the last hour."),
    spentInDay: amount("What it has paid into channels in the last 24 hours."),
  },
);
export type PaymentPolicyType = InstanceType<typeof PaymentPolicyType>;

export const PaymentPolicySetInput = mutationInput(
  "PaymentPolicySetInput",
  "A whole policy: what is left out is as if there had never been one.",
  {
    account: address("Whose; its keys must be held here for the asking organisation."),
    asset: withDefault(ZeroAddress, address("The token, or the zero address for ether.")),
    ...limitFields(({ preset }) => (preset === null ? {} : { defaultValue: preset })),
  },
);
export type PaymentPolicySetInput = InstanceType<typeof PaymentPolicySetInput>;

export const PaymentPolicySetPayload = objectType("PaymentPolicySetPayload", "Outcome of setting a policy.", {
  account: optional(field(() => Account, "The account with its policies.")),
  userErrors: listOf(() => UserError, "Why nothing was set."),
});

export const DutyEnum = enumOf<Duty>(
  {
    START_REDEMPTION: "Start to redeem what a channel's consumer owes.",
    FINALIZE_REDEMPTION: "End a redemption whose tolerance period is over.",
    FINALIZE_TERMINATION: "End a channel whose termination period is over.",
    FUND: "Add to the deposit of a channel of which too little is left.",
  },
  "PaymentDuty",
  "What the payment server does by itself for an account.",
);

export const PaymentAlarm = objectType(
  "PaymentAlarm",
  "A duty that the payment server could not do, and tries again until it is done or over.",
  {
    channel: address("Address of the channel."),
    duty: fieldOf<Duty>(DutyEnum, "What is not done."),
    code: fieldOf<ErrorCode>(ErrorCodeEnum, "Why the last attempt failed; BUDGET_EXCEEDED when a budget stops it."),
    message: string("What people read."),
    since: dateTime("Since when."),
    attempts: int("How often it was tried without success; about, where several instances try."),
    nextAttemptAt: nullable(
      dateTime("When it is tried again, or soon after; null when that is not known, or it is over."),
    ),
    endedAt: nullable(dateTime("When it was done or no longer due; null while it lasts.")),
  },
);
export type PaymentAlarm = InstanceType<typeof PaymentAlarm>;
