import { Link } from "@tanstack/react-router";
import { RunsUnderWayDocument, type RunsUnderWayQuery } from "../../graph/generated/home.ts";
import { useGraph } from "../../graph/queries.ts";
import { shortOrganization } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { StatusCell } from "../../parts/status.tsx";
import { Time } from "../../parts/values.tsx";
import styles from "./home.module.css";

type Run = RunsUnderWayQuery["operations"]["nodes"][number];

const first = 10;

/** Operations that agents are at work on. */
export function RunsUnderWay() {
  const query = useGraph(RunsUnderWayDocument, { first }, { follows: "operations" });
  const total = query.data?.operations.totalCount ?? 0;
  return (
    <Panel title="Runs under way" note={total > first ? `${first} of ${total}` : undefined}>
      <Answered query={query} rows={3}>
        {({ operations }) => <Runs runs={operations.nodes} />}
      </Answered>
    </Panel>
  );
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  if (runs.length === 0)
    return (
      <Empty title="Nothing runs.">
        <Link to="/ops">All operations</Link>
      </Empty>
    );
  return (
    <ul className={styles.list}>
      {runs.map(({ id, title, executionDeadline, executions }) => (
        <li key={id}>
          <Link to="/ops/$id" params={{ id }} search={{ tab: "progress" }} className={styles.title}>
            {title}
          </Link>
          <span className={styles.detail}>
            {executions.map(({ status, organization }) => (
              <StatusCell key={organization.mspId} status={status} label={shortOrganization(organization.mspId)} />
            ))}
            {executionDeadline && (
              <>
                {" "}
                · until <Time at={executionDeadline} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
