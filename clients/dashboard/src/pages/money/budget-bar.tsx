import { Money } from "./asset.tsx";
import type { Asset } from "./asset-units.ts";
import { shareOf } from "./budget-share.ts";
import styles from "./money.module.css";

interface BudgetBarProps {
  readonly label: string;
  readonly spent: string;
  /** Null is no budget. */
  readonly budget: string | null;
  readonly asset: Asset;
}

/** A budget as a bar, and in numbers. */
export function BudgetBar({ label, spent, budget, asset }: BudgetBarProps) {
  return (
    <div>
      <div className={styles.barHead}>
        <span>{label}</span>
        <span>
          <Money units={spent} asset={asset} /> {budget === null ? "without a budget" : "of "}
          {budget !== null && <Money units={budget} asset={asset} />}
        </span>
      </div>
      {budget !== null && (
        <meter className={styles.meter} aria-label={label} min={0} max={100} high={80} value={shareOf(spent, budget)} />
      )}
    </div>
  );
}
