import { isBehind, type Ledger, useFreshness } from "../../graph/freshness.ts";
import { formatCount } from "../../parts/format.ts";
import { LedgerLink } from "../../parts/ledger-links.tsx";
import { Panel } from "../../parts/section.tsx";
import { Failure, Skeleton } from "../../parts/states.tsx";
import { Badge } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/values.tsx";

const columns: readonly Column<Ledger>[] = [
  { name: "Subgraph", cell: ({ subgraph }) => subgraph },
  { name: "Ledger", cell: (ledger) => <LedgerLink {...ledger} /> },
  { name: "Block", isNumber: true, cell: ({ shown }) => (shown ? formatCount(shown.number) : "none") },
  { name: "Block's time", cell: ({ shown }) => (shown?.time ? <Time at={shown.time} /> : "") },
  { name: "Lag", cell: Lag },
];

/** How far the graph shows each ledger. */
export function Ledgers() {
  const { ledgers, error } = useFreshness();
  return (
    <Panel title="Ledgers">
      {error && <Failure error={error} />}
      {ledgers.length > 0 ? (
        <Table label="Ledgers" columns={columns} rows={ledgers} keyOf={(row) => row.subgraph + row.source} />
      ) : (
        !error && <Skeleton rows={3} />
      )}
    </Panel>
  );
}

function Lag(ledger: Ledger) {
  if (ledger.lag === null) return <Badge tone="bad">does not answer</Badge>;
  if (isBehind(ledger)) return <Badge tone="warning">{formatCount(ledger.lag)} blocks</Badge>;
  return <Badge tone="good">{ledger.lag === 0 ? "none" : formatCount(ledger.lag)}</Badge>;
}
