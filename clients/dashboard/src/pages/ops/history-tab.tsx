import { words } from "../../parts/format.ts";
import { FabricTransactionLink } from "../../parts/ledger-links.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { OrganizationName, Time } from "../../parts/values.tsx";
import type { OperationShown } from "./shown.ts";

type Entry = OperationShown["history"][number] & { readonly key: string };

const columns: readonly Column<Entry>[] = [
  { name: "When", cell: ({ at }) => <Time at={at} isExact /> },
  { name: "Act", cell: ({ type }) => words(type) },
  { name: "By", cell: ({ organization }) => <OrganizationName mspId={organization.mspId} /> },
  { name: "Transaction", cell: ({ transactionId }) => <FabricTransactionLink id={transactionId} /> },
];

/** Every act with the transaction that holds it, the newest first. */
export function HistoryTab({ operation }: { readonly operation: OperationShown }) {
  const rows = operation.history.map((entry, at) => ({ ...entry, key: String(at) })).reverse();
  return <Table label="History" columns={columns} rows={rows} keyOf={({ key }) => key} />;
}
