import { demand } from "../../ledger/chaincode-error.ts";
import { found, type LedgerContext } from "../../ledger/ledger-context.ts";
import type { OperationEventPayload, OpsEventName } from "./events.ts";
import { executionKey, historyKey, openOperationKey, operationKey, stepKey, voteKey } from "./keys.ts";
import type { ExecutionRow, HistoryRow, OperationRow, OperationStatus, StepRow, VoteRow } from "./rows.ts";

const endings: ReadonlySet<OperationStatus> = new Set(["COMPLETED", "FAILED", "REJECTED", "WITHDRAWN", "EXPIRED"]);

/** Characters that composite keys cannot hold. */
const keyless = ["\u0000", "\u{10ffff}"];

/** Whether nothing can happen to an operation any more. */
export const hasEnded = (operation: OperationRow): boolean => endings.has(operation.status);

/** @throws PROPOSAL_CLOSED when it has ended, WRONG_STATE while it is not approved */
export function demandRunning(operation: OperationRow): void {
  demand(!hasEnded(operation), "PROPOSAL_CLOSED", `the operation is ${operation.status}, which ends it`);
  demand(operation.status !== "PROPOSED", "WRONG_STATE", "the operation is not approved yet; wait for the vote");
}

/** Whether an approved operation's time to execute is over. */
export function isOverdue(ctx: LedgerContext, { executionDeadline }: OperationRow): boolean {
  return executionDeadline !== undefined && ctx.nowMs() >= Date.parse(executionDeadline);
}

/** An approved operation as it is from its first execution on; see {@link OperationStatus}. */
export function executing(operation: OperationRow): OperationRow {
  return operation.status === "APPROVED" ? { ...operation, status: "EXECUTING" } : operation;
}

/** @throws NOT_FOUND */
export async function readOperation(ctx: LedgerContext, id: string): Promise<OperationRow> {
  demand(
    !keyless.some((character) => id.includes(character)),
    "NOT_FOUND",
    "no operation has this id, which must hold neither U+0000 nor U+10FFFF",
  );
  return found(await ctx.read<OperationRow>(operationKey(ctx, id)), `no operation ${id}`);
}

/** Writes an operation and keeps the index of open ones. */
export async function writeOperation(ctx: LedgerContext, operation: OperationRow): Promise<void> {
  await ctx.write(operationKey(ctx, operation.id), operation);
  const openKey = openOperationKey(ctx, operation.id);
  if (hasEnded(operation)) await ctx.remove(openKey);
  else if (operation.status === "PROPOSED") await ctx.write(openKey, { operationId: operation.id });
}

/**
 * Rows of an electorate, in its order, absent ones left out. Each is read by its own key, so that two transactions of
 * which each should see the other's row can never both be valid.
 */
export async function readVotes(ctx: LedgerContext, { id, electorate }: OperationRow): Promise<VoteRow[]> {
  const rows = electorate.map((organization) => ctx.read<VoteRow>(voteKey(ctx, id, organization)));
  return present(await Promise.all(rows));
}

/** As {@link readVotes}, for executions. */
export async function readExecutions(ctx: LedgerContext, { id, electorate }: OperationRow): Promise<ExecutionRow[]> {
  const rows = electorate.map((organization) => ctx.read<ExecutionRow>(executionKey(ctx, id, organization)));
  return present(await Promise.all(rows));
}

/** The steps that one organisation has registered, in their order. */
export async function readSteps(ctx: LedgerContext, operation: OperationRow, organization: string): Promise<StepRow[]> {
  const rows = operation.steps.map((_step, index) =>
    ctx.read<StepRow>(stepKey(ctx, operation.id, organization, index)),
  );
  return present(await Promise.all(rows));
}

/** Records an act: a row of history, and the transaction's event. */
export async function record(ctx: LedgerContext, event: OpsEventName, payload: OperationEventPayload): Promise<void> {
  const transactionId = ctx.stub.getTxID();
  const row: HistoryRow = {
    operationId: payload.operation.id,
    event,
    organization: payload.organization,
    at: ctx.now(),
    transactionId,
  };
  await ctx.write(historyKey(ctx, row.operationId, transactionId), row);
  ctx.emit(event, payload);
}

function present<Row>(rows: readonly (Row | undefined)[]): Row[] {
  return rows.filter((row) => row !== undefined);
}
