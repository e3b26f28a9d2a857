import { useState } from "react";
import type { Ledger } from "../../graph/freshness.ts";
import { NewRows } from "../../parts/new-rows.tsx";
import { useProgress } from "./progress.ts";

interface NewBlocksProps {
  readonly ledger: Ledger;
  /** The newest block that the list shows. */
  readonly newest: string | undefined;
  readonly onShow: () => void;
}

/** Says how many blocks a ledger has had since the list of them was asked for. */
export function NewBlocks({ ledger, newest, onShow }: NewBlocksProps) {
  const [reached, setReached] = useState<string>();
  useProgress(ledger.subgraph, setReached);
  const count = reached === undefined ? 0 : BigInt(reached) - BigInt(newest ?? -1);
  return <NewRows count={Number(count)} onShow={onShow} />;
}
