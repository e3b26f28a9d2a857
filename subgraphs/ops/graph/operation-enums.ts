import type { ExecutionStatus, OperationStatus, OpsEventName } from "@ledgerloom/chaincode";
import { enumOf } from "../../kit/enum-of.ts";
import type { OperationOrder } from "../projection/ops-reads.ts";

export const OperationStatusEnum = enumOf<OperationStatus>(
  {
    PROPOSED: "The vote is open.",
    APPROVED: "Approved; the agents are about to begin.",
    EXECUTING: "At least one agent has begun.",
    COMPLETED: "Every organisation has succeeded.",
    FAILED: "At least one organisation has not succeeded.",
    REJECTED: "Approval has got out of reach.",
    WITHDRAWN: "Its proposer has taken it back.",
    EXPIRED: "Nobody decided it in time.",
  },
  "OperationStatus",
  "Where an operation is.",
);

export const OperationOrderFieldEnum = enumOf<OperationOrder>(
  {
    REQUESTED_AT: "By the time of the request.",
    CHANNEL: "By the name of the channel.",
    PROPOSER: "By the MSP id of the proposer.",
  },
  "OperationOrderField",
  "What operations are ordered by.",
);

export const OperationExecutionStatusEnum = enumOf<ExecutionStatus | "PENDING">(
  {
    PENDING: "The organisation's agent has not begun.",
    RUNNING: "The agent is at work.",
    SUCCEEDED: "Every step has succeeded.",
    FAILED: "A step has failed.",
    REFUSED: "The organisation's own allow-list forbids it.",
    TIMED_OUT: "Nothing was heard before the deadline.",
  },
  "OperationExecutionStatus",
  "Where one organisation is with an operation.",
);

export const OperationStepStatusEnum = enumOf(
  {
    PENDING: "Not begun.",
    RUNNING: "The next that the agent reports on.",
    SUCCEEDED: "Ended as expected.",
    FAILED: "Ended otherwise, or not in time.",
    SKIPPED: "Left out, because the execution ended before it.",
  },
  "OperationStepStatus",
  "Where one organisation is with a step.",
);

export const VoteChoiceEnum = enumOf<"AGREE" | "DISAGREE">(
  { AGREE: "For the operation.", DISAGREE: "Against the operation." },
  "VoteChoice",
  "What an organisation votes.",
);

export const OperationPolicyRuleEnum = enumOf<"MAJORITY" | "ALL" | "TWO_F_PLUS_ONE" | "N_OF_M">(
  {
    MAJORITY: "More than half of the electorate.",
    ALL: "Everybody.",
    TWO_F_PLUS_ONE: "2f + 1, where f organisations may break their word.",
    N_OF_M: "A number of organisations, those named among them.",
  },
  "OperationPolicyRule",
  "How many agreements an operation needs.",
);

export const OperationParameterTypeEnum = enumOf<"INTEGER" | "TEXT" | "CHOICE">(
  { INTEGER: "A whole number.", TEXT: "Any text.", CHOICE: "One of a few words." },
  "OperationParameterType",
  "What a parameter's value may be.",
);

/** `operationRequested` → `OPERATION_REQUESTED` */
type UpperCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? "" : "_"}${Uppercase<Letter>}${UpperCase<Rest>}`
  : "";

/** The operation's part of the chaincode's events. */
type OperationEventType = UpperCase<Uncapitalize<Exclude<OpsEventName, `Channel${string}`>>>;

export const OperationEventTypeEnum = enumOf<OperationEventType>(
  {
    OPERATION_REQUESTED: "A proposal was made.",
    OPERATION_VOTED: "A vote was cast that decides nothing yet.",
    OPERATION_APPROVED: "The deciding vote was cast; the agents begin.",
    OPERATION_REJECTED: "Approval got out of reach.",
    OPERATION_WITHDRAWN: "The proposer took it back.",
    OPERATION_EXPIRED: "Nobody decided it in time.",
    EXECUTION_STARTED: "An organisation's agent began.",
    STEP_ENDED: "An organisation's step ended.",
    EXECUTION_ENDED: "An organisation's agent ended; others are at work.",
    OPERATION_COMPLETED: "The last agent ended, and all have succeeded.",
    OPERATION_FAILED: "The last agent ended, or the deadline passed, and not all have succeeded.",
  },
  "OperationEventType",
  "What happened to an operation.",
);

/** `OperationRequested` → `OPERATION_REQUESTED`. */
export function eventTypeOf(name: OpsEventName | (string & {})): OperationEventType {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as OperationEventType;
}
