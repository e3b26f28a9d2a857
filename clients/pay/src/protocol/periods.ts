/** The periods of a channel, in seconds. */
export interface Periods {
  /** How long tokens of an id count after their redemption was started. */
  readonly tolerancePeriod: number;
  /** Between the consumer's notice and the end. */
  readonly terminationPeriod: number;
}

/** Seconds that transactions take, beside the redemptions that must fit a termination period; the factory has the same. */
const roomSeconds = 60;

/** Longest period that a contract keeps. */
export const maxPeriod = 0xffff_ffff;

/** How long a payer's money is locked at most, unless it says otherwise: a day, in seconds. */
export const usualMaxTermination = 86_400;

/**
 * The shortest termination period for a tolerance period. A notice may come right after a redemption began: that one ends
 * then, and another one for what was accepted since.
 */
export const leastTermination = (tolerancePeriod: number): number => 2 * tolerancePeriod + roomSeconds;

/** Why no channel can have such periods; `undefined` when one can. */
export function flawOf({ tolerancePeriod, terminationPeriod }: Periods): string | undefined {
  for (const [name, period] of Object.entries({ tolerancePeriod, terminationPeriod })) {
    const isPeriod = Number.isInteger(period) && period >= 0 && period <= maxPeriod;
    if (!isPeriod) return `${name} takes 0 to ${maxPeriod} whole seconds`;
  }
  const least = leastTermination(tolerancePeriod);
  if (terminationPeriod >= least) return undefined;
  return `with a tolerance period of ${tolerancePeriod} s the termination period is at least ${least} s, not ${terminationPeriod} s`;
}
