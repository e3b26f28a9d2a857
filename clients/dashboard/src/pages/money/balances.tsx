import type { MoneyBalancesQuery } from "../../graph/generated/money.ts";
import { Empty } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AssetName, Money } from "./asset.tsx";

type Balance = MoneyBalancesQuery["paymentStatement"]["balances"][number];

const amounts = [
  ["Opening", "opening"],
  ["Deposited", "deposited"],
  ["Earned", "earned"],
  ["Spent", "spent"],
  ["Paid out", "paidOut"],
  ["Closing", "closing"],
] as const;

const columns: readonly Column<Balance>[] = [
  { name: "Asset", cell: ({ asset }) => <AssetName asset={asset} /> },
  ...amounts.map(([name, key]) => ({
    name,
    isNumber: true,
    cell: (balance: Balance) => <Money units={balance[key]} asset={balance.asset} />,
  })),
];

/** Balances of the organisation by asset: opening + deposited + earned − spent − paid out = closing. */
export function Balances({ balances }: { readonly balances: readonly Balance[] }) {
  if (balances.length === 0) {
    return <Empty title="No money moved in this time." />;
  }
  return <Table label="Balances by asset" columns={columns} rows={balances} keyOf={({ asset }) => asset ?? "ether"} />;
}
