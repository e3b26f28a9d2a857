import { useViewer } from "../../graph/viewer.ts";
import { shortOrganization } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { OrganizationName, Time } from "../../parts/values.tsx";
import { policyText } from "./operation-policy.ts";
import styles from "./ops.module.css";
import type { OperationShown } from "./shown.ts";
import { VoteForm } from "./vote-form.tsx";

interface Row {
  readonly mspId: string;
  readonly vote: OperationShown["votes"][number] | undefined;
}

const columns: readonly Column<Row>[] = [
  { name: "Organisation", cell: ({ mspId }) => <OrganizationName mspId={mspId} /> },
  { name: "Vote", cell: ({ vote }) => (vote ? <Status status={vote.choice} /> : "not yet") },
  { name: "Why", cell: ({ vote }) => <span title={vote?.comment}>{vote?.comment}</span> },
  { name: "When", cell: ({ vote }) => vote && <Time at={vote.votedAt} /> },
];

/** Votes of the whole electorate against the rule that decides, as the chaincode counts them. */
export function VotesTab({ operation }: { readonly operation: OperationShown }) {
  const { electorate, votes, policy, status, decision, expiresAt } = operation;
  const viewer = useViewer();
  const rows = electorate.map(({ mspId }) => ({
    mspId,
    vote: votes.find(({ organization }) => organization.mspId === mspId),
  }));
  const agreed = decision.agreed.length;
  return (
    <div className={styles.stack}>
      <Panel title={`${agreed} agree of ${decision.required} needed`} note={policyText(policy)}>
        <meter
          className={styles.meter}
          min={0}
          max={decision.required}
          value={agreed}
          aria-label={`Agreed, of ${decision.required} that have to`}
        />
        <Table label="Votes" columns={columns} rows={rows} keyOf={({ mspId }) => mspId} />
        {status === "PROPOSED" && (
          <p className={styles.dim}>
            {outlook(decision)} The vote ends <Time at={expiresAt} />.
          </p>
        )}
      </Panel>
      <VoteForm operation={operation} viewer={viewer} />
    </div>
  );
}

/** Votes that an open vote still takes. */
function outlook({ agreed, missing, vetoes, required, isDecidable }: OperationShown["decision"]): string {
  const names = (some: typeof agreed) => some.map(({ mspId }) => shortOrganization(mspId)).join(", ");
  if (vetoes.length > 0) return `${names(vetoes)} had to agree, and did not.`;
  if (!isDecidable) return "The votes that are missing decide nothing any more.";
  const lacking = Math.max(0, required - agreed.length);
  if (lacking === 0) return `Enough agree; it waits for ${names(missing)}.`;
  return `${lacking} more ${lacking === 1 ? "has" : "have"} to agree; ${names(missing)} can still vote.`;
}
