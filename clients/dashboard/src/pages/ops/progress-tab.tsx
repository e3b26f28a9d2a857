import { words } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { Status, StatusCell } from "../../parts/status.tsx";
import { OrganizationName, Time } from "../../parts/values.tsx";
import styles from "./ops.module.css";
import type { OperationShown } from "./shown.ts";

type Execution = OperationShown["executions"][number];

/** How far each organisation is with each step. */
export function ProgressTab({ operation }: { readonly operation: OperationShown }) {
  const { steps, executions } = operation;
  if (executions.length === 0)
    return <Empty title="Nothing runs yet.">The agents begin as soon as the vote is decided.</Empty>;
  return (
    <Panel title="Steps by organisation" note={<Legend />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Steps by organisation">
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">Organisation</th>
              {steps.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">Overall</th>
              <th scope="col">Agent</th>
            </tr>
          </thead>
          <tbody>
            {executions.map((execution) => (
              <Row key={execution.organization.mspId} execution={execution} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function Row({ execution }: { readonly execution: Execution }) {
  const { organization, steps, status, agentVersion, endedAt, evidence } = execution;
  return (
    <tr>
      <th scope="row">
        <OrganizationName mspId={organization.mspId} />
      </th>
      {steps.map((step) => (
        <td key={step.name}>
          <StatusCell status={step.status} label={step.name} />
        </td>
      ))}
      <td>
        <Status status={status} /> {endedAt && <Time at={endedAt} />}
        {evidence && <div className={styles.dim}>{evidence}</div>}
      </td>
      <td>{agentVersion ?? "unknown"}</td>
    </tr>
  );
}

function Legend() {
  return ["PENDING", "RUNNING", "SUCCEEDED", "FAILED"].map((status) => (
    <span key={status} className={styles.legend}>
      <StatusCell status={status} label="status" /> {words(status)}
    </span>
  ));
}
