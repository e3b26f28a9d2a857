import { useId, useState } from "react";
import { unitsOf } from "../parts/amount-text.ts";
import styles from "./signing.module.css";

interface TokenFieldProps {
  readonly label: string;
  /** Called with the amount in its smallest unit; with nothing while it is none. */
  readonly onChange: (units: string | undefined) => void;
}

/** An amount of SToken. */
export function TokenField({ label, onChange }: TokenFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const isWrong = typed !== "" && unitsOf(typed, 18) === undefined;
  return (
    <label htmlFor={id}>
      {label} (SToken)
      <input
        id={id}
        required
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        aria-invalid={isWrong}
        onChange={({ target: { value } }) => {
          setTyped(value);
          onChange(unitsOf(value, 18));
        }}
      />
      {isWrong && <span className={styles.wrong}>Digits, with a point before what is less than one.</span>}
    </label>
  );
}
