import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { OpsEvent } from "./events.ts";
import type { AgentIdentity, OutcomeReport, StepReport } from "./execution-input.ts";
import { executionKey, stepKey } from "./keys.ts";
import { hasEnded, readExecutions, readOperation, readSteps, record, writeOperation } from "./operations.ts";
import type { ExecutionRow, ExecutionStatus, OperationRow, StepRow } from "./rows.ts";
import { demandElector } from "./voting.ts";

/** Where an organisation stands with an operation; what an agent needs to go on after a restart. */
export interface Progress {
  readonly operation: OperationRow;
  readonly execution: ExecutionRow;
  readonly steps: readonly StepRow[];
}

/**
 * Says that an organisation's agent begins. Said again, it changes nothing and answers how far the organisation is.
 * @throws NOT_FOUND, NOT_IN_ELECTORATE, WRONG_STATE unless approved, PROPOSAL_CLOSED, DEADLINE_EXPIRED
 */
export async function startExecution(
  ctx: LedgerContext,
  operationId: string,
  { organization, agent }: { organization: string; agent: AgentIdentity },
): Promise<Progress> {
  const operation = await readElectorsOperation(ctx, operationId, organization);
  const begun = await ctx.read<ExecutionRow>(executionKey(ctx, operationId, organization));
  if (begun) return { operation, execution: begun, steps: await readSteps(ctx, operation, organization) };

  demandRunning(operation);
  demand(!isOverdue(ctx, operation), "DEADLINE_EXPIRED", `the operation was to end by ${operation.executionDeadline}`);
  const execution: ExecutionRow = { operationId, organization, status: "RUNNING", agent, startedAt: ctx.now() };
  await ctx.write(executionKey(ctx, operationId, organization), execution);
  const executing: OperationRow = { ...operation, status: "EXECUTING" };
  if (operation.status !== "EXECUTING") await writeOperation(ctx, executing);
  await record(ctx, OpsEvent.executionStarted, { organization, operation: executing, execution });
  return { operation: executing, execution, steps: [] };
}

/**
 * Registers how a step ended. Touches only keys of the organisation itself, so organisations never wait for each other.
 * The same report again changes nothing.
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
    `step ${report.index} is not ${report.name}`,
  );
  const key = stepKey(ctx, operationId, organization, report.index);
  const before = await ctx.read<StepRow>(key);
  if (before && isSame(before, row)) return before;
  demand(before === undefined, "WRONG_STATE", `step ${report.index} has another result`);

  demandRunning(operation);
  const execution = await readRunning(ctx, operationId, organization);
  const steps = await readSteps(ctx, operation, organization);
  const inTurn = steps.length === report.index && steps.every((step) => step.status === "SUCCEEDED");
  demand(inTurn, "WRONG_STATE", `step ${report.index} is not the next one`);

  await ctx.write(key, row);
  await record(ctx, OpsEvent.stepEnded, { organization, operation, execution, step: row });
  return row;
}

/**
 * Registers how an organisation's execution ended; the last one closes the operation. It reads the executions of all
 * others: of two that end at once, the ledger accepts one and the other, sent again, sees it and closes.
 * The same report again changes nothing.
 * @throws NOT_FOUND, NOT_IN_ELECTORATE, PROPOSAL_CLOSED, WRONG_STATE when the organisation has not started, has ended
 *   otherwise, or its steps say something else
 */
export async function registerResult(
  ctx: LedgerContext,
  operationId: string,
  { organization, report }: { organization: string; report: OutcomeReport },
): Promise<OperationRow> {
  const operation = await readElectorsOperation(ctx, operationId, organization);
  const key = executionKey(ctx, operationId, organization);
  const before = await ctx.read<ExecutionRow>(key);
  if (before && isSame(before, { ...before, ...report })) return operation;

  demandRunning(operation);
  const running = await readRunning(ctx, operationId, organization);
  demandConsistent(operation, report.status, await readSteps(ctx, operation, organization));
  const execution: ExecutionRow = { ...running, ...report, endedAt: ctx.now() };
  await ctx.write(key, execution);

  const after = closedBy(ctx, operation, await readExecutions(ctx, operation));
  if (hasEnded(after)) await writeOperation(ctx, after);
  await record(ctx, eventOf(after), { organization, operation: after, execution });
  return after;
}

