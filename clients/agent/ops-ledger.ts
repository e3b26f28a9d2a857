import type {
  ChannelRow,
  ExecutionRow,
  LedgerPage,
  OperationRow,
  OperationView,
  Progress,
  StepRow,
} from "@ledgerloom/chaincode";
import type { Logger } from "pino";
import type { FabricChannel } from "../../ledgers/fabric/fabric-channel.ts";
import { retryIdempotent } from "./retry-idempotent.ts";

/** Name of the chaincode of operations. */
export const opsChaincode = "ops";

const pageSize = "100";

export interface OutcomeReport {
  readonly status: "SUCCEEDED" | "FAILED" | "REFUSED";
  readonly evidence: string;
  readonly digest: string;
  readonly isPartial?: true;
}

export type StepReport = Omit<StepRow, "operationId" | "organization">;

/**
 * The agent's acts on the ops channel. Every one can be repeated, so each goes on until the ledger has answered.
 * @throws the chaincode's refusals
 */
export class OpsLedger {
  readonly #channel: FabricChannel;
  readonly #signal: AbortSignal;
  readonly #log: Logger;

  constructor(channel: FabricChannel, { signal, log }: { signal: AbortSignal; log: Logger }) {
    this.#channel = channel;
    this.#signal = signal;
    this.#log = log;
  }

  confirmChannel(name: string, members: readonly string[]): Promise<ChannelRow> {
    return this.#submit("channel-ops:ConfirmChannel", name, JSON.stringify(members));
  }

  startExecution(operationId: string, agent: { version: string; digest: string }): Promise<Progress> {
    return this.#submit("command-ops:StartExecution", operationId, JSON.stringify(agent));
  }

  registerStep(operationId: string, report: StepReport): Promise<StepRow> {
    return this.#submit("command-ops:RegisterStepResult", operationId, JSON.stringify(report));
  }

  registerResult(operationId: string, report: OutcomeReport): Promise<ExecutionRow> {
    return this.#submit("command-ops:RegisterResult", operationId, JSON.stringify(report));
  }

  expire(operationId: string): Promise<OperationRow> {
    return this.#submit("command-ops:Expire", operationId);
  }

  close(operationId: string): Promise<OperationRow> {
    return this.#submit("command-ops:Close", operationId);
  }

  /**
   * Closes an operation that every organisation has ended, unless it is closed. Of several agents at once one succeeds,
   * and the others see that it is done.
   */
  closeIfAllEnded(operationId: string): Promise<OperationRow | undefined> {
    return this.#retryIdempotent("close", async () => {
      const view = await this.#channel.evaluate(opsChaincode, "command-ops:GetOperation", [operationId]);
      if (!isToBeClosed(JSON.parse(view) as OperationView)) return undefined;
      return (await this.#channel.submit(opsChaincode, "command-ops:Close", [operationId])).result;
    });
  }

  operation(operationId: string): Promise<OperationView> {
    return this.#evaluate("command-ops:GetOperation", operationId);
  }

  /** Every operation that has not ended. */
  async *openOperations(): AsyncGenerator<OperationRow> {
    let bookmark = "";
    do {
      const page = await this.#evaluate<LedgerPage<OperationRow>>(
        "command-ops:QueryOpenOperations",
        pageSize,
        bookmark,
      );
      yield* page.rows;
      bookmark = page.rows.length === 0 ? "" : page.bookmark;
    } while (bookmark !== "");
  }

  #submit<Row>(fn: string, ...args: string[]): Promise<Row> {
    return this.#retryIdempotent(fn, async () => (await this.#channel.submit(opsChaincode, fn, args)).result);
  }

  #evaluate<Row>(fn: string, ...args: string[]): Promise<Row> {
    return this.#retryIdempotent(fn, () => this.#channel.evaluate(opsChaincode, fn, args));
  }

  /** Repeats a call; its answer was endorsed by the chaincode, so it has the type. */
  async #retryIdempotent<Row>(what: string, call: () => Promise<string>): Promise<Row>;
  async #retryIdempotent<Row>(what: string, call: () => Promise<string | undefined>): Promise<Row | undefined>;
  async #retryIdempotent(what: string, call: () => Promise<string | undefined>): Promise<unknown> {
    const json = await retryIdempotent({ what, signal: this.#signal, log: this.#log }, call);
    return json === undefined ? undefined : JSON.parse(json);
  }
}

function isToBeClosed({ operation, executions }: OperationView): boolean {
  const allEnded = executions.length === operation.electorate.length && executions.every(({ endedAt }) => endedAt);
  return allEnded && operation.status === "EXECUTING";
}
