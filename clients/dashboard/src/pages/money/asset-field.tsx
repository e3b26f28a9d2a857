import { useState } from "react";
import { MoneyAssetDocument } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { address } from "../../parts/search.ts";
import { type Asset, ether } from "./asset-units.ts";
import styles from "./money.module.css";

/** Asset that somebody types the address of. */
export interface TypedAsset {
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  /** Nothing while it is not known which one that is. */
  readonly asset: Asset | undefined;
  /** Reason why it is none. */
  readonly fault: string | undefined;
}

/** The address that stands for ether where one is required. */
export const etherAddress = `0x${"0".repeat(40)}`;

/** @param initial address of a token; ether when it is empty, or the zero address */
export function useTypedAsset(initial = ""): TypedAsset {
  const [typed, setTyped] = useState(initial === etherAddress ? "" : initial);
  const token = address(typed);
  const isEther = typed === "" || typed === etherAddress;
  const { data, error } = useGraph(
    MoneyAssetDocument,
    { address: token ?? etherAddress },
    { isEnabled: !isEther && token !== undefined },
  );
  const field = { typed, setTyped };
  if (isEther) return { ...field, asset: ether, fault: undefined };
  if (!token) return { ...field, asset: undefined, fault: "That is no address." };
  if (error) return { ...field, asset: undefined, fault: error.message };
  if (data?.evmAddress.codeSize === 0)
    return { ...field, asset: undefined, fault: "No contract lies at this address, so it is no token's." };
  const asset = data && (data.evmAddress.asset ?? { address: data.evmAddress.address, symbol: null, decimals: null });
  return { ...field, asset, fault: undefined };
}

interface AssetFieldProps {
  readonly label: string;
  readonly token: TypedAsset;
}

export function AssetField({ label, token: { typed, setTyped, fault } }: AssetFieldProps) {
  return (
    <label>
      {label}
      <input
        spellCheck={false}
        autoComplete="off"
        placeholder="0x…"
        value={typed}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => setTyped(target.value.trim())}
      />
      {fault !== undefined && <span className={styles.wrong}>{fault}</span>}
    </label>
  );
}
