import type { OperationRow, Progress, StepRow } from "@ledgerloom/chaincode";
import type { Logger } from "pino";
import type { ErrorCode } from "../../errors/error-codes.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import type { OutcomeReport } from "../../ledgers/fabric/contracts/ops.ts";
import type { Node } from "./actions/action.ts";
import { evidenceOf, runStep } from "./actions/run-step.ts";
import { type AllowList, refusalOf } from "./allow-list.ts";
import type { OpsLedger } from "./ops-ledger.ts";

export interface ExecutorOptions {
  readonly ledger: OpsLedger;
  readonly node: Node;
  readonly allowList: AllowList;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Refusals after which this organisation has nothing left to do. */
const over: ReadonlySet<ErrorCode> = new Set(["PROPOSAL_CLOSED", "DEADLINE_EXPIRED"]);
const maxAttempts = 10;

/** Executes approved operations on this node, going on with the progress that the ledger has of this organisation. */
export class Executor {
  readonly #options: ExecutorOptions;

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  /** Does everything that is left to do for an operation, and returns when the ledger has all of it. */
  async execute(operationId: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(operationId);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        // Transactions of an agent before this one may have arrived after this one asked: ask again.
        const mayGoOn = error.code === "WRONG_STATE" && attempt < maxAttempts;
        if (!mayGoOn) return this.#giveUp(operationId, error);
      }
    }
  }

  #giveUp(operationId: string, error: PlatformError): void {
    const { log } = this.#options;
    if (over.has(error.code)) log.warn({ operationId, reason: error.message }, "Operation is over");
    else log.error({ operationId, err: error }, "Execution given up");
  }

  async #attempt(operationId: string): Promise<void> {
    const { ledger, node, log } = this.#options;
    const { operation, executions } = await ledger.operation(operationId);
    if (hasEnded(operation)) return;
    const own = executions.find(({ organization }) => organization === node.mspId);
    if (!own || own.status === "RUNNING") await this.#run(operationId);
    // The last to end sees that all have: its peer has its own result and every one before.
    const closed = await ledger.closeIfAllEnded(operationId);
    if (closed) log.info({ operationId, status: closed.status }, "Operation closed");
  }

  async #run(operationId: string): Promise<void> {
    const { ledger, node, allowList, log } = this.#options;
    const progress = await ledger.startExecution(operationId, node.agent);
    if (progress.execution.status !== "RUNNING") return;
    log.info({ operationId, stepsDone: progress.steps.length }, "Execution begins");
    const refusal = refusalOf(allowList, progress.operation);
    const outcome = refusal === undefined ? await this.#runSteps(progress) : refused(refusal, progress.steps.length);
    await ledger.registerResult(operationId, outcome);
    log.info({ operationId, status: outcome.status }, "Execution ended");
  }

  async #runSteps({ operation, steps: done }: Progress): Promise<OutcomeReport> {
    const { ledger, node, signal, log } = this.#options;
    const steps: StepRow[] = [...done];
    while (steps.length < operation.steps.length && steps.at(-1)?.status !== "FAILED") {
      const index = steps.length;
      const step = operation.steps[index];
      if (!step) break;
      const startedMs = performance.now();
      const outcome = await runStep(node, step, signal);
      steps.push(await ledger.registerStep(operation.id, { index, name: step.name, ...outcome }));
      const durationMs = Math.round(performance.now() - startedMs);
      log.info({ operationId: operation.id, step: step.name, status: outcome.status, durationMs }, "Step ended");
    }
    return summary(operation, steps);
  }
}

/** The result follows from the steps alone, so that an agent started again reports the same. */
function summary(operation: OperationRow, steps: readonly StepRow[]): OutcomeReport {
  const failed = steps.find(({ status }) => status === "FAILED");
  if (!failed)
    return { status: "SUCCEEDED", ...evidenceOf(`${steps.length} of ${operation.steps.length} steps succeeded`) };
  return { status: "FAILED", ...evidenceOf(`step ${failed.name} failed`) };
}

function refused(reason: string, stepsDone: number): OutcomeReport {
  return { status: stepsDone === 0 ? "REFUSED" : "FAILED", ...evidenceOf(`refused by this organisation: ${reason}`) };
}

function hasEnded({ status }: OperationRow): boolean {
  return status !== "APPROVED" && status !== "EXECUTING";
}
