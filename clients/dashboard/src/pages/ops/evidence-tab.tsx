import { Panel } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { Badge, Status } from "../../parts/status.tsx";
import { Code, OrganizationName } from "../../parts/values.tsx";
import styles from "./ops.module.css";
import type { OperationShown } from "./shown.ts";

type Execution = OperationShown["executions"][number];
type Result = Execution["steps"][number] & { readonly mspId: string };

/** Evidence of each organisation's agent, side by side. */
export function EvidenceTab({ operation }: { readonly operation: OperationShown }) {
  const { steps, executions } = operation;
  const results = executions.flatMap((execution) =>
    execution.steps.map((step) => ({ ...step, mspId: execution.organization.mspId })),
  );
  if (!results.some(({ digest }) => digest))
    return <Empty title="There is no evidence yet.">Agents register it with each step that ends.</Empty>;
  return (
    <div className={styles.stack}>
      {steps.map(({ name }) => (
        <StepEvidence key={name} name={name} results={results.filter((result) => result.name === name)} />
      ))}
    </div>
  );
}

function StepEvidence({ name, results }: { readonly name: string; readonly results: readonly Result[] }) {
  const digests = [...new Set(results.flatMap(({ digest }) => digest ?? []))];
  return (
    <Panel title={name} note={<Agreement digests={digests.length} />}>
      <div className={styles.columns}>
        {results.map((result) => (
          <Evidence key={result.mspId} result={result} group={digests.indexOf(result.digest ?? "")} />
        ))}
      </div>
    </Panel>
  );
}

/** Whether the organisations saw the same. That they did not is no failure by itself: clocks and names differ. */
function Agreement({ digests }: { readonly digests: number }) {
  if (digests === 0) return null;
  if (digests === 1) return <Badge tone="good">all saw the same</Badge>;
  return <Badge tone="neutral">{`${digests} different digests`}</Badge>;
}

function Evidence({ result, group }: { readonly result: Result; readonly group: number }) {
  const { mspId, name, status, evidence, digest, isEvidencePartial, exitCode, signal } = result;
  const ending = signal ? `ended by ${signal}` : exitCode === null ? "" : `exit code ${exitCode}`;
  return (
    <article className={styles.evidence}>
      <header>
        <strong>
          <OrganizationName mspId={mspId} />
        </strong>
        <Status status={status} />
        {group >= 0 && <span className={styles.group}>{String.fromCharCode(65 + (group % 26))}</span>}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <section tabIndex={0} aria-label={`${name}: evidence of ${mspId}`}>
        <pre>{evidence ?? "none"}</pre>
      </section>
      <p className={styles.dim}>
        {ending} {isEvidencePartial && "The digest covers more than is shown. "}
        {digest && <Code text={digest} label="digest" />}
      </p>
    </article>
  );
}
