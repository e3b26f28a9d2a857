/** How much of a budget is spent, in whole percent, at most 100; a budget of nothing is always spent. */
export function shareOf(spent: string, budget: string): number {
  const [part, whole] = [BigInt(spent), BigInt(budget)];
  if (whole === 0n || part >= whole) return 100;
  return Number((part * 100n) / whole);
}
