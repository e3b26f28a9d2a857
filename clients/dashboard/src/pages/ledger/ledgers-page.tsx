import { type Ledger, useFreshness } from "../../graph/freshness.ts";
import { formatCount } from "../../parts/format.ts";
import { LedgerLink } from "../../parts/ledger-links.tsx";
import { Page } from "../../parts/section.tsx";
import { Failure, Skeleton } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/values.tsx";

const numberOf = (number: string | null | undefined) => (number ? formatCount(number) : "–");

const columns: readonly Column<Ledger>[] = [
  { name: "Ledger", cell: (ledger) => <LedgerLink {...ledger} /> },
  { name: "Kind", cell: ({ kind }) => (kind === "EVM" ? "EVM chain" : "Fabric channel") },
  { name: "Subgraph", cell: ({ subgraph }) => subgraph },
  { name: "Newest block", isNumber: true, cell: ({ newest }) => numberOf(newest) },
  { name: "Shown up to", isNumber: true, cell: ({ shown }) => numberOf(shown?.number) },
  { name: "Final up to", isNumber: true, cell: ({ finalized }) => numberOf(finalized) },
  { name: "Time of that block", cell: ({ shown }) => (shown?.time ? <Time at={shown.time} /> : "–") },
];

/** Ledgers that the graph shows, each the way to its blocks. */
export function LedgersPage() {
  const { ledgers, error } = useFreshness();
  return (
    <Page title="Ledgers">
      {error && <Failure error={error} />}
      {ledgers.length > 0 ? (
        <Table label="Ledgers" columns={columns} rows={ledgers} keyOf={(row) => row.subgraph + row.source} />
      ) : (
        !error && <Skeleton rows={3} />
      )}
    </Page>
  );
}
