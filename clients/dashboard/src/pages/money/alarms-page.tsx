import { getRouteApi } from "@tanstack/react-router";
import { type AlarmFragment, MoneyPastAlarmsDocument, type MoneyPastAlarmsQuery } from "../../graph/generated/money.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { Choice } from "../../parts/choice.tsx";
import { formatCount, words } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Time } from "../../parts/values.tsx";
import { AlarmCause, AlarmChannel, Alarms } from "./alarms.tsx";
import { type AlarmsSearch, duties } from "./alarms-search.ts";
import styles from "./money.module.css";
import { MoneyNav } from "./money-nav.tsx";

const route = getRouteApi("/money/alarms");

/** Alarms that are asked for at a time. */
const last = 25;

/** The newest stand at the end of the graph's list, so pages go from there to its begin. */
const pageOf = ({ paymentAlarms: { pageInfo } }: MoneyPastAlarmsQuery) => ({
  hasNextPage: pageInfo.hasPreviousPage,
  endCursor: pageInfo.startCursor,
});

const columns: readonly Column<AlarmFragment>[] = [
  { name: "Duty", cell: ({ duty }) => words(duty) },
  { name: "Account", cell: ({ account }) => <AccountName {...account} /> },
  { name: "Channel", cell: (alarm) => <AlarmChannel alarm={alarm} /> },
  { name: "Began", cell: ({ since }) => <Time at={since} /> },
  { name: "Ended", cell: ({ endedAt }) => endedAt && <Time at={endedAt} /> },
  { name: "Attempts", isNumber: true, cell: ({ attempts }) => formatCount(attempts) },
  { name: "Cause of the last one", cell: (alarm) => <AlarmCause alarm={alarm} /> },
];

/** Alarms of the organisation's accounts: those that last, and those that are over. */
export function AlarmsPage() {
  const { duty } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = duty ? { duty } : {};
  return (
    <Page title="Alarms">
      <MoneyNav />
      <search className="bar">
        <Choice
          label="Duty"
          value={duty}
          options={duties.map((value) => ({ value, name: words(value) }))}
          onChange={(chosen) => void navigate({ search: { duty: duties.find((one) => one === chosen) } })}
        />
      </search>
      <MembersOnly reason="Alarms are shown to the organisation whose accounts they are about.">
        <div className={styles.stack}>
          <Panel title="They last" note="what the payment server cannot do, and tries again">
            <Alarms filter={filter} />
          </Panel>
          <Panel title="They are over" note="done since, or due no longer; the newest first">
            <PastAlarms filter={filter} />
          </Panel>
        </div>
      </MembersOnly>
    </Page>
  );
}

function PastAlarms({ filter }: { readonly filter: AlarmsSearch }) {
  const query = useGraphPages(MoneyPastAlarmsDocument, { last, filter: { ...filter, isEnded: true } }, pageOf, {
    follows: "payments",
  });
  return (
    <Answered query={query} rows={3}>
      {({ pages }) => {
        const alarms = pages.flatMap(({ paymentAlarms }) => paymentAlarms.nodes.toReversed());
        if (alarms.length === 0) return <Empty title="No alarm has ended yet." />;
        const total = pages[0]?.paymentAlarms.totalCount ?? 0;
        return (
          <div className={styles.stack}>
            <Table label="Alarms that are over" columns={columns} rows={alarms} keyOf={({ id }) => id} />
            <MoreRows query={query} shown={alarms.length} total={total} of="alarms" />
          </div>
        );
      }}
    </Answered>
  );
}
