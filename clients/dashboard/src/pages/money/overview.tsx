import { getRouteApi, Link } from "@tanstack/react-router";
import { MoneyBalancesDocument, MoneyFlowsDocument } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Accounts } from "./accounts.tsx";
import { Alarms } from "./alarms.tsx";
import { Balances } from "./balances.tsx";
import { FlowTable } from "./flow-table.tsx";
import styles from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { MoneyNav } from "./money-nav.tsx";
import { periodOf } from "./money-search.ts";
import { PeriodBar } from "./period-bar.tsx";

const route = getRouteApi("/money");

/** Flows that the overview shows; all of them have a page. */
const shown = 8;

export function OverviewPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const period = periodOf(search);
  useMoneyEvents();
  const balances = useGraph(MoneyBalancesDocument, { period }, { follows: "payments" });
  const flows = useGraph(
    MoneyFlowsDocument,
    { first: shown, period, orderBy: { field: "REDEEMED", direction: "DESC" } },
    { follows: "payments" },
  );
  return (
    <Page title="Money" actions={<Link to="/money/channels/open">Open a channel</Link>}>
      <MoneyNav />
      <PeriodBar
        search={search}
        onChange={(days) => void navigate({ search: (now) => ({ ...now, ...days }), replace: true })}
      />
      <div className={styles.stack}>
        <Panel title="Alarms" note="what the payment server could not do">
          <Alarms />
        </Panel>
        <Panel title="Balances" note="opening + deposited + earned − spent − paid out = closing">
          <Answered query={balances} rows={2}>
            {({ paymentStatement }) => <Balances {...paymentStatement} />}
          </Answered>
        </Panel>
        <Panel title="Accounts">
          <Accounts />
        </Panel>
        <Panel
          title="Who pays whom"
          note={
            <Link to="/money/flows" search={{}}>
              all of them, as a graph too
            </Link>
          }
        >
          <Answered query={flows}>
            {({ paymentFlows }) =>
              paymentFlows.nodes.length > 0 ? (
                <FlowTable flows={paymentFlows.nodes} />
              ) : (
                <Empty title="Nobody has paid anybody in this time." />
              )
            }
          </Answered>
        </Panel>
      </div>
    </Page>
  );
}
