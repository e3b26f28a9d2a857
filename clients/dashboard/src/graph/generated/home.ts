/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Type of an act on an operation. */
export type OperationEventType =
  /** An organisation's agent ended; others are at work. */
  | 'EXECUTION_ENDED'
  /** An organisation's agent began. */
  | 'EXECUTION_STARTED'
  /** The deciding vote was cast; the agents begin. */
  | 'OPERATION_APPROVED'
  /** The last agent ended, and all have succeeded. */
  | 'OPERATION_COMPLETED'
  /** Its voting period ended without a decision. */
  | 'OPERATION_EXPIRED'
  /** The last agent ended, or the deadline passed, and not all have succeeded. */
  | 'OPERATION_FAILED'
  /** So many voted against it that it cannot be approved. */
  | 'OPERATION_REJECTED'
  /** A proposal was made. */
  | 'OPERATION_REQUESTED'
  /** A vote was cast that decides nothing yet. */
  | 'OPERATION_VOTED'
  /** The proposer withdrew it. */
  | 'OPERATION_WITHDRAWN'
  /** An organisation's step ended. */
  | 'STEP_ENDED';

/** State of one organisation's execution. */
export type OperationExecutionStatus =
  /** A step has failed. */
  | 'FAILED'
  /** The organisation's agent has not begun. */
  | 'PENDING'
  /** The organisation's own allow-list forbids it. */
  | 'REFUSED'
  /** The agent is at work. */
  | 'RUNNING'
  /** Every step has succeeded. */
  | 'SUCCEEDED'
  /** The agent reported nothing before the deadline. */
  | 'TIMED_OUT';

/** Conditions of a list of operations; all that are given must hold. */
export type OperationFilterInput = {
  /** `true`: as `awaitingVoteOf` the asking organisation, in place of it; for requests with a token. */
  awaitingMyVote?: boolean | null | undefined;
  /** On which this organisation has a vote that it has not given and that would still count. */
  awaitingVoteOf?: string | null | undefined;
  /** On this channel. */
  channel?: string | null | undefined;
  /** Proposed by this organisation. */
  proposer?: string | null | undefined;
  /** Requested at this time or later. */
  requestedFrom?: string | null | undefined;
  /** Requested before this time. */
  requestedTo?: string | null | undefined;
  /** In one of these states. */
  status?: Array<OperationStatus> | null | undefined;
  /** Made from the template with this name. */
  template?: string | null | undefined;
  /** With this in their id, title or description, in any case of letters. */
  text?: string | null | undefined;
};

/** State of an operation. */
export type OperationStatus =
  /** Approved; the agents are about to begin. */
  | 'APPROVED'
  /** Every organisation has succeeded. */
  | 'COMPLETED'
  /** At least one agent has begun. */
  | 'EXECUTING'
  /** Its voting period ended without a decision. */
  | 'EXPIRED'
  /** At least one organisation has not succeeded. */
  | 'FAILED'
  /** The vote is open. */
  | 'PROPOSED'
  /** So many have voted against it that it cannot be approved. */
  | 'REJECTED'
  /** Its proposer has withdrawn it. */
  | 'WITHDRAWN';

export type OpenVotesQueryVariables = Exact<{
  first: number;
  filter: OperationFilterInput;
}>;


export type OpenVotesQuery = { operations: { totalCount: number, nodes: Array<{ id: string, title: string, expiresAt: string, proposer: { mspId: string }, decision: { agreed: Array<{ mspId: string }>, disagreed: Array<{ mspId: string }>, missing: Array<{ mspId: string }> } }> } };

export type RunsUnderWayQueryVariables = Exact<{
  first: number;
}>;


export type RunsUnderWayQuery = { operations: { totalCount: number, nodes: Array<{ id: string, title: string, status: OperationStatus, executionDeadline: string | null, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string } }> }> } };

export type RecentActsQueryVariables = Exact<{
  first: number;
}>;


export type RecentActsQuery = { operations: { nodes: Array<{ id: string, title: string, history: Array<{ type: OperationEventType, at: string, transactionId: string, organization: { mspId: string } }> }> } };


export const OpenVotesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenVotes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationFilterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"REQUESTED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"disagreed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OpenVotesQuery, OpenVotesQueryVariables>;
export const RunsUnderWayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunsUnderWay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"APPROVED"},{"kind":"EnumValue","value":"EXECUTING"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"executionDeadline"}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RunsUnderWayQuery, RunsUnderWayQueryVariables>;
export const RecentActsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecentActs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecentActsQuery, RecentActsQueryVariables>;