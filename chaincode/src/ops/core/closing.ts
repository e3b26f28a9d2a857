import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { OpsEvent } from "./events.ts";
import { executionKey } from "./keys.ts";
import {
  demandRunning,
  hasEnded,
  isOverdue,
  readExecutions,
  readOperation,
  record,
  writeOperation,
} from "./operations.ts";
import type { ExecutionRow, OperationRow } from "./rows.ts";

/**
 * Closes an operation that every organisation has ended, or whose deadline has passed. Closed already, it
 * stays as it is. Results that arrive meanwhile are read by their keys: either they count, or they come too late.
 * @throws NOT_FOUND, WRONG_STATE unless it was approved, or while organisations are at work within the deadline
 */
export async function closeOperation(
  ctx: LedgerContext,
  operationId: string,
  organization: string,
): Promise<OperationRow> {
  const operation = await readOperation(ctx, operationId);
  if (hasEnded(operation)) return operation;
  demandRunning(operation);

  const begun = new Map((await readExecutions(ctx, operation)).map((row) => [row.organization, row]));
  const silent = operation.electorate.filter((elector) => (begun.get(elector)?.status ?? "RUNNING") === "RUNNING");
  const mayClose = silent.length === 0 || isOverdue(ctx, operation);
  demand(
    mayClose,
    "WRONG_STATE",
    `${silent.join(", ")} may work until ${operation.executionDeadline}; close the operation then`,
  );
  for (const elector of silent) {
    const row = timedOut(ctx, { operationId, elector }, begun.get(elector));
    begun.set(elector, row);
    await ctx.write(executionKey(ctx, operationId, elector), row);
  }
  const closed = outcomeOf(ctx, operation, begun);
  await writeOperation(ctx, closed);
  const event = closed.status === "COMPLETED" ? OpsEvent.operationCompleted : OpsEvent.operationFailed;
  await record(ctx, event, { organization, operation: closed });
  return closed;
}

function outcomeOf(
  ctx: LedgerContext,
  operation: OperationRow,
  executions: ReadonlyMap<string, ExecutionRow>,
): OperationRow {
  const unsuccessful = operation.electorate.flatMap((elector) => {
    const status = executions.get(elector)?.status;
    return status === "SUCCEEDED" ? [] : [`${elector} ${status}`];
  });
  if (unsuccessful.length === 0) return { ...operation, status: "COMPLETED", endedAt: ctx.now() };
  return { ...operation, status: "FAILED", endedAt: ctx.now(), reason: unsuccessful.join(", ") };
}

function timedOut(
  ctx: LedgerContext,
  { operationId, elector }: { operationId: string; elector: string },
  begun: ExecutionRow | undefined,
): ExecutionRow {
  const agent = begun?.agent ?? { version: "", digest: "" };
  const startedAt = begun?.startedAt ?? ctx.now();
  return { operationId, organization: elector, status: "TIMED_OUT", agent, startedAt, endedAt: ctx.now() };
}
