import { usualMaxTermination } from "@ledgerloom/pay/protocol";

/** Limit of a policy; `null` is none. */
export interface PolicyLimit<Value = number | bigint | null> {
  readonly unit: "seconds" | "amount";
  /** Default, for accounts without a policy, and where a policy leaves it out. */
  readonly preset: Value;
  readonly meaning: string;
  /** Whether every policy has it. */
  readonly isRequired?: boolean;
}

const seconds = (preset: number | null, meaning: string): PolicyLimit<number | null> => {
  return { unit: "seconds", preset, meaning };
};
const amount = (meaning: string): PolicyLimit<bigint | null> => ({ unit: "amount", preset: null, meaning });

/** Limits of a policy; amounts in the asset's smallest unit. */
export const policyLimits = {
  redeemAfterSeconds: seconds(
    3_600,
    "Redeems what a channel brought when its token id is that old; null is never by age. Left out when set, it is 3600.",
  ),
  redeemAtValue: amount(
    "Redeems as soon as a channel's accepted tokens are worth this much; half the risk cap without.",
  ),
  riskCap: amount("Refuses tokens that would take what a channel's provider has not redeemed beyond this."),
  leastTolerancePeriod: seconds(null, "Accepts nothing on channels with a shorter tolerance period, in seconds."),
  leastTerminationPeriod: seconds(
    null,
    "Accepts nothing on channels with a shorter termination period, in seconds; without, what the contract asks for is enough.",
  ),
  maxTerminationPeriod: {
    unit: "seconds",
    preset: usualMaxTermination,
    isRequired: true,
    meaning:
      "Pays into no channel with a longer termination period, in seconds: as long may money be locked. A day unless told.",
  } satisfies PolicyLimit<number>,
  fundBelow: amount("Deposits fundWith into a channel of which less than this is left for new tokens."),
  fundWith: amount("How much to deposit at a time."),
  hourlyBudget: amount("What the account may pay into channels in any hour."),
  dailyBudget: amount("What the account may pay into channels in any 24 hours."),
  dailyBudgetPerPeer: amount("What the account may pay into channels of one provider in any 24 hours."),
} as const;

type Limits = typeof policyLimits;

/** Policy of an account in one asset, by which the payment server acts for it. */
export type PaymentPolicy = { readonly [Name in keyof Limits]: Limits[Name]["preset"] };

/** Policy of a value for each limit. */
export const policyFrom = (limitOf: (name: keyof Limits, limit: PolicyLimit) => unknown): PaymentPolicy =>
  Object.fromEntries(
    Object.entries(policyLimits).map(([name, limit]) => [name, limitOf(name as keyof Limits, limit)]),
  ) as unknown as PaymentPolicy;

/** Policy of accounts that have none of their own. */
export const defaultPolicy: PaymentPolicy = policyFrom((_name, { preset }) => preset);

/** Value at which a channel's tokens are redeemed: unless set half the risk cap, so that none is refused. */
export function redemptionValue({ redeemAtValue, riskCap }: PaymentPolicy): bigint | null {
  return redeemAtValue ?? (riskCap === null ? null : riskCap / 2n);
}

export function encodePolicy(policy: PaymentPolicy): string {
  return JSON.stringify(policy, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

/** The opposite of {@link encodePolicy}. */
export function decodePolicy(stored: Record<string, string | number | null>): PaymentPolicy {
  const amounts = Object.entries(stored).map(([name, value]) => [
    name,
    typeof value === "string" ? BigInt(value) : value,
  ]);
  return { ...defaultPolicy, ...Object.fromEntries(amounts) };
}
