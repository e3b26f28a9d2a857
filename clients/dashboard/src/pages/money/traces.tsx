import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import {
  MoneyTraceDocument,
  type MoneyTraceQuery,
  MoneyTracesDocument,
  type MoneyTracesQuery,
} from "../../graph/generated/money.ts";
import { useGraph, useGraphPages } from "../../graph/queries.ts";
import { formatCount, shorten } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import { ether } from "./asset-units.ts";
import { ChannelLink } from "./channel-link.tsx";
import styles from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { MoneyNav } from "./money-nav.tsx";

type Payment = MoneyTraceQuery["paymentTrace"]["payments"][number];

const columns: readonly Column<Payment>[] = [
  { name: "Payer", cell: ({ consumer }) => <AccountName {...consumer} /> },
  { name: "Payee", cell: ({ provider }) => <AccountName {...provider} /> },
  { name: "On behalf of", cell: ({ origin }) => <Origin accounts={origin} /> },
  { name: "Requests", isNumber: true, cell: ({ requests }) => formatCount(requests) },
  {
    name: "Value",
    isNumber: true,
    cell: ({ value, channel }) => <Money units={value} asset={channel?.asset ?? ether} />,
  },
  {
    name: "Channel",
    cell: ({ channel }) => (channel ? <ChannelLink id={channel.id} /> : "–"),
  },
  { name: "Lane", cell: ({ lane }) => lane },
];

function Origin({ accounts }: { readonly accounts: Payment["origin"] }) {
  if (accounts.length === 0) return <>itself</>;
  return accounts.map((account) => <AccountName key={account.address} {...account} />);
}

type Listed = MoneyTracesQuery["paymentTraces"]["nodes"][number];

/** Traces that are asked for at a time. */
const first = 25;

/** Payees of a trace that are named. */
const named = 3;

const pageOf = ({ paymentTraces }: MoneyTracesQuery) => paymentTraces.pageInfo;

const listColumns: readonly Column<Listed>[] = [
  {
    name: "Trace",
    cell: ({ traceId }) => (
      <Link to="/money/traces/$id" params={{ id: traceId }} title={traceId}>
        <code>{shorten(traceId, 8)}</code>
      </Link>
    ),
  },
  { name: "Paid", cell: ({ payments }) => <Payees payments={payments} /> },
  { name: "Payments", isNumber: true, cell: ({ payments }) => formatCount(payments.length) },
  {
    name: "Requests",
    isNumber: true,
    cell: ({ payments }) => formatCount(payments.reduce((sum, { requests }) => sum + requests, 0)),
  },
];

function Payees({ payments }: { readonly payments: Listed["payments"] }) {
  const payees = [...new Map(payments.map(({ provider }) => [provider.address, provider])).values()];
  return (
    <>
      {payees.slice(0, named).map((payee) => (
        <div key={payee.address}>
          <AccountName {...payee} />
        </div>
      ))}
      {payees.length > named && <div>and {formatCount(payees.length - named)} more</div>}
    </>
  );
}

/** Costs of traces of requests to the organisation's accounts: the newest ones, or one by its id. */
export function TracesPage() {
  const { id } = useParams({ strict: false });
  return (
    <Page title="What a trace cost">
      <MoneyNav />
      <TraceById key={id} id={id} />
      <MembersOnly reason="What a trace cost is shown to the organisation whose accounts paid it.">
        {id ? <Trace traceId={id} /> : <Traces />}
      </MembersOnly>
    </Page>
  );
}

function TraceById({ id }: { readonly id: string | undefined }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(id ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: "/money/traces/$id", params: { id: typed.trim().toLowerCase() } });
  };
  return (
    <form className="bar" onSubmit={submit}>
      <label>
        Trace id
        <input
          required
          size={36}
          pattern="[0-9a-fA-F]{32}"
          title="32 hexadecimal digits, the second part of a traceparent"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <button type="submit">Look it up</button>
      {id && <Link to="/money/traces">The newest ones</Link>}
    </form>
  );
}

function Traces() {
  useMoneyEvents();
  const query = useGraphPages(MoneyTracesDocument, { first }, pageOf, { follows: "payments" });
  return (
    <Answered query={query}>
      {({ pages }) => {
        const traces = pages.flatMap(({ paymentTraces }) => paymentTraces.nodes);
        if (traces.length === 0)
          return (
            <Empty title="Your accounts have paid in no trace yet.">
              <p>A trace is the second part of a request's traceparent. Only the newest ones are kept.</p>
            </Empty>
          );
        const total = pages[0]?.paymentTraces.totalCount ?? 0;
        return (
          <div className={styles.stack}>
            <Table label="Newest traces" columns={listColumns} rows={traces} keyOf={({ traceId }) => traceId} />
            <MoreRows query={query} shown={traces.length} total={total} of="traces, the newest first" />
          </div>
        );
      }}
    </Answered>
  );
}

function Trace({ traceId }: { readonly traceId: string }) {
  const query = useGraph(MoneyTraceDocument, { traceId });
  return (
    <Answered query={query}>
      {({ paymentTrace: { payments } }) =>
        payments.length > 0 ? (
          <Table label="Payments of the trace" columns={columns} rows={payments} keyOf={keyOf} />
        ) : (
          <Empty title="The trace cost your accounts nothing, or it is too long ago." />
        )
      }
    </Answered>
  );
}

const keyOf = ({ channel, consumer, tokenId, lane, origin }: Payment) =>
  [channel?.id, consumer.address, tokenId, lane, ...origin.map(({ address }) => address)].join(" ");
