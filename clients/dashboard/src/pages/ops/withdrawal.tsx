import { useAct } from "../../graph/act.ts";
import { OperationWithdrawDocument } from "../../graph/generated/ops.ts";
import { useViewer } from "../../graph/viewer.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Confirmation } from "../../parts/confirmation.tsx";
import type { OperationShown } from "./shown.ts";

/** Takes a proposal back; shown to those who can. */
export function Withdrawal({ operation }: { readonly operation: OperationShown }) {
  const { id: operationId, title, allowedActs } = operation;
  const viewer = useViewer();
  const { state, send, isUnderWay } = useAct({
    place: `withdraw ${operationId}`,
    topic: "operations",
    document: OperationWithdrawDocument,
  });
  const isPossible = allowedActs.includes("WITHDRAW") && viewer?.scopes.includes("ops:write");
  return (
    <>
      {isPossible && (
        <Confirmation
          title="Withdraw?"
          trigger="Withdraw"
          isDisabled={isUnderWay}
          onConfirm={() => send({ operationId })}
        >
          <p>“{title}” is taken back: nobody can vote on it any more, and it will not be executed.</p>
        </Confirmation>
      )}
      <ActProgress state={state} />
    </>
  );
}
