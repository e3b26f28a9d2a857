import { MoneyBalancesDocument, type MoneyBalancesQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { Answered, Empty } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AssetName, Money } from "./asset.tsx";
import { keyOfAsset } from "./asset-units.ts";

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
export function Balances({ period }: { readonly period: { readonly from?: string; readonly to?: string } }) {
  const query = useGraph(MoneyBalancesDocument, { period }, { follows: "payments" });
  return (
    <Answered query={query} rows={2}>
      {({ paymentStatement: { balances } }) =>
        balances.length > 0 ? (
          <Table label="Balances by asset" columns={columns} rows={balances} keyOf={({ asset }) => keyOfAsset(asset)} />
        ) : (
          <Empty title="No money moved in this time." />
        )
      }
    </Answered>
  );
}
