/**
 * Shares of an amount in proportion to weights, to the unit, by the method of largest remainders: each gets the whole
 * units of its share, and the rest goes, a unit each, to the largest remainders; of equal ones to the first.
 * @param weights not negative, at least one of them positive
 */
export function apportion(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const shares = weights.map((weight, at) => ({
    at,
    units: (amount * weight) / total,
    rest: (amount * weight) % total,
  }));
  let left = amount - shares.reduce((sum, { units }) => sum + units, 0n);
  const byRest = shares.toSorted((one, other) =>
    one.rest === other.rest ? one.at - other.at : one.rest > other.rest ? -1 : 1,
  );
  for (const share of byRest) {
    if (left === 0n) break;
    share.units += 1n;
    left -= 1n;
  }
  return shares.map(({ units }) => units);
}
