import { formatAmount, shorten } from "../../parts/format.ts";
import { visibleText } from "../../wallet/visible-text.ts";

/** An asset as the graph tells it. What a token says of itself anybody can choose, so its address stands beside it. */
export interface Asset {
  /** The token's contract; null is ether. */
  readonly address: string | null;
  readonly symbol: string | null;
  /** Null when the contract tells none: amounts are in the smallest unit then. */
  readonly decimals: number | null;
}

export const ether: Asset = { address: null, symbol: "ETH", decimals: 18 };

/** Unit in which an amount is told, or typed. */
export interface Unit {
  readonly symbol: string;
  readonly decimals: number;
}

/** Units of ether, the largest first. */
const etherUnits: readonly [Unit, ...Unit[]] = [
  { symbol: "ETH", decimals: 18 },
  { symbol: "gwei", decimals: 9 },
  { symbol: "wei", decimals: 0 },
];

/** Places after the point that are shown. */
const places = 4;

/** Characters of a token's symbol that are shown. */
const maxSymbol = 12;

/** Units in which an amount of an asset can be typed, the largest first. */
export const unitsOfAsset = (asset: Asset): readonly [Unit, ...Unit[]] =>
  asset.address === null ? etherUnits : [tokenUnit(asset, asset.address)];

/** Unit in which an amount is told: of ether the largest of which it has a ten-thousandth, of a token its only one. */
export function unitFor(units: string, asset: Asset): Unit {
  const [largest, ...smaller] = unitsOfAsset(asset);
  if (units === "0") return largest;
  const digits = units.replace("-", "").length;
  return [largest, ...smaller].find(({ decimals }) => digits > decimals - places) ?? largest;
}

/** An amount in words. @param units in the smallest unit, as the graph gives it */
export function amountText(units: string, asset: Asset): string {
  const { symbol, decimals } = unitFor(units, asset);
  return `${formatAmount(units, decimals, places)} ${symbol}`;
}

/** Name of an asset among others. */
export const keyOfAsset = ({ address }: Asset): string => address ?? "ether";

/** A token's symbol with all that is in it, but not longer than a table can take. */
export function shownSymbol(symbol: string | null): string {
  const characters = [...visibleText(symbol ?? "")];
  return characters.length > maxSymbol ? `${characters.slice(0, maxSymbol).join("")}…` : characters.join("");
}

function tokenUnit({ symbol, decimals }: Asset, address: string): Unit {
  const contract = shorten(address);
  if (decimals === null) return { symbol: `smallest units of ${contract}`, decimals: 0 };
  return { symbol: `${shownSymbol(symbol)} ${contract}`.trim(), decimals };
}
