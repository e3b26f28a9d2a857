import { CliError } from "./cli-error.ts";

/** Units of amounts, by their decimals. Ether and the marketplace's SToken both have 18. */
const units: Readonly<Record<string, number>> = { wei: 0, gwei: 9, ether: 18, stoken: 18 };

const form = /^(\d{1,60})(?:\.(\d{1,18}))?\s*([a-z]*)$/i;

/**
 * An amount as somebody types it, in the smallest unit: `2500`, `1.5ether`, `3gwei`, `2.5stoken`.
 * @throws CliError when it is none, or finer than the smallest unit
 */
export function parseAmount(text: string): string {
  const [, whole = "", fraction = "", unit = ""] = form.exec(text.trim()) ?? [];
  const decimals = unit === "" ? 0 : units[unit.toLowerCase()];
  if (whole === "" || decimals === undefined || fraction.length > decimals)
    throw new CliError("BAD_INPUT", `“${text}” is no amount`, {
      mend: "write a whole number of the smallest unit, or a number with its unit: 2500, 3gwei, 1.5ether, 2.5stoken",
    });
  return String(BigInt(whole + fraction.padEnd(decimals, "0")));
}

/** An amount of something with 18 decimals, exact: `1500000000000000000` is `1.5`. */
export function formatAmount(amount: string | null | undefined, unit: string): string {
  if (amount === null || amount === undefined) return "–";
  const value = BigInt(amount);
  const [sign, digits] = value < 0n ? ["-", String(-value)] : ["", String(value)];
  const padded = digits.padStart(19, "0");
  const fraction = padded.slice(-18).replace(/0+$/, "");
  return `${sign}${padded.slice(0, -18)}${fraction && `.${fraction}`} ${unit}`;
}

/** An amount of an asset: ether when there is none, else in the token's smallest unit, whose decimals nobody tells. */
export function formatAsset(amount: string | null | undefined, asset: string | null | undefined): string {
  if (amount === null || amount === undefined) return "–";
  return isEther(asset) ? formatAmount(amount, "ether") : `${amount} of ${asset}`;
}

/** Ether has no contract; where an asset's address is required it has this one. */
function isEther(asset: string | null | undefined): boolean {
  return !asset || /^0x0{40}$/.test(asset);
}
