import { Default, Info, Param, Returns, Transaction } from "fabric-contract-api";
import { ChaincodeError } from "../../ledger/chaincode-error.ts";
import { readClockParameters } from "../../ledger/clock-rule.ts";
import { LedgerContext } from "../../ledger/ledger-context.ts";
import { LedgerContract } from "../../ledger/ledger-contract.ts";
import { collectRows, type LedgerPage, parsePageSize, readPage } from "../../ledger/paging.ts";
import { demandAdministrator, demandAgent } from "../core/caller.ts";
import { closeOperation } from "../core/closing.ts";
import { type Progress, registerResult, registerStepResult, startExecution } from "../core/execution.ts";
import { parseAgent, parseOutcomeReport, parseStepReport } from "../core/execution-input.ts";
import { asText } from "../core/input.ts";
import { OpsKey } from "../core/keys.ts";
import { executing, readExecutions, readOperation, readSteps, readVotes } from "../core/operations.ts";
import type { Choice } from "../core/policy.ts";
import type { ExecutionRow, HistoryRow, OperationRow, StepRow, VoteRow } from "../core/rows.ts";
import { expire, vote, withdraw } from "../core/voting.ts";
import { requestOperation } from "./request.ts";
import { shippedTemplates } from "./shipped-templates.ts";
import type { TemplateRow } from "./template.ts";

/** An operation with everything that happened to it. */
export interface OperationView {
  readonly operation: OperationRow;
  readonly votes: readonly VoteRow[];
  readonly executions: readonly (ExecutionRow & { readonly steps: readonly StepRow[] })[];
}

/**
 * Templated command operations: proposed, voted on, executed by every organisation's agent, with evidence. Beside its
 * own, every function that submits may throw CLOCK_SKEW.
 */
@Info({ title: "command-ops", description: "Templated command operations of a consortium." })
@Default()
export class CommandOpsContract extends LedgerContract {
  constructor() {
    super("command-ops");
  }

  /**
   * Proposes an operation; the request is the proposer's vote.
   * @throws FORBIDDEN, BAD_INPUT, NOT_FOUND (template, channel), NOT_IN_ELECTORATE, ALREADY_EXISTS
   */
  @Transaction()
  @Param(
    "request",
    "string",
    "JSON: title, channel, template, and optional id, description, parameters, policy, periods",
  )
  @Returns("string")
  async RequestOperation(ctx: LedgerContext, request: string): Promise<string> {
    return json(await requestOperation(ctx, demandAdministrator(ctx), request));
  }

  /**
   * One organisation's vote. After the proposal's expiry it does not count and closes the proposal as EXPIRED.
   * @throws FORBIDDEN, NOT_FOUND, NOT_IN_ELECTORATE, PROPOSAL_CLOSED, ALREADY_VOTED, BAD_INPUT
   */
  @Transaction()
  @Param("operationId", "string")
  @Param("choice", "string", "AGREE or DISAGREE")
  @Param("comment", "string")
  @Returns("string")
  async Vote(ctx: LedgerContext, operationId: string, choice: string, comment: string): Promise<string> {
    const organization = demandAdministrator(ctx);
    const ballot = { organization, choice: asChoice(choice), comment: asText(comment, "comment", 2_000) };
    return json(await vote(ctx, operationId, ballot));
  }

  /** @throws FORBIDDEN unless the proposer's administrator asks, NOT_FOUND, PROPOSAL_CLOSED */
  @Transaction()
  @Param("operationId", "string")
  @Returns("string")
  async Withdraw(ctx: LedgerContext, operationId: string): Promise<string> {
    return json(await withdraw(ctx, operationId, demandAdministrator(ctx)));
  }

  /**
   * Closes an undecided proposal after its expiry.
   * @throws FORBIDDEN unless an agent asks, NOT_FOUND, PROPOSAL_CLOSED, WRONG_STATE
   */
  @Transaction()
  @Param("operationId", "string")
  @Returns("string")
  async Expire(ctx: LedgerContext, operationId: string): Promise<string> {
    return json(await expire(ctx, operationId, demandAgent(ctx)));
  }

  /**
   * Closes an operation that all organisations have ended or whose deadline has passed.
   * @throws FORBIDDEN unless an agent asks, NOT_FOUND, WRONG_STATE
   */
  @Transaction()
  @Param("operationId", "string")
  @Returns("string")
  async Close(ctx: LedgerContext, operationId: string): Promise<string> {
    return json(await closeOperation(ctx, operationId, demandAgent(ctx)));
  }

