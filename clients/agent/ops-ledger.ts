import type { ChannelRow, ExecutionRow, OperationRow, OperationView, Progress, StepRow } from "@ledgerloom/chaincode";
import type { Logger } from "pino";
import type { CommittedAct } from "../../ledgers/fabric/contracts/chaincode-client.ts";
import { OpsContract, type OutcomeReport, type StepReport } from "../../ledgers/fabric/contracts/ops.ts";
import type { FabricChannel } from "../../ledgers/fabric/fabric-channel.ts";
import { retryIdempotent } from "./retry-idempotent.ts";

const pageSize = 100;

/**
 * The agent's acts on the ops channel. Every one can be repeated, so each goes on until the ledger has answered.
 * @throws the chaincode's refusals
 */
export class OpsLedger {
  readonly #contract: OpsContract;
  readonly #signal: AbortSignal;
  readonly #log: Logger;

  constructor(channel: FabricChannel, { signal, log }: { signal: AbortSignal; log: Logger }) {
    this.#contract = new OpsContract(channel);
    this.#signal = signal;
    this.#log = log;
  }

  confirmChannel(name: string, members: readonly string[]): Promise<ChannelRow> {
    return this.#submit("ConfirmChannel", () => this.#contract.confirmChannel(name, members));
  }

  startExecution(operationId: string, agent: { version: string; digest: string }): Promise<Progress> {
    return this.#submit("StartExecution", () => this.#contract.startExecution(operationId, agent));
  }

  registerStep(operationId: string, report: StepReport): Promise<StepRow> {
    return this.#submit("RegisterStepResult", () => this.#contract.registerStep(operationId, report));
  }

  registerResult(operationId: string, report: OutcomeReport): Promise<ExecutionRow> {
    return this.#submit("RegisterResult", () => this.#contract.registerResult(operationId, report));
  }

  expire(operationId: string): Promise<OperationRow> {
    return this.#submit("Expire", () => this.#contract.expire(operationId));
  }

  close(operationId: string): Promise<OperationRow> {
    return this.#submit("Close", () => this.#contract.close(operationId));
  }

  /**
   * Closes an operation that every organisation has ended, unless it is closed. Of several agents at once one succeeds,
   * and the others see that it is done.
   */
  closeIfAllEnded(operationId: string): Promise<OperationRow | undefined> {
    return this.#retry("close", async () => {
      if (!isToBeClosed(await this.#contract.operation(operationId))) return undefined;
      return (await this.#contract.close(operationId)).result;
    });
  }

  operation(operationId: string): Promise<OperationView> {
    return this.#retry("GetOperation", () => this.#contract.operation(operationId));
  }

  /** Every operation that has not ended. */
  async *openOperations(): AsyncGenerator<OperationRow> {
    let bookmark = "";
    do {
      const page = await this.#retry("QueryOpenOperations", () => this.#contract.openOperations(pageSize, bookmark));
      yield* page.rows;
      bookmark = page.rows.length === 0 ? "" : page.bookmark;
    } while (bookmark !== "");
  }

  async #submit<Row>(what: string, act: () => Promise<CommittedAct<Row>>): Promise<Row> {
    return (await this.#retry(what, act)).result;
  }

  #retry<Result>(what: string, call: () => Promise<Result>): Promise<Result> {
    return retryIdempotent({ what, signal: this.#signal, log: this.#log }, call);
  }
}

function isToBeClosed({ operation, executions }: OperationView): boolean {
  const allEnded = executions.length === operation.electorate.length && executions.every(({ endedAt }) => endedAt);
  return allEnded && operation.status === "EXECUTING";
}
