import { shortOrganization } from "../../parts/format.ts";
import { Facts, Panel } from "../../parts/section.tsx";
import { Code, OrganizationName, Time } from "../../parts/values.tsx";
import { policyText } from "./operation-policy.ts";
import styles from "./ops.module.css";
import type { OperationShown } from "./shown.ts";
import { Steps } from "./steps.tsx";

export function SummaryTab({ operation }: { readonly operation: OperationShown }) {
  return (
    <div className={styles.stack}>
      <Panel title="Proposal">
        {operation.description && <p className={styles.text}>{operation.description}</p>}
        <Facts facts={factsOf(operation)} />
      </Panel>
      <Panel title="What every agent does" note={`${operation.steps.length} steps`}>
        <Steps steps={operation.steps} />
      </Panel>
    </div>
  );
}

function factsOf(operation: OperationShown) {
  const { template, templateDigest, parameters, proposer, electorate, policy, channel } = operation;
  const times = [
    ["Proposed", operation.requestedAt],
    ["Vote ends", operation.expiresAt],
    ["Decided", operation.decidedAt],
    ["Deadline", operation.executionDeadline],
    ["Ended", operation.endedAt],
  ] as const;
  return [
    ["Id", <Code key="id" text={operation.id} label="id" />],
    ["Template", template ? `${template.name}, version ${template.version}` : "changed since"],
    ["Template's digest", <Code key="digest" text={templateDigest} label="digest" />],
    ["Parameters", parameters.map(({ name, value }) => `${name} = ${value}`).join(", ") || "none"],
    ["Channel", channel.name],
    ["Proposed by", <OrganizationName key="proposer" mspId={proposer.mspId} />],
    ["Electorate", electorate.map(({ mspId }) => shortOrganization(mspId)).join(", ")],
    ["Rule", policyText(policy)],
    ...times.flatMap(([name, at]) => (at ? [[name, <Time key={name} at={at} />] as const] : [])),
  ] as const;
}
