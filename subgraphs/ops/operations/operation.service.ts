import { nameDefect, type OperationRow } from "@ledgerloom/chaincode";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { ActRecord, CommittedAct } from "../../../ledgers/fabric/contracts/chaincode-client.ts";
import type { Ballot, OpsContract } from "../../../ledgers/fabric/contracts/ops.ts";
import type { EndorsedTransaction } from "../../../ledgers/fabric/fabric-channel.ts";
import type { Database } from "../../../store/database/database.ts";
import type { Journal } from "../../../store/requests/journal.ts";
import { submitAct } from "../../../store/requests/submit-act.ts";
import { requireScope } from "../../../subgraph-protocol/access.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import { requireOwn } from "../../kit/organizations.ts";
import { requireReadable } from "../../kit/readable.ts";
import { OpsReads } from "../projection/ops-reads.ts";

export interface OperationServiceOptions {
  /** Contracts by MSP id. */
  readonly contracts: ReadonlyMap<string, OpsContract>;
  readonly database: Database;
  /** Waits until a block is visible to queries. */
  readonly reached: (block: bigint) => Promise<void>;
}

/** Terms of a proposal; null, like absent, means the template's. */
export interface OperationRequest {
  readonly id?: string | null;
  readonly title: string;
  readonly description?: string | null;
  readonly channel: string;
  readonly template: string;
  /** Values that replace the template's defaults. */
  readonly parameters?: readonly { readonly name: string; readonly value: string }[] | null;
  /** Policy stricter than the template's. */
  readonly policy?: object | null;
  readonly votingPeriodSeconds?: number | null;
  readonly executionPeriodSeconds?: number | null;
}

/** Outcome of an act that the ledger has recorded. */
export interface OperationOutcome {
  /** Operation after the act, as the store shows it. */
  readonly operation: OperationRow | undefined;
  readonly transaction: CommittedAct<unknown>["transaction"];
  /** Expiry of the proposal, when a vote came too late to count. */
  readonly expiredAt?: string;
}

/** Acts of organisations' administrators on operations. The ledger decides; an act answers once queries show it. */
export class OperationService {
  readonly #options: OperationServiceOptions;

  constructor(options: OperationServiceOptions) {
    this.#options = options;
  }

  async request(principal: Principal, input: OperationRequest, journal: Journal): Promise<OperationOutcome> {
    const proposal = {
      id: input.id ?? undefined,
      title: input.title,
      description: input.description ?? undefined,
      channel: input.channel,
      template: input.template,
      parameters: Object.fromEntries((input.parameters ?? []).map(({ name, value }) => [name, value])),
      policy: input.policy ? withoutNulls(input.policy) : undefined,
      votingPeriodMs: milliseconds(input.votingPeriodSeconds),
      executionPeriodMs: milliseconds(input.executionPeriodSeconds),
    };
    requireReadable("request", proposal);
    const defect = nameDefect("title", input.title, 200);
    if (defect !== undefined) throw new PlatformError("BAD_INPUT", defect);
    return this.#act(principal, journal, (ops, record) => ops.request(proposal, record));
  }

  /** Votes on a proposal. A vote after the proposal's expiry closes it; the outcome says so. */
  async vote(principal: Principal, id: string, ballot: Ballot, journal: Journal): Promise<OperationOutcome> {
    requireReadable("comment", ballot.comment);
    const outcome = await this.#act(principal, journal, (ops, record) => ops.vote(id, ballot, record));
    const { operation } = outcome;
    return operation?.status === "EXPIRED" ? { ...outcome, expiredAt: operation.expiresAt } : outcome;
  }

  withdraw(principal: Principal, id: string, journal: Journal): Promise<OperationOutcome> {
    return this.#act(principal, journal, (ops, record) => ops.withdraw(id, record));
  }

  async #act(
    principal: Principal,
    journal: Journal,
    submit: (ops: OpsContract, record: ActRecord) => Promise<CommittedAct<OperationRow>>,
  ): Promise<OperationOutcome> {
    const { contracts, database, reached } = this.#options;
    const ops = requireOwn(contracts, requireScope(principal, "ops:write"));
    const { result, transaction } = await submitAct<EndorsedTransaction, CommittedAct<OperationRow>>(
      journal,
      (record) => submit(ops, record),
    );
    await reached(transaction.blockNumber);
    const read = await new OpsReads(database).operation(result.id);
    return { operation: read?.row, transaction };
  }
}

function milliseconds(seconds: number | null | undefined): number | undefined {
  return seconds === null || seconds === undefined ? undefined : seconds * 1_000;
}

/** Fields without nulls: GraphQL clients may send null for an absent field, but the chaincode takes only given ones. */
function withoutNulls(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
