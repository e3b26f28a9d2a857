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
  /** Whether the vote of the viewer's organisation is still to come. */
  readonly isDue: boolean;
}

export function VoteForm({ operation, viewer, isDue }: VoteFormProps) {
  const { id: operationId, title, status } = operation;
  const [comment, setComment] = useState("");
  const { state, send, isUnderWay } = useAct({
    place: `vote ${operationId}`,
    topic: "operations",
    document: OperationVoteDocument,
  });
  const hasActed = state.step !== "none";
  // The act stays in view when it was the one that decides.
  if (status !== "PROPOSED" && !hasActed) return null;
  const hindrance = whyNot(viewer, isDue, hasActed);
  const organization = viewer?.organization && shortOrganization(viewer.organization);
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

/** Why whoever looks cannot vote here. */
function whyNot(viewer: Viewer | undefined, isDue: boolean, hasActed: boolean): string | undefined {
  if (!viewer) return "Sign in, above, as somebody of an organisation of the electorate.";
  if (!viewer.scopes.includes("ops:write")) return "Your token has no scope ops:write, which a vote takes.";
  if (hasActed || isDue) return undefined;
  return "Your organisation has voted, or is not of the electorate.";
}
