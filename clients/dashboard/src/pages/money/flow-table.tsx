import { Link } from "@tanstack/react-router";
import type { MoneyFlowsQuery } from "../../graph/generated/money.ts";
import { formatCount } from "../../parts/format.ts";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import { keyOfAsset } from "./asset-units.ts";

export type Flow = MoneyFlowsQuery["paymentFlows"]["nodes"][number];

/** One edge of who pays whom: payer, payee and asset together. */
export const keyOfFlow = ({ consumer, provider, asset }: Flow): string =>
  `${consumer.address} ${provider.address} ${keyOfAsset(asset)}`;

const columns: readonly Column<Flow>[] = [
  { name: "Payer", cell: ({ consumer }) => <AccountName {...consumer} /> },
  { name: "Payee", cell: ({ provider }) => <AccountName {...provider} /> },
  { name: "Redeemed", isNumber: true, cell: ({ redeemed, asset }) => <Money units={redeemed} asset={asset} /> },
  { name: "Requests", isNumber: true, cell: ({ requests }) => formatCount(requests) },
  {
    name: "Not redeemed yet",
    isNumber: true,
    cell: ({ openValue, asset }) => (openValue === null ? "–" : <Money units={openValue} asset={asset} />),
  },
  { name: "Deposited", isNumber: true, cell: ({ deposited, asset }) => <Money units={deposited} asset={asset} /> },
  { name: "Channels", isNumber: true, cell: ({ channels }) => formatCount(channels) },
  { name: "Why", cell: (flow) => <CauseLink flow={flow} /> },
];

function CauseLink({ flow: { consumer, provider } }: { readonly flow: Flow }) {
  return (
    <Link
      to="/money/flows/$consumer/$provider"
      params={{ consumer: consumer.address, provider: provider.address }}
      aria-label={`causes of what ${consumer.name ?? consumer.address} pays ${provider.name ?? provider.address}`}
    >
      causes
    </Link>
  );
}

/** Flows in numbers: payer, payee, and what was paid. */
export function FlowTable({ flows }: { readonly flows: readonly Flow[] }) {
  return <Table label="Who pays whom" columns={columns} rows={flows} keyOf={keyOfFlow} />;
}
