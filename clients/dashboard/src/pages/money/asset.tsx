import { shorten } from "../../parts/format.ts";
import { Amount, Code } from "../../parts/values.tsx";

/** An asset out of a policy, where the zero address is ether. */
export const assetOf = (address: string): string | null => (/^0x0{40}$/.test(address) ? null : address);

interface MoneyProps {
  /** In the smallest unit, as the graph gives it. */
  readonly units: string;
  /** A token's address; null is ether. */
  readonly asset: string | null;
}

/** Units of ether, the largest first. */
export const etherUnits = [
  { symbol: "ETH", decimals: 18 },
  { symbol: "gwei", decimals: 9 },
  { symbol: "wei", decimals: 0 },
] as const;

/** The largest unit of ether of which an amount has a ten-thousandth, for so many places are shown. */
export function etherUnitOf(units: string): (typeof etherUnits)[number] {
  if (units === "0") return etherUnits[0];
  const digits = units.replace("-", "").length;
  return etherUnits.find(({ decimals }) => digits > decimals - 4) ?? etherUnits[0];
}

/**
 * An amount of an asset. Ether is told in a unit in which it can be read; of a token the graph knows no decimals, so it
 * is told in its smallest unit.
 */
export function Money({ units, asset }: MoneyProps) {
  if (asset !== null) return <Amount units={units} symbol={shorten(asset)} decimals={0} />;
  return <Amount units={units} {...etherUnitOf(units)} />;
}

export function AssetName({ asset }: { readonly asset: string | null }) {
  return asset === null ? <>ether</> : <Code text={asset} label="token" />;
}
