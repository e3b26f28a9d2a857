import { useId, useState } from "react";
import { unitsOf } from "../../parts/amount-text.ts";
import { type Asset, type Unit, unitsOfAsset } from "./asset-units.ts";
import styles from "./money.module.css";

interface AmountFieldProps {
  readonly label: string;
  /** Asset in whose units it is typed. A form takes new fields for another asset: what was typed is of the one before. */
  readonly asset: Asset;
  /** Called with the amount in its smallest unit; with nothing while it is none. */
  readonly onChange: (units: string | undefined) => void;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

export function AmountField({ label, asset, onChange, hint, isOptional = false }: AmountFieldProps) {
  const id = useId();
  const units = unitsOfAsset(asset);
  const [typed, setTyped] = useState("");
  const [unit, setUnit] = useState<Unit>(units[0]);
  const isWrong = typed !== "" && unitsOf(typed, unit.decimals) === undefined;
  const change = (text: string, of: Unit) => {
    setTyped(text);
    setUnit(of);
    onChange(unitsOf(text, of.decimals));
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.amount}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          required={!isOptional}
          value={typed}
          aria-invalid={isWrong}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => change(target.value, unit)}
        />
        {units.length > 1 ? (
          <select
            aria-label={`Unit of ${label}`}
            value={unit.symbol}
            onChange={({ target }) => change(typed, units[target.selectedIndex] ?? unit)}
          >
            {units.map(({ symbol }) => (
              <option key={symbol}>{symbol}</option>
            ))}
          </select>
        ) : (
          <span className={styles.unit}>{unit.symbol}</span>
        )}
      </span>
      <p id={`${id}-hint`} className={isWrong ? styles.wrong : styles.hint}>
        {isWrong ? `That is no amount in this unit: ${formOf(unit)}.` : hint}
      </p>
    </div>
  );
}

const formOf = ({ decimals }: Unit): string =>
  decimals === 0 ? "digits, without a point" : `digits, with at most ${decimals} of them after a point`;
