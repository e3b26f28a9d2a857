import { Link } from "@tanstack/react-router";
import { feed, type MarketplaceEvent } from "../../graph/feed.ts";
import { RecentActsDocument, type RecentActsQuery } from "../../graph/generated/home.ts";
import { useGraph } from "../../graph/queries.ts";
import { useStore } from "../../graph/store.ts";
import { words } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { AccountName, OrganizationName, Time } from "../../parts/values.tsx";
import styles from "./home.module.css";

type Act = RecentActsQuery["operations"]["nodes"][number]["history"][number] & {
  readonly id: string;
  readonly title: string;
};
type Line = { readonly at: string; readonly key: string } & (
  | { readonly act: Act; readonly event?: undefined }
  | { readonly event: MarketplaceEvent; readonly act?: undefined }
);

const shown = 12;

/** Events of agents at work, of which there are many; the progress of the run shows them. */
const ofAgents = new Set<string>(["EXECUTION_STARTED", "STEP_ENDED", "EXECUTION_ENDED"]);

/** The last events: acts on operations, and those that came from the marketplace since the pages were opened. */
export function LastEvents() {
  const query = useGraph(RecentActsDocument, { first: 6 }, { follows: "operations" });
  const events = useStore(feed);
  return (
    <Panel title="Last events">
      <Answered query={query} rows={5}>
        {({ operations }) => <Lines lines={linesOf(operations.nodes, events)} />}
      </Answered>
    </Panel>
  );
}

function linesOf(operations: RecentActsQuery["operations"]["nodes"], events: readonly MarketplaceEvent[]): Line[] {
  const acts = operations.flatMap(({ id, title, history }) =>
    history
      .filter(({ type }) => !ofAgents.has(type))
      .map((entry, at) => ({ at: entry.at, key: `${id} ${at}`, act: { ...entry, id, title } })),
  );
  const others = events.map((event) => ({ at: event.occurredAt, key: event.cursor, event }));
  return [...acts, ...others].sort((a, b) => b.at.localeCompare(a.at)).slice(0, shown);
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return <Empty title="Nothing has happened yet." />;
  return (
    <ol className={styles.list}>
      {lines.map(({ key, at, act, event }) => (
        <li key={key}>
          {act ? <ActLine act={act} /> : <MarketLine event={event} />}
          <span className={styles.detail}>
            <Time at={at} />{" "}
            <Link to="/ledger/fabric/tx/$id" params={{ id: (act ?? event).transactionId }}>
              transaction
            </Link>
          </span>
        </li>
      ))}
    </ol>
  );
}

function ActLine({ act: { id, title, type, organization } }: { readonly act: Act }) {
  return (
    <span>
      <OrganizationName mspId={organization.mspId} />: {words(type)},{" "}
      <Link to="/ops/$id" params={{ id }}>
        {title}
      </Link>
    </span>
  );
}

function MarketLine({ event: { account, type, service } }: { readonly event: MarketplaceEvent }) {
  return (
    <span>
      <AccountName {...account} />: {words(type)}
      {service && (
        <>
          ,{" "}
          <Link to="/market/s/$name" params={{ name: service.name }}>
            {service.name}
          </Link>
        </>
      )}
    </span>
  );
}
