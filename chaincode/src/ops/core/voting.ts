import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { OpsEvent, type OpsEventName } from "./events.ts";
import { voteKey } from "./keys.ts";
import { readOperation, readVotes, record, writeOperation } from "./operations.ts";
import { type Choice, type Decision, decide } from "./policy.ts";
import type { OperationRow, VoteRow } from "./rows.ts";

export interface Ballot {
  readonly organization: string;
  readonly choice: Choice;
  readonly comment: string;
}

/**
 * Takes a vote on an open proposal. One that comes after the proposal's expiry does not count; it closes the proposal
 * as EXPIRED instead.
 * @throws NOT_FOUND, NOT_IN_ELECTORATE, PROPOSAL_CLOSED, ALREADY_VOTED
 */
export async function vote(ctx: LedgerContext, operationId: string, ballot: Ballot): Promise<OperationRow> {
  const operation = await readOperation(ctx, operationId);
  demandElector(operation, ballot.organization);
  demandOpen(operation);
  if (isExpired(ctx, operation)) {
    return endVote(ctx, operation, { status: "EXPIRED", organization: ballot.organization });
  }
  const before = await ctx.read<VoteRow>(voteKey(ctx, operationId, ballot.organization));
  demand(before === undefined, "ALREADY_VOTED", `${ballot.organization} voted ${before?.choice} before, which stays`);
  return castVote(ctx, operation, ballot);
}

/** Records a vote and its decision. Callers have checked that the vote is allowed. */
export async function castVote(ctx: LedgerContext, operation: OperationRow, ballot: Ballot): Promise<OperationRow> {
  const isRequest = operation.proposer === ballot.organization;
  const row: VoteRow = { operationId: operation.id, ...ballot, votedAt: ctx.now() };
  await ctx.write(voteKey(ctx, operation.id, ballot.organization), row);
  const votes = await readVotes(ctx, operation);
  const choices = new Map(votes.map(({ organization, choice }) => [organization, choice]));
  const decision = decide(operation.policy, operation.electorate, choices);

  const after = decided(ctx, operation, decision);
  if (isRequest || decision !== "OPEN") await writeOperation(ctx, after);
  await record(ctx, eventOf(decision, isRequest), { organization: ballot.organization, operation: after });
  return after;
}

/**
 * Takes a proposal back.
 * @throws NOT_FOUND, FORBIDDEN unless its proposer asks, PROPOSAL_CLOSED
 */
export async function withdraw(ctx: LedgerContext, operationId: string, organization: string): Promise<OperationRow> {
  const operation = await readOperation(ctx, operationId);
  demand(organization === operation.proposer, "FORBIDDEN", `only ${operation.proposer} can withdraw the proposal`);
  demandOpen(operation);
  return endVote(ctx, operation, { status: "WITHDRAWN", organization });
}

/**
 * Closes a proposal that was not decided in time.
 * @throws NOT_FOUND, PROPOSAL_CLOSED, WRONG_STATE before its expiry
 */
export async function expire(ctx: LedgerContext, operationId: string, organization: string): Promise<OperationRow> {
  const operation = await readOperation(ctx, operationId);
  demandOpen(operation);
  demand(
    isExpired(ctx, operation),
    "WRONG_STATE",
    `the vote is open until ${operation.expiresAt} and cannot expire before`,
  );
  return endVote(ctx, operation, { status: "EXPIRED", organization });
}

/** @throws NOT_IN_ELECTORATE */
export function demandElector({ id, electorate }: OperationRow, organization: string): void {
  demand(electorate.includes(organization), "NOT_IN_ELECTORATE", `${organization} has no vote on operation ${id}`);
}

function demandOpen({ status }: OperationRow): void {
  demand(status === "PROPOSED", "PROPOSAL_CLOSED", `the proposal is ${status}; nobody can vote on it any more`);
}

function isExpired(ctx: LedgerContext, { expiresAt }: OperationRow): boolean {
  return ctx.nowMs() >= Date.parse(expiresAt);
}

async function endVote(
  ctx: LedgerContext,
  operation: OperationRow,
  { status, organization }: { status: "EXPIRED" | "WITHDRAWN"; organization: string },
): Promise<OperationRow> {
  const now = ctx.now();
  const reason = status === "EXPIRED" ? "not decided in time" : `withdrawn by ${organization}`;
  const ended: OperationRow = { ...operation, status, decidedAt: now, endedAt: now, reason };
  await writeOperation(ctx, ended);
  const event = status === "EXPIRED" ? OpsEvent.operationExpired : OpsEvent.operationWithdrawn;
  await record(ctx, event, { organization, operation: ended });
  return ended;
}

function decided(ctx: LedgerContext, operation: OperationRow, decision: Decision): OperationRow {
  const now = ctx.now();
  switch (decision) {
    case "OPEN":
      return operation;
    case "APPROVED": {
      const executionDeadline = new Date(ctx.nowMs() + operation.executionPeriodMs).toISOString();
      return { ...operation, status: "APPROVED", decidedAt: now, executionDeadline };
    }
    case "REJECTED":
      return { ...operation, status: "REJECTED", decidedAt: now, endedAt: now, reason: "approval is out of reach" };
  }
}

function eventOf(decision: Decision, isRequest: boolean): OpsEventName {
  if (decision === "APPROVED") return OpsEvent.operationApproved;
  if (decision === "REJECTED") return OpsEvent.operationRejected;
  return isRequest ? OpsEvent.operationRequested : OpsEvent.operationVoted;
}
