import type { Choice, Policy } from "./policy.ts";

/**
 * PROPOSED → APPROVED → EXECUTING → COMPLETED | FAILED, or from PROPOSED → REJECTED | WITHDRAWN | EXPIRED.
 * APPROVED fails as well when no organisation starts before the deadline. EXECUTING is never stored: an approved
 * operation is executing from its first execution on, so that organisations which start together write nothing in common.
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

/** REFUSED: the agent's own allow-list forbids it. TIMED_OUT: nothing was heard before the deadline. */
export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "REFUSED" | "TIMED_OUT";

export type StepStatus = "SUCCEEDED" | "FAILED";

/** What a step does: something the agent can do itself, or a program with its arguments; never a shell's text. */
export type StepAction =
  | { readonly kind: "BUILT_IN"; readonly name: string; readonly arguments: Readonly<Record<string, string>> }
  | { readonly kind: "COMMAND"; readonly vector: readonly string[] };

/** A step as the agents get it, parameters filled in. */
export interface Step {
  readonly name: string;
  readonly action: StepAction;
  readonly timeoutMs: number;
  /** What must hold besides the action's own verdict. */
  readonly expected: { readonly outputIncludes?: string };
  /** Whether the output itself goes to the ledger or only its digest. */
  readonly evidence: "TEXT" | "DIGEST";
}

/** Everything an agent needs to act, and everything the organisations voted on. Times are ISO 8601. */
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
  /** Members of the channel when the operation was requested, sorted: who votes and who executes. */
  readonly electorate: readonly string[];
  readonly status: OperationStatus;
  readonly requestedAt: string;
  /** End of the vote. */
  readonly expiresAt: string;
  readonly executionPeriodMs: number;
  readonly decidedAt?: string;
  readonly executionDeadline?: string;
  readonly endedAt?: string;
  /** Why it ended other than COMPLETED. */
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
  /** The program that executes, as it says itself; empty when nobody started. */
  readonly agent: { readonly version: string; readonly digest: string };
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly evidence?: string;
  /** SHA-256 of the whole evidence, of which the row may hold only the first part. */
  readonly digest?: string;
  readonly isPartial?: true;
}

export interface StepRow {
  readonly operationId: string;
  readonly organization: string;
  readonly index: number;
  readonly name: string;
  readonly status: StepStatus;
  /** What the step's action saw, and at last why it failed, unless that says it. */
  readonly evidence: string;
  /** SHA-256 of all of that, as bytes. */
  readonly digest: string;
  /** The text shows less than the digest covers: it was cut, or bytes of it are no text. */
  readonly isPartial?: true;
  /** By the executing organisation's clock. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** How the step's program ended: by itself, or by a signal. */
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

/** What the registry knows of a channel. */
export interface ChannelRow {
  readonly name: string;
  /** Sorted; empty until every organisation named has confirmed the same list. */
  readonly members: readonly string[];
  readonly registeredAt?: string;
  /** Each organisation's latest word on the membership, sorted by organisation. */
  readonly claims: readonly ChannelClaim[];
}

export interface ChannelClaim {
  readonly organization: string;
  readonly members: readonly string[];
  readonly confirmedAt: string;
}
