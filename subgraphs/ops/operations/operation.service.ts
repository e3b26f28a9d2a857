import { setTimeout as pause } from "node:timers/promises";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { FabricCommit, FabricConnection } from "../../../ledgers/fabric/connection.ts";
import type { Principal } from "../../../principals/principal.ts";
import { requireScope } from "../../shared/access.ts";
import { payloadOf } from "../../shared/mutation.ts";
import type { Database } from "../../shared/store/database.ts";
import { OpsReads } from "../projection/ops-reads.ts";
import type { OperationRequestInput, OperationVoteInput } from "./operation.inputs.ts";
import type { OperationPayload } from "./operation.payloads.ts";
import { operationOf } from "./operation.type.ts";

export interface OperationServiceOptions {
  readonly connections: ReadonlyMap<string, FabricConnection>;
  readonly opsChannel: string;
  readonly chaincode: string;
  readonly database: Database;
  /** Waits until a block is visible to queries. */
  readonly reached: (block: bigint) => Promise<void>;
}

const maxAttempts = 8;
const pauseMs = 20;

/** Acts of organisations' administrators on operations. The ledger decides; an act answers once it can be read back. */
export class OperationService {
  readonly #options: OperationServiceOptions;

  constructor(options: OperationServiceOptions) {
    this.#options = options;
  }

  request(principal: Principal, input: OperationRequestInput): Promise<OperationPayload> {
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
    return this.#act(principal, "command-ops:RequestOperation", [JSON.stringify(request)]);
  }

  /** A vote that comes after the proposal's expiry has closed it; the answer says both. */
  async vote(principal: Principal, { operationId, choice, comment }: OperationVoteInput): Promise<OperationPayload> {
    const payload = await this.#act(principal, "command-ops:Vote", [operationId, choice, comment ?? ""]);
    if (payload.operation?.status !== "EXPIRED") return payload;
    const message = `the proposal expired at ${payload.operation.expiresAt.toISOString()}; the vote does not count`;
    return { ...payload, userErrors: [{ code: "PROPOSAL_CLOSED", message }] };
  }

  withdraw(principal: Principal, operationId: string): Promise<OperationPayload> {
    return this.#act(principal, "command-ops:Withdraw", [operationId]);
  }

  #act(principal: Principal, fn: string, args: readonly string[]): Promise<OperationPayload> {
    const { database, reached } = this.#options;
    return payloadOf(async () => {
      const { transactionId: id, blockNumber, validationCode, result } = await this.#submit(principal, fn, args);
      await reached(blockNumber);
      const operationId = (JSON.parse(result) as { id: string }).id;
      const record = await new OpsReads(database).operation(operationId);
      return { operation: record ? operationOf(record.row) : null, transaction: { id, blockNumber, validationCode } };
    });
  }

  /** Votes of several organisations at once conflict, because each has to see the others: whoever loses goes again. */
  async #submit(principal: Principal, fn: string, args: readonly string[]): Promise<FabricCommit> {
    const { connections, opsChannel, chaincode } = this.#options;
    const mspId = requireScope(principal, "ops:write");
    const connection = connections.get(mspId);
    if (!connection) throw new PlatformError("FORBIDDEN", `this instance does not act for ${mspId}`);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await connection.channel(opsChannel).submit(chaincode, fn, args);
      } catch (error) {
        const isConflict = error instanceof PlatformError && error.code === "MVCC_CONFLICT";
        if (!isConflict || attempt === maxAttempts) throw error;
        await pause(pauseMs * attempt * (0.5 + Math.random()));
      }
    }
  }
}

function milliseconds(seconds: number | null | undefined): number | undefined {
  return seconds === null || seconds === undefined ? undefined : seconds * 1_000;
}

/** GraphQL clients may send null for what they leave out; the chaincode takes only what is given. */
function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
