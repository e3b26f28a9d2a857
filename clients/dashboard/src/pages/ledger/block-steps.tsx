import type { ReactNode } from "react";
import { useFreshness } from "../../graph/freshness.ts";
import styles from "./ledger.module.css";

interface BlockStepsProps {
  /** The Fabric channel, or the chain's id. */
  readonly network: string | undefined;
  readonly number: string;
  readonly link: (number: string, children: ReactNode) => ReactNode;
}

/** From a block to those beside it. */
export function BlockSteps({ network, number, link }: BlockStepsProps) {
  const newest = useFreshness().ledgers.find((ledger) => ledger.network === network)?.newest;
  const at = BigInt(number);
  return (
    <nav className={styles.steps} aria-label="Blocks beside it">
      {at > 0n && link(String(at - 1n), "← previous block")}
      {newest && at < BigInt(newest) && link(String(at + 1n), "next block →")}
    </nav>
  );
}
