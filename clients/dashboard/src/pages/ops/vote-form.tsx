import { useState } from "react";
import { useAct } from "../../graph/act.ts";
import { OperationVoteDocument, type VoteChoice } from "../../graph/generated/ops.ts";
import type { Viewer } from "../../graph/viewer.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Confirmation } from "../../parts/confirmation.tsx";
import { shortOrganization } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import styles from "./ops.module.css";
import type { OperationShown } from "./shown.ts";

interface VoteFormProps {
  readonly operation: OperationShown;
  readonly viewer: Viewer | undefined;
}

export function VoteForm({ operation, viewer }: VoteFormProps) {
  const { id: operationId, title, status, allowedActs } = operation;
  const isDue = allowedActs.includes("VOTE");
  const [comment, setComment] = useState("");
  const { state, send, isUnderWay } = useAct({
    place: `vote ${operationId}`,
    topic: "operations",
    document: OperationVoteDocument,
  });
  const hasActed = state.step !== "none";
  // The act stays in view when it was the one that decides.
  if (status !== "PROPOSED" && !hasActed) return null;
  const hindrance = hasActed ? undefined : whyNot(operation, viewer);
  const organization = viewer && shortOrganization(viewer.organization);
  const button = (choice: VoteChoice, word: string) => (
    <Confirmation
      title={`${word}?`}
      trigger={word}
      isPrimary={choice === "AGREE"}
      isDisabled={hindrance !== undefined || isUnderWay || !isDue}
      onConfirm={() => send({ operationId, choice, comment })}
    >
      <p>
        {organization} votes {choice === "AGREE" ? "for" : "against"} “{title}”. A vote cannot be changed.
      </p>
      {comment && <p>Why: {comment}</p>}
    </Confirmation>
  );
  return (
    <Panel title="Your vote">
      {hindrance && <p className={styles.dim}>{hindrance}</p>}
      {!hindrance && isDue && (
        <label className={styles.field}>
          Why (may be empty)
          <input value={comment} maxLength={500} onChange={({ target }) => setComment(target.value)} />
        </label>
      )}
      <div className={styles.buttons}>
        {button("AGREE", "Agree")}
        {button("DISAGREE", "Disagree")}
      </div>
      <ActProgress state={state} />
    </Panel>
  );
}

/** Reason why the viewer cannot vote here. */
function whyNot({ allowedActs, electorate, votes }: OperationShown, viewer: Viewer | undefined): string | undefined {
  if (!viewer) return "Sign in, above, as somebody of an organisation of the electorate.";
  if (!viewer.scopes.includes("ops:write")) return "Your token has no scope ops:write, which a vote takes.";
  if (allowedActs.includes("VOTE")) return undefined;
  const isViewers = ({ mspId }: { readonly mspId: string }) => mspId === viewer.organization;
  if (!electorate.some(isViewers)) return "Your organisation is not of the electorate.";
  return votes.some((vote) => isViewers(vote.organization)) ? "Your organisation has voted." : "The vote has ended.";
}
