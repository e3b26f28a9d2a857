import { nameDefect } from "@ledgerloom/chaincode";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { FabricConnection } from "../../../ledgers/fabric/connection.ts";
import type { EndorsedTransaction, FabricCommit } from "../../../ledgers/fabric/fabric-channel.ts";
import type { Database } from "../../../store/database/database.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import { requireScope } from "../../kit/access.ts";
import type { FabricTransaction, UserError } from "../../kit/mutation.ts";
import { requireReadable } from "../../kit/readable.ts";
import type { Journal } from "../../kit/requests/journal.ts";
import { submitAct } from "../../kit/requests/submit-act.ts";
import type { OperationRequestInput, OperationVoteInput } from "../graph/operation.inputs.ts";
import { type Operation, operationOf } from "../graph/operation.type.ts";
import { OpsReads } from "../projection/ops-reads.ts";

export interface OperationServiceOptions {
  readonly connections: ReadonlyMap<string, FabricConnection>;
  readonly opsChannel: string;
  readonly chaincode: string;
  readonly database: Database;
  /** Waits until a block is visible to queries. */
  readonly reached: (block: bigint) => Promise<void>;
}

/** What became of an act. */
export interface OperationOutcome {
  readonly operation: Operation | null;
  readonly transaction: FabricTransaction;
  /** Why the act does not count although it was recorded. */
  readonly userErrors?: UserError[];
}

/** Acts of organisations' administrators on operations. The ledger decides; an act answers once it can be read back. */
export class OperationService {
  readonly #options: OperationServiceOptions;

  constructor(options: OperationServiceOptions) {
    this.#options = options;
  }

  async request(principal: Principal, input: OperationRequestInput, journal: Journal): Promise<OperationOutcome> {
    const parameters = Object.fromEntries((input.parameters ?? []).map(({ name, value }) => [name, value]));
    const request = withoutNulls({
      id: input.id,
      title: input.title,
      description: input.description,
      channel: input.channel,
      template: input.template,
      parameters,
      policy: input.policy && withoutNulls({ ...input.policy }),
      votingPeriodMs: milliseconds(input.votingPeriodSeconds),
      executionPeriodMs: milliseconds(input.executionPeriodSeconds),
    });
    requireReadable("request", request);
    const defect = nameDefect("title", input.title, 200);
    if (defect !== undefined) throw new PlatformError("BAD_INPUT", defect);
    return this.#act(principal, "command-ops:RequestOperation", [JSON.stringify(request)], journal);
  }

  /** A vote that comes after the proposal's expiry has closed it; the answer says both. */
  async vote(principal: Principal, input: OperationVoteInput, journal: Journal): Promise<OperationOutcome> {
    const { operationId, choice, comment } = input;
    requireReadable("comment", comment);
    const outcome = await this.#act(principal, "command-ops:Vote", [operationId, choice, comment ?? ""], journal);
    if (outcome.operation?.status !== "EXPIRED") return outcome;
    const message = `the proposal expired at ${outcome.operation.expiresAt.toISOString()}; the vote does not count`;
    return { ...outcome, userErrors: [{ code: "PROPOSAL_CLOSED", message }] };
  }

  withdraw(principal: Principal, operationId: string, journal: Journal): Promise<OperationOutcome> {
    return this.#act(principal, "command-ops:Withdraw", [operationId], journal);
  }

  async #act(principal: Principal, fn: string, args: readonly string[], journal: Journal): Promise<OperationOutcome> {
    const { connections, opsChannel, chaincode, database, reached } = this.#options;
    const mspId = requireScope(principal, "ops:write");
    const connection = connections.get(mspId);
    if (!connection)
      throw new PlatformError(
        "FORBIDDEN",
        `this instance cannot act for ${mspId}: ask the instance of that organisation`,
      );
    const channel = connection.channel(opsChannel);
    const commit = await submitAct<EndorsedTransaction, FabricCommit>(journal, (record) =>
      channel.submit(chaincode, fn, args, { record }),
    );
    const { transactionId: id, blockNumber, validationCode, result } = commit;
    await reached(blockNumber);
    const operationId = (JSON.parse(result) as { id: string }).id;
    const record = await new OpsReads(database).operation(operationId);
    return { operation: record ? operationOf(record.row) : null, transaction: { id, blockNumber, validationCode } };
  }
}

function milliseconds(seconds: number | null | undefined): number | undefined {
  return seconds === null || seconds === undefined ? undefined : seconds * 1_000;
}

/** GraphQL clients may send null for what they leave out; the chaincode takes only what is given. */
function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
