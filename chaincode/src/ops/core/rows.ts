import type { Choice, Policy } from "./policy.ts";

/**
 * PROPOSED → APPROVED → EXECUTING → COMPLETED | FAILED, or from PROPOSED → REJECTED | WITHDRAWN | EXPIRED. APPROVED
 * fails as well when no organisation starts before the deadline. EXECUTING is never stored: an approved operation is
 * executing from its first execution on, so that organisations which start together write no common key.
 */
export type OperationStatus =
  | "PROPOSED"
  | "APPROVED"
  | "EXECUTING"
  | "COMPLETED"
  | "FAILED"
  | "REJECTED"
  | "WITHDRAWN"
  | "EXPIRED";

/** REFUSED: the agent's own allow-list forbids it. TIMED_OUT: no result was registered before the deadline. */
export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "REFUSED" | "TIMED_OUT";

export type StepStatus = "SUCCEEDED" | "FAILED";

/** Action of a step: a built-in of the agent, or a program with its arguments; never a shell's text. */
export type StepAction =
  | { readonly kind: "BUILT_IN"; readonly name: string; readonly arguments: Readonly<Record<string, string>> }
  | { readonly kind: "COMMAND"; readonly vector: readonly string[] };

/** A step as agents get it, parameters filled in. */
export interface Step {
  readonly name: string;
  readonly action: StepAction;
  readonly timeoutMs: number;
  /** Condition of success besides the action's own verdict. */
  readonly expected: { readonly outputIncludes?: string };
  /** Whether the output itself goes to the ledger or only its digest. */
  readonly evidence: "TEXT" | "DIGEST";
}

/** An operation: everything that organisations vote on, and that agents need to act. Times are ISO 8601. */
export interface OperationRow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly channel: string;
  readonly proposer: string;
  readonly template: { readonly name: string; readonly version: number; readonly digest: string };
  readonly parameters: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly policy: Policy;
  /** Members of the channel when the operation was requested, sorted: they vote and execute. */
  readonly electorate: readonly string[];
  readonly status: OperationStatus;
  readonly requestedAt: string;
  /** End of the vote. */
  readonly expiresAt: string;
  readonly executionPeriodMs: number;
  readonly decidedAt?: string;
  readonly executionDeadline?: string;
  readonly endedAt?: string;
  /** Reason why it ended other than COMPLETED. */
  readonly reason?: string;
}

export interface VoteRow {
  readonly operationId: string;
  readonly organization: string;
  readonly choice: Choice;
  readonly comment: string;
  readonly votedAt: string;
}

/** One organisation's execution of an operation. */
export interface ExecutionRow {
  readonly operationId: string;
  readonly organization: string;
  readonly status: ExecutionStatus;
  /** The program that executes, by its own report; empty when no agent started. */
  readonly agent: { readonly version: string; readonly digest: string };
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly evidence?: string;
  /** SHA-256 of the whole evidence, of which the row may hold the first part only. */
  readonly digest?: string;
  readonly isPartial?: true;
}

export interface StepRow {
  readonly operationId: string;
  readonly organization: string;
  readonly index: number;
  readonly name: string;
  readonly status: StepStatus;
  /** Output of the step's action, and at its end the reason why it failed, unless the output says it. */
  readonly evidence: string;
  /** SHA-256 of the whole evidence, as bytes. */
  readonly digest: string;
  /** Whether the text shows less than the digest covers: it was cut, or bytes of it are no text. */
  readonly isPartial?: true;
  /** Start by the executing organisation's clock. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Exit code of the step's program, or the signal that ended it. */
  readonly exitCode?: number;
  readonly signal?: string;
}

/** One act on an operation; there is one per transaction. */
export interface HistoryRow {
  readonly operationId: string;
  readonly event: string;
  readonly organization: string;
  readonly at: string;
  readonly transactionId: string;
}

/** A channel in the registry. */
export interface ChannelRow {
  readonly name: string;
  /** Members, sorted; empty until every organisation named has confirmed the same list. */
  readonly members: readonly string[];
  readonly registeredAt?: string;
  /** Each organisation's latest claim about the membership, sorted by organisation. */
  readonly claims: readonly ChannelClaim[];
}

export interface ChannelClaim {
  readonly organization: string;
  readonly members: readonly string[];
  readonly confirmedAt: string;
}
