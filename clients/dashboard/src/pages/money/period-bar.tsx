import styles from "./money.module.css";
import { daysBefore, type MoneySearch } from "./money-search.ts";

interface PeriodBarProps {
  readonly search: MoneySearch;
  readonly onChange: (days: Pick<MoneySearch, "from" | "to">) => void;
}

const ranges = [
  ["Today", 0],
  ["7 days", 6],
  ["30 days", 29],
] as const;

/** The range of time that all panels share. It lies in the address, so that it can be sent to others. */
export function PeriodBar({ search: { from, to }, onChange }: PeriodBarProps) {
  const recent = ranges.map(([name, days]) => ({ name, begin: daysBefore(Date.now(), days) }));
  return (
    <fieldset className={`bar ${styles.period}`} aria-label="Range of time, days of UTC">
      {recent.map(({ name, begin }) => (
        <button
          key={name}
          type="button"
          aria-pressed={from === begin && !to}
          onClick={() => onChange({ from: begin, to: undefined })}
        >
          {name}
        </button>
      ))}
      <button type="button" aria-pressed={!from && !to} onClick={() => onChange({ from: undefined, to: undefined })}>
        All time
      </button>
      <label>
        From
        <input
          type="date"
          value={from ?? ""}
          onChange={({ target }) => onChange({ from: target.value || undefined, to })}
        />
      </label>
      <label>
        to
        <input
          type="date"
          value={to ?? ""}
          onChange={({ target }) => onChange({ from, to: target.value || undefined })}
        />
      </label>
    </fieldset>
  );
}
