import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { OpsEvent } from "./events.ts";
import type { AgentIdentity, OutcomeReport, StepReport } from "./execution-input.ts";
import { executionKey, stepKey } from "./keys.ts";
import { demandRunning, executing, isOverdue, readOperation, readSteps, record } from "./operations.ts";
import type { ExecutionRow, ExecutionStatus, OperationRow, StepRow } from "./rows.ts";
import { demandElector } from "./voting.ts";

/** Progress of an organisation with an operation, with which an agent goes on after a restart. */
export interface Progress {
  readonly operation: OperationRow;
  readonly execution: ExecutionRow;
  readonly steps: readonly StepRow[];
}

/**
 * Starts an organisation's execution. A repeated start changes nothing and answers the organisation's progress. Like
 * all acts of execution it writes keys of the organisation itself only, so organisations never wait for each other.
 * @throws NOT_FOUND, NOT_IN_ELECTORATE, WRONG_STATE unless approved, PROPOSAL_CLOSED, DEADLINE_EXPIRED
 */
export async function startExecution(
  ctx: LedgerContext,
  operationId: string,
  { organization, agent }: { organization: string; agent: AgentIdentity },
): Promise<Progress> {
  const operation = await readElectorsOperation(ctx, operationId, organization);
  const begun = await ctx.read<ExecutionRow>(executionKey(ctx, operationId, organization));
  if (begun)
    return { operation: executing(operation), execution: begun, steps: await readSteps(ctx, operation, organization) };

  demandRunning(operation);
  demand(!isOverdue(ctx, operation), "DEADLINE_EXPIRED", `the operation was to end by ${operation.executionDeadline}`);
  const execution: ExecutionRow = { operationId, organization, status: "RUNNING", agent, startedAt: ctx.now() };
  await ctx.write(executionKey(ctx, operationId, organization), execution);
  await record(ctx, OpsEvent.executionStarted, { organization, operation: executing(operation), execution });
  return { operation: executing(operation), execution, steps: [] };
}

/**
 * Registers the result of a step. The same report again changes nothing.
 * @throws NOT_FOUND, NOT_IN_ELECTORATE, BAD_INPUT (index, name), PROPOSAL_CLOSED, WRONG_STATE when the organisation has
 *   not started or has ended, a step before has no success, or this one has another result
 */
export async function registerStepResult(
  ctx: LedgerContext,
  operationId: string,
  { organization, report }: { organization: string; report: StepReport },
): Promise<StepRow> {
  const operation = await readElectorsOperation(ctx, operationId, organization);
  const row: StepRow = { operationId, organization, ...report };
  demand(
    operation.steps[report.index]?.name === report.name,
    "BAD_INPUT",
    `step ${report.index} is ${operation.steps[report.index]?.name ?? "none of the operation"}, not ${report.name}`,
  );
  const key = stepKey(ctx, operationId, organization, report.index);
  const before = await ctx.read<StepRow>(key);
  if (before && isSame(before, row)) return before;
  demand(before === undefined, "WRONG_STATE", `step ${report.index} has another result already, which stays`);

  demandRunning(operation);
  const execution = await readRunning(ctx, operationId, organization);
  const steps = await readSteps(ctx, operation, organization);
  const inTurn = steps.length === report.index && steps.every((step) => step.status === "SUCCEEDED");
  demand(
    inTurn,
    "WRONG_STATE",
    `step ${report.index} cannot end now: steps follow each other, and none follows one that failed`,
  );

  await ctx.write(key, row);
  await record(ctx, OpsEvent.stepEnded, { organization, operation: executing(operation), execution, step: row });
  return row;
}

/**
 * Registers the result of an organisation's execution. The same report again changes nothing.
 * @throws NOT_FOUND, NOT_IN_ELECTORATE, PROPOSAL_CLOSED, WRONG_STATE when the organisation has not started, has ended
 *   otherwise, or its steps say something else
 */
export async function registerResult(
  ctx: LedgerContext,
  operationId: string,
  { organization, report }: { organization: string; report: OutcomeReport },
): Promise<ExecutionRow> {
  const operation = await readElectorsOperation(ctx, operationId, organization);
  const key = executionKey(ctx, operationId, organization);
  const before = await ctx.read<ExecutionRow>(key);
  if (before && isSame(before, { ...before, ...report })) return before;

  demandRunning(operation);
  const running = await readRunning(ctx, operationId, organization);
  demandConsistent(operation, report.status, await readSteps(ctx, operation, organization));
  const execution: ExecutionRow = { ...running, ...report, endedAt: ctx.now() };
  await ctx.write(key, execution);
  await record(ctx, OpsEvent.executionEnded, { organization, operation: executing(operation), execution });
  return execution;
}

async function readElectorsOperation(ctx: LedgerContext, id: string, organization: string): Promise<OperationRow> {
  const operation = await readOperation(ctx, id);
  demandElector(operation, organization);
  return operation;
}

async function readRunning(ctx: LedgerContext, operationId: string, organization: string): Promise<ExecutionRow> {
  const execution = await ctx.read<ExecutionRow>(executionKey(ctx, operationId, organization));
  demand(
    execution?.status === "RUNNING",
    "WRONG_STATE",
    `${organization} ${execution ? `has ended the operation: ${execution.status}` : "has not begun the operation"}`,
  );
  return execution;
}

function demandConsistent(operation: OperationRow, status: ExecutionStatus, steps: readonly StepRow[]): void {
  const failed = steps.some((step) => step.status === "FAILED");
  const complete = steps.length === operation.steps.length && !failed;
  if (status === "SUCCEEDED")
    demand(complete, "WRONG_STATE", "status must not be SUCCEEDED: not every step has succeeded");
  if (status === "FAILED") demand(!complete, "WRONG_STATE", "status must not be FAILED: every step has succeeded");
  if (status === "REFUSED")
    demand(steps.length === 0, "WRONG_STATE", "status must not be REFUSED: steps have been executed");
}

/** Equal field by field; the fields of one kind of row are always written in one order. */
function isSame(a: StepRow | ExecutionRow, b: StepRow | ExecutionRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
