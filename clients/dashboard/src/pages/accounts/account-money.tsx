import { Link } from "@tanstack/react-router";
import { AccountMoneyDocument, type AccountMoneyQuery } from "../../graph/generated/accounts.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Facts, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Money } from "../money/asset.tsx";
import { ether, keyOfAsset } from "../money/asset-units.ts";
import { channelParties } from "../money/channel-columns.tsx";

type Holdings = AccountMoneyQuery["account"];
type Channel = Holdings["paymentChannels"]["nodes"][number];

/** Channels that are shown; the list of channels has all of them. */
const first = 10;

const columns: readonly Column<Channel>[] = [
  ...channelParties,
  { name: "Holds", isNumber: true, cell: ({ held, asset }) => <Money units={held} asset={asset} /> },
  { name: "Redeemed", isNumber: true, cell: ({ redeemed, asset }) => <Money units={redeemed} asset={asset} /> },
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
];

/** Money of an account on the chain: its ether, and the channels in which it pays or is paid. */
export function AccountMoney({ address }: { readonly address: string }) {
  const query = useGraph(AccountMoneyDocument, { address, first }, { follows: "payments" });
  const total = query.data?.account.paymentChannels.totalCount;
  return (
    <Panel title="Money" note={total !== undefined && `${formatCount(total)} payment channels`}>
      <Answered query={query} rows={3}>
        {({ account }) => <Shown account={account} />}
      </Answered>
      <p>
        <Link to="/money/flows" search={{ focus: address }}>
          Whom it pays, and who pays it
        </Link>
      </p>
    </Panel>
  );
}

function Shown({ account: { etherBalance, openPaymentValues, paymentChannels } }: { readonly account: Holdings }) {
  const open = (openPaymentValues ?? []).map(
    ({ asset, value }) =>
      ["Accepted, not redeemed", <Money key={keyOfAsset(asset)} units={value} asset={asset} />] as const,
  );
  return (
    <>
      <Facts facts={[["Ether of its own", <Money key="ether" units={etherBalance} asset={ether} />], ...open]} />
      {paymentChannels.nodes.length > 0 ? (
        <Table label="Payment channels" columns={columns} rows={paymentChannels.nodes} keyOf={({ id }) => id} />
      ) : (
        <Empty title="It has no payment channel." />
      )}
    </>
  );
}
