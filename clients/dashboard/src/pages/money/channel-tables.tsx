import { formatCount } from "../../parts/format.ts";
import { EvmTransactionLink } from "../../parts/ledger-links.tsx";
import { Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import type { Channel } from "./channel-shown.ts";

interface ChannelProps {
  readonly channel: Channel;
}

const count = (value: string | null) => (value === null ? "–" : formatCount(value));

/** Lanes: what kinds of requests cost, and how many there were. */
export function Lanes({ channel: { asset, lanes } }: ChannelProps) {
  const columns: readonly Column<(typeof lanes.nodes)[number]>[] = [
    { name: "Lane", cell: ({ lane }) => lane },
    { name: "Stands for", cell: ({ label, origin }) => (origin ? <AccountName {...origin} /> : label || "–") },
    { name: "Price", isNumber: true, cell: ({ pricePerRequest }) => <Money units={pricePerRequest} asset={asset} /> },
    {
      name: "Until the redemption ends",
      isNumber: true,
      cell: ({ expiringPricePerRequest: price }) => (price === null ? "–" : <Money units={price} asset={asset} />),
    },
    { name: "Accepted", isNumber: true, cell: ({ acceptedRequests }) => count(acceptedRequests) },
    { name: "Signed", isNumber: true, cell: ({ signedRequests }) => count(signedRequests) },
  ];
  return <Table label="Lanes" columns={columns} rows={lanes.nodes} keyOf={({ lane }) => String(lane)} />;
}

export function Redemptions({ channel: { asset, redemptions } }: ChannelProps) {
  const columns: readonly Column<(typeof redemptions.nodes)[number]>[] = [
    { name: "When", cell: ({ redeemedAt }) => <Time at={redeemedAt} /> },
    { name: "Token id", cell: ({ tokenId }) => tokenId },
    { name: "Lane", cell: ({ lane }) => lane },
    { name: "Requests", isNumber: true, cell: ({ requests }) => formatCount(requests) },
    { name: "Amount", isNumber: true, cell: ({ amount }) => <Money units={amount} asset={asset} /> },
    { name: "Transaction", cell: ({ transaction }) => <EvmTransactionLink hash={transaction.hash} /> },
    { name: "Finality", cell: ({ finality }) => <Status status={finality} /> },
  ];
  if (redemptions.nodes.length === 0) return <Empty title="Nothing has been redeemed yet." />;
  const rows = redemptions.nodes.toReversed();
  const keyOf = ({ tokenId, lane }: (typeof rows)[number]) => `${tokenId} ${lane}`;
  return <Table label="Redemptions" columns={columns} rows={rows} keyOf={keyOf} />;
}