  /**
   * Starts an execution for an agent, or answers its progress after a restart.
   * @throws FORBIDDEN and as {@link startExecution}
   */
  @Transaction()
  @Param("operationId", "string")
  @Param("agent", "string", "JSON: version and digest of the agent")
  @Returns("string")
  async StartExecution(ctx: LedgerContext, operationId: string, agent: string): Promise<string> {
    const organization = demandAgent(ctx);
    const progress: Progress = await startExecution(ctx, operationId, { organization, agent: parseAgent(agent) });
    return json(progress);
  }

  /** Registers the result of a step. @throws FORBIDDEN and as {@link registerStepResult} */
  @Transaction()
  @Param("operationId", "string")
  @Param("report", "string", "JSON: index, name, status, evidence, digest, startedAt, endedAt")
  @Returns("string")
  async RegisterStepResult(ctx: LedgerContext, operationId: string, report: string): Promise<string> {
    const organization = demandAgent(ctx);
    return json(await registerStepResult(ctx, operationId, { organization, report: parseStepReport(report) }));
  }

  /** Registers the result of an organisation's execution. @throws FORBIDDEN and as {@link registerResult} */
  @Transaction()
  @Param("operationId", "string")
  @Param("report", "string", "JSON: status, evidence, digest")
  @Returns("string")
  async RegisterResult(ctx: LedgerContext, operationId: string, report: string): Promise<string> {
    const organization = demandAgent(ctx);
    return json(await registerResult(ctx, operationId, { organization, report: parseOutcomeReport(report) }));
  }

  /** @throws NOT_FOUND */
  @Transaction(false)
  @Param("operationId", "string")
  @Returns("string")
  async GetOperation(ctx: LedgerContext, operationId: string): Promise<string> {
    const operation = await readOperation(ctx, operationId);
    const executions = (await readExecutions(ctx, operation)).map(async (execution) => ({
      ...execution,
      steps: await readSteps(ctx, operation, execution.organization),
    }));
    const view: OperationView = {
      operation: executions.length > 0 ? executing(operation) : operation,
      votes: await readVotes(ctx, operation),
      executions: await Promise.all(executions),
    };
    return json(view);
  }

  /** All operations as they are stored, in the order of their ids. @throws BAD_INPUT */
  @Transaction(false)
  @Param("pageSize", "string")
  @Param("bookmark", "string")
  @Returns("string")
  async QueryOperations(ctx: LedgerContext, pageSize: string, bookmark: string): Promise<string> {
    return json(await page<OperationRow>(ctx, OpsKey.operation, { pageSize, bookmark }));
  }

  /** Operations that have not ended, as they are stored. @throws BAD_INPUT */
  @Transaction(false)
  @Param("pageSize", "string")
  @Param("bookmark", "string")
  @Returns("string")
  async QueryOpenOperations(ctx: LedgerContext, pageSize: string, bookmark: string): Promise<string> {
    const open = await page<{ operationId: string }>(ctx, OpsKey.openOperation, { pageSize, bookmark });
    const rows = await Promise.all(open.rows.map(({ operationId }) => readOperation(ctx, operationId)));
    return json({ rows, bookmark: open.bookmark } satisfies LedgerPage<OperationRow>);
  }

  /** Every act on an operation, oldest first. @throws NOT_FOUND */
  @Transaction(false)
  @Param("operationId", "string")
  @Returns("string")
  async GetHistory(ctx: LedgerContext, operationId: string): Promise<string> {
    await readOperation(ctx, operationId);
    const rows = await collectRows<HistoryRow>(
      await ctx.stub.getStateByPartialCompositeKey(OpsKey.history, [operationId]),
    );
    const order = ({ at, transactionId }: HistoryRow) => `${at} ${transactionId}`;
    return json(rows.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
  }

  /** The rules in force. */
  @Transaction(false)
  @Returns("string")
  async Parameters(ctx: LedgerContext): Promise<string> {
    return json(await readClockParameters(ctx));
  }

  /** The templates that an operation can be requested from. */
  @Transaction(false)
  @Returns("string")
  async GetTemplates(_ctx: LedgerContext): Promise<string> {
    return json(shippedTemplates satisfies readonly TemplateRow[]);
  }
}

async function page<Row>(
  ctx: LedgerContext,
  kind: string,
  { pageSize, bookmark }: { pageSize: string; bookmark: string },
): Promise<LedgerPage<Row>> {
  const size = parsePageSize(pageSize);
  return readPage<Row>(await ctx.stub.getStateByPartialCompositeKeyWithPagination(kind, [], size, bookmark));
}

function asChoice(text: string): Choice {
  if (text === "AGREE" || text === "DISAGREE") return text;
  throw new ChaincodeError("BAD_INPUT", "choice must be AGREE or DISAGREE");
}

const json = (value: unknown): string => JSON.stringify(value);
