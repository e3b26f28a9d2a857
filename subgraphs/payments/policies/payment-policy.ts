import { usualMaxTermination } from "@ledgerloom/pay/protocol";

/** How the payment server acts by itself for an account, in one asset. Amounts are in the asset's smallest unit. */
export interface PaymentPolicy {
  /** Redeems what a channel brought when its token id is that old, in seconds; never when `null`. */
  readonly redeemAfterSeconds: number | null;
  /** Redeems as soon as a channel's accepted tokens are worth this much. */
  readonly redeemAtValue: bigint | null;
  /** Accepts no token beyond this value of a channel before a redemption. */
  readonly riskCap: bigint | null;
  /** Accepts nothing on channels with shorter periods, in seconds; the contract's own rule is enough when `null`. */
  readonly leastTolerancePeriod: number | null;
  readonly leastTerminationPeriod: number | null;
  /** Locks no money for longer: opens no channel with a longer termination period, and pays into none, in seconds. */
  readonly maxTerminationPeriod: number;
  /** Deposits `fundWith` into a channel of which less than this is left. */
  readonly fundBelow: bigint | null;
  readonly fundWith: bigint | null;
  /** What the account may pay into channels in any hour, any day, and any day to one provider. */
  readonly hourlyBudget: bigint | null;
  readonly dailyBudget: bigint | null;
  readonly dailyBudgetPerPeer: bigint | null;
}

/** The policy of accounts that have none of their own. */
export const defaultPolicy: PaymentPolicy = {
  redeemAfterSeconds: 3_600,
  redeemAtValue: null,
  riskCap: null,
  leastTolerancePeriod: null,
  leastTerminationPeriod: null,
  maxTerminationPeriod: usualMaxTermination,
  fundBelow: null,
  fundWith: null,
  hourlyBudget: null,
  dailyBudget: null,
  dailyBudgetPerPeer: null,
};

/** The value at which a channel's tokens are redeemed: half the risk cap, so that none is refused, unless told. */
export function redemptionValue({ redeemAtValue, riskCap }: PaymentPolicy): bigint | null {
  return redeemAtValue ?? (riskCap === null ? null : riskCap / 2n);
}

/** A policy as the database keeps it. */
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
