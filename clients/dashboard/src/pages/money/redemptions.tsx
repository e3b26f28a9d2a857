import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { withNewest } from "../../graph/batches.ts";
import {
  MoneyChannelsDocument,
  type MoneyChannelsQuery,
  MoneyRedemptionsDocument,
  type MoneyRedemptionsQuery,
  RedemptionFeedDocument,
  type RedemptionFeedSubscription,
  type RedemptionRowFragment,
} from "../../graph/generated/money.ts";
import { useEvents } from "../../graph/live.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { EvmTransactionLink } from "../../parts/ledger-links.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { NewRows } from "../../parts/new-rows.tsx";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import { ether } from "./asset-units.ts";
import { ChannelLink } from "./channel-link.tsx";
import styles from "./money.module.css";
import { MoneyNav } from "./money-nav.tsx";

type Event = RedemptionFeedSubscription["redemptionEvents"];

/** Redemptions, or channels, that are asked for at a time. */
const first = 50;

const none = {};

const columns: readonly Column<RedemptionRowFragment>[] = [
  { name: "When", cell: ({ redeemedAt }) => <Time at={redeemedAt} /> },
  { name: "Payer", cell: ({ channel }) => (channel ? <AccountName {...channel.consumer} /> : "–") },
  { name: "Payee", cell: ({ channel }) => (channel ? <AccountName {...channel.provider} /> : "–") },
  { name: "Requests", isNumber: true, cell: ({ requests }) => formatCount(requests) },
  {
    name: "Amount",
    isNumber: true,
    cell: ({ amount, channel }) => <Money units={amount} asset={channel?.asset ?? ether} />,
  },
  { name: "Channel", cell: ({ channel }) => (channel ? <ChannelLink id={channel.id} /> : "–") },
  { name: "Transaction", cell: ({ transaction }) => <EvmTransactionLink hash={transaction.hash} /> },
  { name: "Finality", cell: ({ finality }) => <Status status={finality} /> },
];

/** Redemptions of all channels, the newest first; those that come are announced, and do not jump. */
export function RedemptionsPage() {
  const [retracted, setRetracted] = useState<readonly Event[]>([]);
  useEvents({ topic: "payments", document: RedemptionFeedDocument, variables: none }, (batch) => {
    const taken = batch.map(({ redemptionEvents: event }) => event).filter(({ isRetracted }) => isRetracted);
    if (taken.length > 0) setRetracted((earlier) => withNewest(earlier, taken));
  });
  return (
    <Page
      title="Redemptions"
      actions={
        <Link to="/money/redemptions/many" search={{}}>
          Redeem many at once
        </Link>
      }
    >
      <MoneyNav />
      <div className={styles.stack}>
        {retracted.length > 0 && <Retracted events={retracted} />}
        <Running />
        <Panel title="Finished">
          <Finished />
        </Panel>
      </div>
    </Page>
  );
}

function Finished() {
  const query = useGraphPages(MoneyRedemptionsDocument, { first }, pageOfRedemptions, { follows: "payments" });
  return (
    <Answered query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ redemptions }) => redemptions.nodes);
        if (rows.length === 0) return <Empty title="Nothing has been redeemed yet." />;
        return (
          <>
            <FinishedRows rows={rows} />
            <MoreRows
              query={query}
              shown={rows.length}
              total={pages[0]?.redemptions.totalCount ?? 0}
              of="redemptions"
            />
          </>
        );
      }}
    </Answered>
  );
}

function FinishedRows({ rows }: { readonly rows: readonly RedemptionRowFragment[] }) {
  const [newestShown, setNewestShown] = useState(rows[0]?.redeemedAt ?? "");
  const old = rows.filter(({ redeemedAt }) => redeemedAt <= newestShown);
  return (
    <>
      <NewRows count={rows.length - old.length} onShow={() => setNewestShown(rows[0]?.redeemedAt ?? "")} />
      <Table label="Finished redemptions" columns={columns} rows={old} keyOf={({ id }) => id} />
    </>
  );
}

/** Redemptions that the chain has taken back since the page was opened. */
function Retracted({ events }: { readonly events: readonly Event[] }) {
  return (
    <Panel title="Taken back by the chain">
      <ul aria-live="polite">
        {events.map(({ cursor, redeemedAt, requests, channelAddress, transaction }) => (
          <li key={cursor}>
            <s>
              <Time at={redeemedAt} /> {formatCount(requests)} requests
            </s>{" "}
            in channel <Code text={channelAddress} label="channel" />, transaction{" "}
            <EvmTransactionLink hash={transaction.hash} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Channels of which a redemption is running. */
function Running() {
  const query = useGraphPages(MoneyChannelsDocument, { first, filter: { isRedeeming: true } }, pageOfChannels, {
    follows: "payments",
  });
  return (
    <Panel title="Under way">
      <Answered query={query} rows={2}>
        {({ pages }) => {
          const running = pages.flatMap(({ paymentChannels }) => paymentChannels.nodes);
          if (running.length === 0) return <p className={styles.dim}>No redemption is running.</p>;
          const total = pages[0]?.paymentChannels.totalCount ?? 0;
          return (
            <>
              <Table label="Redemptions under way" columns={runningColumns} rows={running} keyOf={({ id }) => id} />
              <MoreRows query={query} shown={running.length} total={total} of="redemptions" />
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

const runningColumns: readonly Column<MoneyChannelsQuery["paymentChannels"]["nodes"][number]>[] = [
  { name: "Channel", cell: ({ id }) => <ChannelLink id={id} /> },
  { name: "Payer", cell: ({ consumer }) => <AccountName {...consumer} /> },
  { name: "Payee", cell: ({ provider }) => <AccountName {...provider} /> },
  { name: "Can be ended", cell: ({ redemptionReadyAt }) => redemptionReadyAt && <Time at={redemptionReadyAt} /> },
];

const pageOfRedemptions = ({ redemptions }: MoneyRedemptionsQuery) => redemptions.pageInfo;
const pageOfChannels = ({ paymentChannels }: MoneyChannelsQuery) => paymentChannels.pageInfo;
