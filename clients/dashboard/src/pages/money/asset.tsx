import { Amount, Code } from "../../parts/values.tsx";
import { type Asset, shownSymbol, unitFor } from "./asset-units.ts";
import styles from "./money.module.css";

interface MoneyProps {
  /** In the smallest unit, as the graph gives it. */
  readonly units: string;
  readonly asset: Asset;
}

/** An amount of an asset, in a unit in which it can be read; the exact one when one points at it. */
export function Money({ units, asset }: MoneyProps) {
  return <Amount units={units} {...unitFor(units, asset)} />;
}

export function AssetName({ asset: { address, symbol } }: { readonly asset: Asset }) {
  if (address === null) return <>ether</>;
  return (
    <>
      {symbol !== null && <bdi className={styles.symbol}>{shownSymbol(symbol)}</bdi>}{" "}
      <Code text={address} label="token" />
    </>
  );
}
