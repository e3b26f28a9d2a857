import { PaymentError } from "../errors/payment-error.ts";
import type { Offer } from "../offer/offer.ts";
import { highestAmount } from "../protocol/operations.ts";
import { flawOf, usualMaxTermination } from "../protocol/periods.ts";

/** Spending limits of a service, in the asset's smallest unit. */
export interface SpendingLimits {
  /** On one request. */
  readonly maxPrice: bigint;
  /** Paid into a channel at a time. */
  readonly funding: bigint;
  /** More is paid in when less than this is left; a fifth of the funding by default. */
  readonly threshold?: bigint | undefined;
  /**
   * Requests that may be signed for before they are made: 0 to 256, 64 by default. A service that is killed has paid for
   * them.
   */
  readonly prefetch?: number | undefined;
  /** Asset that is paid with, a token's address; ether by default. Offers in another one are not paid. */
  readonly asset?: string | undefined;
  /** For how many seconds the money may be locked when the channel is to end; a day by default. */
  readonly maxTerminationPeriod?: number | undefined;
}

const ether = `0x${"0".repeat(40)}`;

/** @throws PaymentError BAD_INPUT when limits cannot be meant */
export function requireSound(limits: SpendingLimits): void {
  const { maxPrice, funding, threshold = 0n, maxTerminationPeriod = 0 } = limits;
  // A consumer that had set it to little would otherwise pay for more requests unseen.
  if ("ahead" in limits) throw new PaymentError("BAD_INPUT", "limits take prefetch in the place of ahead");
  for (const [name, amount] of Object.entries({ maxPrice, funding, threshold })) {
    if (amount < 0n || amount > highestAmount)
      throw new PaymentError("BAD_INPUT", `${name} takes 0 to ${highestAmount}`);
  }
  if (Number.isInteger(maxTerminationPeriod) && maxTerminationPeriod >= 0) return;
  throw new PaymentError("BAD_INPUT", "maxTerminationPeriod takes whole seconds from 0 on");
}

/** @throws PaymentError TERMS_NOT_ALLOWED when an offer's terms are beyond the limits, or those of no channel */
export function requireAllowed(offer: Offer, limits: SpendingLimits): void {
  const { asset = ether, maxTerminationPeriod: longest = usualMaxTermination } = limits;
  const flaw = flawOf(offer);
  if (flaw) throw notAllowed(flaw);
  if (offer.asset !== asset.toLowerCase())
    throw notAllowed(`it is to be paid in ${offer.asset}, and asset of the spending limits is ${asset}`);
  if (offer.terminationPeriod <= longest) return;
  throw notAllowed(
    `the money would be locked for ${offer.terminationPeriod} s, and maxTerminationPeriod of the spending limits is ${longest} s`,
  );
}

const notAllowed = (why: string) => new PaymentError("TERMS_NOT_ALLOWED", why);
