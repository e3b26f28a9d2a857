import { useNavigate, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { MoneyTraceDocument, type MoneyTraceQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import { ChannelLink } from "./channel-link.tsx";
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
    cell: ({ value, channel }) => <Money units={value} asset={channel?.asset ?? null} />,
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

/** Costs of one trace of requests to the organisation's accounts. */
export function TracesPage() {
  const { id } = useParams({ strict: false });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(id ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: "/money/traces/$id", params: { id: typed.trim().toLowerCase() } });
  };
  return (
    <Page title="What a trace cost">
      <MoneyNav />
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
      </form>
      <MembersOnly reason="What a trace cost is shown to the organisation whose accounts paid it.">
        {id ? <Trace traceId={id} /> : <Empty title="A trace is the second part of a request's traceparent." />}
      </MembersOnly>
    </Page>
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
