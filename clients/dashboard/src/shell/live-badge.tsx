import { isBehind, type Ledger, type Liveness, useFreshness, useLiveness } from "../graph/freshness.ts";
import { Badge, type Tone } from "../parts/status.tsx";

const tones: Readonly<Record<Liveness, Tone>> = {
  connecting: "neutral",
  live: "good",
  reconnecting: "warning",
  behind: "warning",
};

/** Whether what is shown follows the ledgers, as the connection itself says. */
export function LiveBadge() {
  const liveness = useLiveness();
  const { ledgers } = useFreshness();
  return (
    <span role="status" aria-live="polite" title={ledgers.map(positionOf).join("\n")}>
      <Badge tone={tones[liveness]}>{liveness === "behind" ? lagOf(ledgers) : liveness}</Badge>
    </span>
  );
}

function lagOf(ledgers: readonly Ledger[]): string {
  const behind = ledgers.filter(isBehind);
  if (behind.some(({ lag }) => lag === null)) return "a ledger is silent";
  return `${Math.max(...behind.map(({ lag }) => lag ?? 0))} blocks behind`;
}

const positionOf = ({ subgraph, network, shown, newest }: Ledger) =>
  `${subgraph} (${network}): block ${shown?.number ?? "none"} of ${newest ?? "unknown"}`;
