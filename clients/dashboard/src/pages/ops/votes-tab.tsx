import { useViewer } from "../../graph/viewer.ts";
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

/** Votes of the whole electorate against the rule that decides. */
export function VotesTab({ operation }: { readonly operation: OperationShown }) {
  const { electorate, votes, policy, status, expiresAt } = operation;
  const viewer = useViewer();
  const agreed = votes.filter(({ choice }) => choice === "AGREE").length;
  const rows = electorate.map(({ mspId }) => ({
    mspId,
    vote: votes.find(({ organization }) => organization.mspId === mspId),
  }));
  const own = rows.find(({ mspId }) => mspId === viewer?.organization);
  const isOpen = status === "PROPOSED";
  return (
    <div className={styles.stack}>
      <Panel title={`${agreed} of ${electorate.length} agree`} note={policyText(policy)}>
        <meter className={styles.meter} min={0} max={electorate.length} value={agreed} aria-label="Agreed" />
        <Table label="Votes" columns={columns} rows={rows} keyOf={({ mspId }) => mspId} />
        {isOpen && (
          <p className={styles.dim}>
            The vote ends <Time at={expiresAt} />.
          </p>
        )}
      </Panel>
      <VoteForm operation={operation} viewer={viewer} isDue={own !== undefined && !own.vote} />
    </div>
  );
}
