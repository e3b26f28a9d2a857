import type { EvmTransactionRowFragment } from "../../graph/generated/ledger.ts";
import { AddressLink, EvmTransactionLink } from "../../parts/ledger-links.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Money } from "../money/asset.tsx";
import { ether } from "../money/asset-units.ts";

const columns: readonly Column<EvmTransactionRowFragment>[] = [
  { name: "Transaction", cell: ({ hash }) => <EvmTransactionLink hash={hash} /> },
  { name: "Call", cell: callOf },
  { name: "From", cell: ({ from }) => <AddressLink address={from} /> },
  { name: "To", cell: ({ to, createdContract }) => <Target address={to ?? createdContract} /> },
  { name: "Value", isNumber: true, cell: ({ value }) => <Money units={value} asset={ether} /> },
  { name: "Status", cell: ({ status }) => <Status status={status ?? "PENDING"} /> },
  { name: "Finality", cell: ({ finality }) => (finality ? <Status status={finality} /> : "–") },
];

function callOf({ call, createdContract, to }: EvmTransactionRowFragment): string {
  if (call) return `${call.contract}.${call.name}`;
  if (createdContract) return "makes a contract";
  return to ? "of no known contract" : "–";
}

function Target({ address }: { readonly address: string | null }) {
  return address ? <AddressLink address={address} /> : <>–</>;
}

export function EvmTransactionTable({ rows }: { readonly rows: readonly EvmTransactionRowFragment[] }) {
  return <Table label="Transactions" columns={columns} rows={rows} keyOf={({ hash }) => hash} />;
}
