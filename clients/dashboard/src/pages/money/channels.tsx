import { getRouteApi, Link } from "@tanstack/react-router";
import {
  type ChannelRowFragment,
  MoneyChannelsDocument,
  type MoneyChannelsQuery,
} from "../../graph/generated/money.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { Choice } from "../../parts/choice.tsx";
import { words } from "../../parts/format.ts";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import { channelParties } from "./channel-columns.tsx";
import { channelStatuses, channelVariables } from "./channel-search.ts";
import styles from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { MoneyNav } from "./money-nav.tsx";

const route = getRouteApi("/money/channels");
const pageOf = ({ paymentChannels }: MoneyChannelsQuery) => paymentChannels.pageInfo;

/** Channels that are asked for at a time. */
const first = 50;

const columns: readonly Column<ChannelRowFragment>[] = [
  ...channelParties,
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
  { name: "Held", isNumber: true, cell: ({ held, asset }) => <Money units={held} asset={asset} /> },
  { name: "Redeemed", isNumber: true, cell: ({ redeemed, asset }) => <Money units={redeemed} asset={asset} /> },
  {
    name: "Not redeemed yet",
    isNumber: true,
    cell: ({ openValue, asset }) => (openValue === null ? "–" : <Money units={openValue} asset={asset} />),
  },
  { name: "Redemption", cell: ({ redemptionReadyAt }) => (redemptionReadyAt ? <Status status="RUNNING" /> : "–") },
  { name: "Opened", cell: ({ openedAt }) => <Time at={openedAt} /> },
];

const sorts = [
  { value: "OPENED_AT", name: "oldest first" },
  { value: "-HELD", name: "most held first" },
  { value: "HELD", name: "least held first" },
];

export function ChannelsPage() {
  const search = route.useSearch();
  useMoneyEvents();
  const query = useGraphPages(MoneyChannelsDocument, { first, ...channelVariables(search) }, pageOf, {
    follows: "payments",
  });
  return (
    <Page title="Channels" actions={<Link to="/money/channels/open">Open a channel</Link>}>
      <MoneyNav />
      <Filters />
      <Answered query={query}>
        {({ pages }) => {
          const channels = pages.flatMap(({ paymentChannels }) => paymentChannels.nodes);
          const total = pages[0]?.paymentChannels.totalCount ?? 0;
          return channels.length > 0 ? (
            <div className={styles.stack}>
              <Table label="Channels" columns={columns} rows={channels} keyOf={({ id }) => id} />
              <MoreRows query={query} shown={channels.length} total={total} of="channels" />
            </div>
          ) : (
            <Empty title="There is no such channel.">
              <Link to="/money/channels/open">Open one</Link>
            </Empty>
          );
        }}
      </Answered>
    </Page>
  );
}

function Filters() {
  const { status, sort, consumer, provider } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <search className="bar">
      <Choice
        label="Status"
        value={status}
        options={channelStatuses.map((value) => ({ value, name: words(value) }))}
        onChange={(chosen) => set({ status: chosen })}
      />
      <label>
        Order
        <select value={sort ?? ""} onChange={({ target }) => set({ sort: target.value || undefined })}>
          <option value="">newest first</option>
          {sorts.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {(consumer || provider) && (
        <button type="button" onClick={() => set({ consumer: undefined, provider: undefined })}>
          Of all accounts
        </button>
      )}
    </search>
  );
}
