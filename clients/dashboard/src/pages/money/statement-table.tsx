import type { MoneyStatementQuery } from "../../graph/generated/money.ts";
import { formatCount, words } from "../../parts/format.ts";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";

export type LineEdge = MoneyStatementQuery["paymentStatement"]["lines"]["edges"][number];
export type Line = LineEdge["node"];

interface StatementTableProps {
  readonly lines: readonly LineEdge[];
  /** Cursor of the line whose evidence is open. */
  readonly open: string | undefined;
  readonly onOpen: (cursor: string) => void;
}

export function StatementTable({ lines, open, onOpen }: StatementTableProps) {
  const columns: readonly Column<LineEdge>[] = [
    { name: "When", cell: ({ node }) => <Time at={node.happenedAt} /> },
    { name: "What", cell: ({ node }) => words(node.type) },
    { name: "Account", cell: ({ node }) => <AccountName {...node.account} /> },
    { name: "With", cell: ({ node }) => (node.counterparty ? <AccountName {...node.counterparty} /> : "–") },
    {
      name: "Requests",
      isNumber: true,
      cell: ({ node }) => (node.requests === null ? "–" : formatCount(node.requests)),
    },
    { name: "Change", isNumber: true, cell: ({ node }) => <Money units={node.change} asset={node.asset} /> },
    { name: "Finality", cell: ({ node }) => <Status status={node.finality} /> },
    {
      name: "Evidence",
      cell: ({ cursor, node }) => (
        <button
          type="button"
          aria-expanded={cursor === open}
          aria-label={`show the evidence of the ${words(node.type)} of ${node.happenedAt}`}
          onClick={() => onOpen(cursor)}
        >
          show
        </button>
      ),
    },
  ];
  return <Table label="Lines of the statement" columns={columns} rows={lines} keyOf={({ cursor }) => cursor} />;
}
