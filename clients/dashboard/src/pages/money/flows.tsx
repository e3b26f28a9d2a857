import { getRouteApi } from "@tanstack/react-router";
import { MoneyFlowsDocument, type MoneyFlowsQuery } from "../../graph/generated/money.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { useViewer } from "../../graph/viewer.ts";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { FlowGraph } from "./flow-graph.tsx";
import { FlowTable } from "./flow-table.tsx";
import styles from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { MoneyNav } from "./money-nav.tsx";
import { periodOf } from "./money-search.ts";
import { PeriodBar } from "./period-bar.tsx";

const route = getRouteApi("/money/flows");

/** Largest number of flows in a graph that can be read; the table goes on. */
const drawn = 100;

const pageOf = ({ paymentFlows }: MoneyFlowsQuery) => paymentFlows.pageInfo;

export function FlowsPage() {
  const { focus, own, asset, ...range } = route.useSearch();
  const navigate = route.useNavigate();
  const organization = useViewer()?.organization;
  useMoneyEvents();
  const filter = {
    ...(asset && { asset }),
    ...(focus && { accounts: [focus] }),
    ...(own && organization && { organization }),
  };
  const query = useGraphPages(
    MoneyFlowsDocument,
    { first: drawn, period: periodOf(range), filter, orderBy: { field: "REDEEMED", direction: "DESC" } },
    pageOf,
    { follows: "payments" },
  );
  const set = (change: object) => void navigate({ search: (now) => ({ ...now, ...change }) });
  return (
    <Page title="Who pays whom">
      <MoneyNav />
      <PeriodBar search={range} onChange={set} />
      <search className="bar">
        {organization && (
          <label>
            <input
              type="checkbox"
              checked={own === true}
              onChange={({ target: { checked } }) => set({ own: checked || undefined })}
            />
            only our accounts
          </label>
        )}
        {focus && (
          <button type="button" onClick={() => set({ focus: undefined })}>
            Flows of all accounts
          </button>
        )}
      </search>
      <Answered query={query}>
        {({ pages }) => {
          const flows = pages.flatMap(({ paymentFlows }) => paymentFlows.nodes);
          if (flows.length === 0) return <Empty title="Nobody has paid anybody in this time." />;
          const total = pages[0]?.paymentFlows.totalCount ?? 0;
          return (
            <div className={styles.stack}>
              <FlowGraph flows={flows.slice(0, drawn)} focus={focus} onFocus={(address) => set({ focus: address })} />
              <FlowTable flows={flows} />
              <MoreRows query={query} shown={flows.length} total={total} of={`flows; the ${drawn} largest are drawn`} />
            </div>
          );
        }}
      </Answered>
    </Page>
  );
}