/**
 * Closes as FAILED what was to end by its deadline and did not; anybody may.
 * @throws NOT_FOUND, PROPOSAL_CLOSED, WRONG_STATE before the deadline
 */
export async function closeOverdue(
  ctx: LedgerContext,
  operationId: string,
  organization: string,
): Promise<OperationRow> {
  const operation = await readOperation(ctx, operationId);
  demandRunning(operation);
  demand(isOverdue(ctx, operation), "WRONG_STATE", `the operation has time until ${operation.executionDeadline}`);

  const begun = new Map((await readExecutions(ctx, operation)).map((row) => [row.organization, row]));
  const silent = operation.electorate.filter((elector) => (begun.get(elector)?.status ?? "RUNNING") === "RUNNING");
  for (const elector of silent) {
    await ctx.write(
      executionKey(ctx, operationId, elector),
      timedOut(ctx, { operationId, elector }, begun.get(elector)),
    );
  }
  const after = closedBy(ctx, operation, await readExecutions(ctx, operation));
  await writeOperation(ctx, after);
  await record(ctx, eventOf(after), { organization, operation: after });
  return after;
}

async function readElectorsOperation(ctx: LedgerContext, id: string, organization: string): Promise<OperationRow> {
  const operation = await readOperation(ctx, id);
  demandElector(operation, organization);
  return operation;
}

async function readRunning(ctx: LedgerContext, operationId: string, organization: string): Promise<ExecutionRow> {
  const execution = await ctx.read<ExecutionRow>(executionKey(ctx, operationId, organization));
  demand(execution?.status === "RUNNING", "WRONG_STATE", `${organization} is not executing: ${execution?.status}`);
  return execution;
}

function demandRunning(operation: OperationRow): void {
  demand(!hasEnded(operation), "PROPOSAL_CLOSED", `the operation is ${operation.status}`);
  demand(operation.status !== "PROPOSED", "WRONG_STATE", "the operation is not approved");
}

function demandConsistent(operation: OperationRow, status: ExecutionStatus, steps: readonly StepRow[]): void {
  const failed = steps.some((step) => step.status === "FAILED");
  const complete = steps.length === operation.steps.length && !failed;
  if (status === "SUCCEEDED") demand(complete, "WRONG_STATE", "not every step has succeeded");
  if (status === "FAILED") demand(!complete, "WRONG_STATE", "every step has succeeded");
  if (status === "REFUSED") demand(steps.length === 0, "WRONG_STATE", "steps have been executed");
}

function isOverdue(ctx: LedgerContext, { executionDeadline }: OperationRow): boolean {
  return executionDeadline !== undefined && ctx.nowMs() >= Date.parse(executionDeadline);
}

/** The operation as it is once these executions are on the ledger. */
function closedBy(ctx: LedgerContext, operation: OperationRow, executions: readonly ExecutionRow[]): OperationRow {
  const ended = executions.filter((execution) => execution.status !== "RUNNING");
  if (ended.length < operation.electorate.length) return operation;
  const others = ended.filter((execution) => execution.status !== "SUCCEEDED");
  if (others.length === 0) return { ...operation, status: "COMPLETED", endedAt: ctx.now() };
  const reason = others.map(({ organization, status }) => `${organization} ${status}`).join(", ");
  return { ...operation, status: "FAILED", endedAt: ctx.now(), reason };
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

function eventOf({ status }: OperationRow) {
  if (status === "COMPLETED") return OpsEvent.operationCompleted;
  return status === "FAILED" ? OpsEvent.operationFailed : OpsEvent.executionEnded;
}

/** Equal field by field; the fields of one kind of row are always written in one order. */
function isSame(a: StepRow | ExecutionRow, b: StepRow | ExecutionRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
