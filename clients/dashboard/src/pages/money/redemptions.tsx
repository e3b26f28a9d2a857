import { Link } from "@tanstack/react-router";
import { useState } from "react";
import {
  MoneyChannelsDocument,
  RedemptionFeedDocument,
  type RedemptionFeedSubscription,
} from "../../graph/generated/money.ts";
import { useEvents } from "../../graph/live.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { EvmTransactionLink } from "../../parts/ledger-links.tsx";
import { NewRows } from "../../parts/new-rows.tsx";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import styles from "./money.module.css";
import { MoneyNav } from "./money-nav.tsx";

type Redemption = RedemptionFeedSubscription["redemptionEvents"];

/** Redemptions that are kept; older ones are on their channels' pages and in the statement. */
const kept = 200;
const none = {};

const columns: readonly Column<Redemption>[] = [
  { name: "When", cell: ({ redeemedAt }) => <Time at={redeemedAt} /> },
  { name: "Payer", cell: ({ channel }) => (channel ? <AccountName {...channel.consumer} /> : "–") },
  { name: "Payee", cell: ({ channel }) => (channel ? <AccountName {...channel.provider} /> : "–") },
  { name: "Requests", isNumber: true, cell: ({ requests }) => formatCount(requests) },
  {
    name: "Amount",
    isNumber: true,
    cell: ({ amount, channel }) => <Money units={amount} asset={channel?.asset ?? null} />,
  },
  { name: "Channel", cell: ({ channel, channelAddress }) => <ChannelLink id={channel?.id} address={channelAddress} /> },
  { name: "Transaction", cell: ({ transaction }) => <EvmTransactionLink hash={transaction.hash} /> },
  {
    name: "Certainty",
    cell: ({ isRetracted, finality }) => (isRetracted ? <s>taken back</s> : <Status status={finality} />),
  },
];

function ChannelLink({ id, address }: { readonly id: string | undefined; readonly address: string }) {
  if (id === undefined) return <Code text={address} label="channel" />;
  return (
    <Link to="/money/channels/$id" params={{ id }}>
      {id}
    </Link>
  );
}

/** Redemptions as they happen; those that the chain takes back are told again, as taken back. */
export function RedemptionsPage() {
  const [shown, setShown] = useState<readonly Redemption[]>([]);
  const [waiting, setWaiting] = useState<readonly Redemption[]>([]);
  useEvents({ topic: "payments", document: RedemptionFeedDocument, variables: none }, ({ redemptionEvents: event }) =>
    setWaiting((earlier) => [event, ...earlier].slice(0, kept)),
  );
  const show = () => {
    setShown([...waiting, ...shown].slice(0, kept));
    setWaiting([]);
  };
  return (
    <Page title="Redemptions">
      <MoneyNav />
      <div className={styles.stack}>
        <Panel title="Finished since this page was opened">
          <NewRows count={waiting.length} onShow={show} />
          {shown.length > 0 ? (
            <Table label="Finished redemptions" columns={columns} rows={shown} keyOf={({ cursor }) => cursor} />
          ) : (
            <p className={styles.dim}>None yet. Earlier ones are lines of the statement.</p>
          )}
        </Panel>
        <Running />
      </div>
    </Page>
  );
}

/** Open channels in which most is held, with those of which a redemption is running. */
function Running() {
  const query = useGraph(
    MoneyChannelsDocument,
    { first: 100, orderBy: { field: "HELD", direction: "DESC" } },
    { follows: "payments" },
  );
  return (
    <Panel title="Under way" note="among the hundred channels that hold most">
      <Answered query={query}>
        {({ paymentChannels: { nodes } }) => {
          const running = nodes.filter(({ redemptionReadyAt }) => redemptionReadyAt !== null);
          if (running.length === 0) return <Empty title="None." />;
          return (
            <ul>
              {running.map(({ id, consumer, provider, redemptionReadyAt }) => (
                <li key={id}>
                  <ChannelLink id={id} address={id} />: <AccountName {...consumer} /> to <AccountName {...provider} />,
                  can be ended <Time at={redemptionReadyAt ?? ""} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </Panel>
  );
}
