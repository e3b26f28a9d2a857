import type { ChannelRow, ExecutionRow, OperationRow, StepRow } from "./rows.ts";

/** Names of the events of the `ops` chaincode; a transaction emits exactly one. */
export const OpsEvent = {
  channelConfirmed: "ChannelConfirmed",
  channelRegistered: "ChannelRegistered",
  operationRequested: "OperationRequested",
  operationVoted: "OperationVoted",
  operationApproved: "OperationApproved",
  operationRejected: "OperationRejected",
  operationWithdrawn: "OperationWithdrawn",
  operationExpired: "OperationExpired",
  executionStarted: "ExecutionStarted",
  stepEnded: "StepEnded",
  executionEnded: "ExecutionEnded",
  operationCompleted: "OperationCompleted",
  operationFailed: "OperationFailed",
} as const;

export type OpsEventName = (typeof OpsEvent)[keyof typeof OpsEvent];

/** Payload of every event whose name starts with `Channel`. */
export interface ChannelEventPayload {
  readonly organization: string;
  readonly channel: ChannelRow;
}

/** Payload of every other event. */
export interface OperationEventPayload {
  /** The organisation that acted. */
  readonly organization: string;
  /** The operation after the act. */
  readonly operation: OperationRow;
  readonly execution?: ExecutionRow;
  readonly step?: StepRow;
}
