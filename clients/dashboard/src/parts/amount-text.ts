/** Largest amount that a contract holds, in its smallest unit. */
const maxUnits = 2n ** 256n - 1n;

/**
 * An amount that somebody has typed, in its smallest unit; no contract tells more than 255 decimals.
 * @returns nothing when it is no amount, has more places than the unit, or is more than a contract holds
 */
export function unitsOf(typed: string, decimals: number): string | undefined {
  const [, whole = "", fraction = ""] = /^(\d{1,78})(?:\.(\d{1,255}))?$/.exec(typed.trim()) ?? [];
  if (whole === "" || fraction.length > decimals) return undefined;
  const units = BigInt(whole + fraction.padEnd(decimals, "0"));
  return units <= maxUnits ? String(units) : undefined;
}
