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
    REJECTED: "So many have voted against it that it cannot be approved.",
    WITHDRAWN: "Its proposer has withdrawn it.",
    EXPIRED: "Its voting period ended without a decision.",
  },
  "OperationStatus",
  "State of an operation.",
);

export const OperationOrderFieldEnum = enumOf<OperationOrder>(
  {
    REQUESTED_AT: "By the time of the request.",
    CHANNEL: "By the name of the channel.",
    PROPOSER: "By the MSP id of the proposer.",
  },
  "OperationOrderField",
  "Field that operations are ordered by.",
);

export const OperationExecutionStatusEnum = enumOf<ExecutionStatus | "PENDING">(
  {
    PENDING: "The organisation's agent has not begun.",
    RUNNING: "The agent is at work.",
    SUCCEEDED: "Every step has succeeded.",
    FAILED: "A step has failed.",
    REFUSED: "The organisation's own allow-list forbids it.",
    TIMED_OUT: "The agent reported nothing before the deadline.",
  },
  "OperationExecutionStatus",
  "State of one organisation's execution.",
);

export const OperationStepStatusEnum = enumOf(
  {
    PENDING: "Not begun.",
    RUNNING: "The agent reports on it next.",
    SUCCEEDED: "Ended as expected.",
    FAILED: "Ended otherwise, or not in time.",
    SKIPPED: "Left out, because the execution ended before it.",
  },
  "OperationStepStatus",
  "State of one organisation's step.",
);

export const VoteChoiceEnum = enumOf<"AGREE" | "DISAGREE">(
  { AGREE: "For the operation.", DISAGREE: "Against the operation." },
  "VoteChoice",
  "What an organisation votes.",
);

export const OperationPolicyRuleEnum = enumOf<"MAJORITY" | "ALL" | "TWO_F_PLUS_ONE" | "N_OF_M">(
  {
    MAJORITY: "More than half of the electorate.",
    ALL: "The whole electorate.",
    TWO_F_PLUS_ONE: "2f + 1, where up to f organisations may be faulty.",
    N_OF_M: "A number of organisations, which must include the named ones.",
  },
  "OperationPolicyRule",
  "How many agreements an operation needs.",
);

export const OperationParameterTypeEnum = enumOf<"INTEGER" | "TEXT" | "CHOICE">(
  { INTEGER: "A whole number.", TEXT: "Any text.", CHOICE: "One of a few words." },
  "OperationParameterType",
  "Type of a parameter's value.",
);

/** `operationRequested` → `OPERATION_REQUESTED` */
type UpperCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? "" : "_"}${Uppercase<Letter>}${UpperCase<Rest>}`
  : "";

/** Events of operations among the chaincode's events. */
type OperationEventType = UpperCase<Uncapitalize<Exclude<OpsEventName, `Channel${string}`>>>;

export const OperationEventTypeEnum = enumOf<OperationEventType>(
  {
    OPERATION_REQUESTED: "A proposal was made.",
    OPERATION_VOTED: "A vote was cast that decides nothing yet.",
    OPERATION_APPROVED: "The deciding vote was cast; the agents begin.",
    OPERATION_REJECTED: "So many voted against it that it cannot be approved.",
    OPERATION_WITHDRAWN: "The proposer withdrew it.",
    OPERATION_EXPIRED: "Its voting period ended without a decision.",
    EXECUTION_STARTED: "An organisation's agent began.",
    STEP_ENDED: "An organisation's step ended.",
    EXECUTION_ENDED: "An organisation's agent ended; others are at work.",
    OPERATION_COMPLETED: "The last agent ended, and all have succeeded.",
    OPERATION_FAILED: "The last agent ended, or the deadline passed, and not all have succeeded.",
  },
  "OperationEventType",
  "Type of an act on an operation.",
);

/** `OperationRequested` → `OPERATION_REQUESTED`. */
export function eventTypeOf(name: OpsEventName | (string & {})): OperationEventType {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as OperationEventType;
}
