import { useId, useState } from "react";
import { unitsOf } from "../../parts/amount-text.ts";
import { etherUnits } from "./asset.tsx";
import styles from "./money.module.css";

interface AmountFieldProps {
  readonly label: string;
  /** A token's address; null is ether. Of tokens the graph knows the smallest unit only. */
  readonly asset: string | null;
  /** Called with the amount in its smallest unit; with nothing while it is none. */
  readonly onChange: (units: string | undefined) => void;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

export function AmountField({ label, asset, onChange, hint, isOptional = false }: AmountFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [symbol, setSymbol] = useState<string>("ETH");
  const decimalsOf = (unit: string) =>
    asset === null ? (etherUnits.find((one) => one.symbol === unit)?.decimals ?? 0) : 0;
  const isWrong = typed !== "" && unitsOf(typed, decimalsOf(symbol)) === undefined;
  const change = (text: string, unit: string) => {
    setTyped(text);
    setSymbol(unit);
    onChange(unitsOf(text, decimalsOf(unit)));
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
          onChange={({ target }) => change(target.value, symbol)}
        />
        {asset === null ? (
          <select aria-label={`Unit of ${label}`} value={symbol} onChange={({ target }) => change(typed, target.value)}>
            {etherUnits.map((unit) => (
              <option key={unit.symbol}>{unit.symbol}</option>
            ))}
          </select>
        ) : (
          <span className={styles.unit}>smallest units</span>
        )}
      </span>
      <p id={`${id}-hint`} className={isWrong ? styles.wrong : styles.hint}>
        {isWrong ? "That is no amount in this unit: digits, with a point before what is less than one." : hint}
      </p>
    </div>
  );
}
