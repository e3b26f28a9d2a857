import { getRouteApi, Link } from "@tanstack/react-router";
import { MoneyFlowsDocument } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
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
import { Spend } from "./spend.tsx";

const route = getRouteApi("/money");

/** Flows that the overview shows; all of them have a page. */
const shown = 8;

export function OverviewPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const period = periodOf(search);
  useMoneyEvents();
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
        <MembersOnly reason="Alarms, balances and accounts are shown to the organisation whose they are.">
          <Panel
            title="Alarms"
            note={
              <Link to="/money/alarms" search={{}}>
                those too that are over
              </Link>
            }
          >
            <Alarms />
          </Panel>
          <Panel title="Balances" note="opening + deposited + earned − spent − paid out = closing">
            <Balances period={period} />
          </Panel>
          <Panel title="Spent and earned" note="by the days of UTC">
            <Spend search={search} />
          </Panel>
          <Panel title="Accounts">
            <Accounts />
          </Panel>
        </MembersOnly>
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
