/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Reason of a refusal or a failure. */
export type ErrorCode =
  /** The object to create exists already. */
  | 'ALREADY_EXISTS'
  /** The organisation has voted already. */
  | 'ALREADY_VOTED'
  /** The provider does not accept the channel's asset. */
  | 'ASSET_NOT_ACCEPTED'
  /** The act does not carry its account's next counter. */
  | 'BAD_COUNTER'
  /** The input is invalid. */
  | 'BAD_INPUT'
  /** The signature is not the signer's, or not of this act. */
  | 'BAD_SIGNATURE'
  /** The account's policy allows no more spending in the hour or the day. */
  | 'BUDGET_EXCEEDED'
  /** The clocks of a peer and of the transaction's sender are too far apart; nothing was changed. */
  | 'CLOCK_SKEW'
  /** Another process uses the data folder. */
  | 'DATA_DIRECTORY_LOCKED'
  /** The act's deadline has passed. */
  | 'DEADLINE_EXPIRED'
  /** The peers did not endorse the transaction. */
  | 'ENDORSEMENT_FAILED'
  /** The caller may not do this. */
  | 'FORBIDDEN'
  /** Only the present state can be read, none at an earlier position. */
  | 'HISTORY_UNAVAILABLE'
  /** The idempotency key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The user has fewer calls of the service left than the act takes. */
  | 'INSUFFICIENT_CALLS'
  /** The account or the channel has less ether than the act takes. */
  | 'INSUFFICIENT_FUNDS'
  /** The account has fewer SToken than the act takes. */
  | 'INSUFFICIENT_TOKENS'
  /** The server failed. */
  | 'INTERNAL'
  /** The payment token is not valid for this channel. */
  | 'INVALID_TOKEN'
  /** The ledger does not answer at the moment. */
  | 'LEDGER_UNAVAILABLE'
  /** Another transaction changed the same rows at the same time; try again. */
  | 'MVCC_CONFLICT'
  /** The subject of the request does not exist. */
  | 'NOT_FOUND'
  /** The organisation has no vote on this operation. */
  | 'NOT_IN_ELECTORATE'
  /** Another program listens on the port. */
  | 'PORT_IN_USE'
  /** The chain has undone the block of the position. */
  | 'POSITION_UNDONE'
  /** The price has changed. */
  | 'PRICE_CHANGED'
  /** The vote is over. */
  | 'PROPOSAL_CLOSED'
  /** A redemption is under way. */
  | 'REDEMPTION_PENDING'
  /** The payment token was accepted before. */
  | 'REPLAYED_REQUEST'
  /** The provider accepts no more payment tokens before it redeems those that it has. */
  | 'RISK_CAP_EXCEEDED'
  /** The database of the projections does not answer at the moment. */
  | 'STORE_UNAVAILABLE'
  /** No SToken is left to pay out. */
  | 'SUPPLY_EXHAUSTED'
  /** The channel is about to end. */
  | 'TERMINATION_PENDING'
  /** The payer's limits do not allow a channel with such terms. */
  | 'TERMS_NOT_ALLOWED'
  /** The request took too long; its outcome is unknown. */
  | 'TIMEOUT'
  /** The waiting period has not passed; try again later. */
  | 'TOO_EARLY'
  /** The transaction was committed as invalid, without effect. */
  | 'TRANSACTION_INVALID'
  /** The contract refused the transaction. */
  | 'TRANSACTION_REVERTED'
  /** The caller is anonymous, or its access token is not accepted. */
  | 'UNAUTHENTICATED'
  /** The state of the subject does not allow the act. */
  | 'WRONG_STATE';

/** What an organisation may do to an operation. */
export type OperationAct =
  /** Vote on it: `operationVote`. */
  | 'VOTE'
  /** Take it back: `operationWithdraw`. */
  | 'WITHDRAW';

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

/** Field that operations are ordered by. */
export type OperationOrderField =
  /** By the name of the channel. */
  | 'CHANNEL'
  /** By the MSP id of the proposer. */
  | 'PROPOSER'
  /** By the time of the request. */
  | 'REQUESTED_AT';

/** Order of operations; equal ones by id. */
export type OperationOrderInput = {
  /** Direction. */
  direction?: OrderDirection;
  /** Field to order by. */
  field: OperationOrderField;
};

/** A value for a template's parameter. */
export type OperationParameterInput = {
  /** The parameter's name. */
  name: string;
  /** Its value; numbers as decimal text. */
  value: string;
};

/** Type of a parameter's value. */
export type OperationParameterType =
  /** One of a few words. */
  | 'CHOICE'
  /** A whole number. */
  | 'INTEGER'
  /** Any text. */
  | 'TEXT';

/** Policy of the vote; at least as strict as the template's. */
export type OperationPolicyInput = {
  /** f of TWO_F_PLUS_ONE. */
  faulty?: number | null | undefined;
  /** Organisations of N_OF_M that have to agree. */
  mandatory?: Array<string> | null | undefined;
  /** n of N_OF_M. */
  required?: number | null | undefined;
  /** The rule. */
  rule: OperationPolicyRule;
};

/** How many agreements an operation needs. */
export type OperationPolicyRule =
  /** The whole electorate. */
  | 'ALL'
  /** More than half of the electorate. */
  | 'MAJORITY'
  /** A number of organisations, which must include the named ones. */
  | 'N_OF_M'
  /** 2f + 1, where up to f organisations may be faulty. */
  | 'TWO_F_PLUS_ONE';

/** A proposal to run a template on every member of a channel. */
export type OperationRequestInput = {
  /** The channel whose members vote and execute. */
  channel: string;
  /** Reason. */
  description?: string | null | undefined;
  /** How long the execution may take; the template's by default. */
  executionPeriodSeconds?: number | null | undefined;
  /** An id of your choice, so that a repeated request is refused. */
  id?: string | number | null | undefined;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Values other than the defaults. */
  parameters?: Array<OperationParameterInput> | null | undefined;
  /** A policy stricter than the template's. */
  policy?: OperationPolicyInput | null | undefined;
  /** Name of the template. */
  template: string;
  /** Purpose, in a line. */
  title: string;
  /** How long the vote may take; the template's period by default. */
  votingPeriodSeconds?: number | null | undefined;
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

/** State of one organisation's step. */
export type OperationStepStatus =
  /** Ended otherwise, or not in time. */
  | 'FAILED'
  /** Not begun. */
  | 'PENDING'
  /** The agent reports on it next. */
  | 'RUNNING'
  /** Left out, because the execution ended before it. */
  | 'SKIPPED'
  /** Ended as expected. */
  | 'SUCCEEDED';

/** An organisation's vote; there is one, and it is final. */
export type OperationVoteInput = {
  /** For or against. */
  choice: VoteChoice;
  /** Reason. */
  comment?: string | null | undefined;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The operation. */
  operationId: string | number;
};

/** A proposal to take back. */
export type OperationWithdrawInput = {
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The operation. */
  operationId: string | number;
};

/** Direction of an order. */
export type OrderDirection =
  /** From the smallest to the largest. */
  | 'ASC'
  /** From the largest to the smallest. */
  | 'DESC';

/** What an organisation votes. */
export type VoteChoice =
  /** For the operation. */
  | 'AGREE'
  /** Against the operation. */
  | 'DISAGREE';

export type OperationRowsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: OperationFilterInput | null | undefined;
  orderBy?: OperationOrderInput | null | undefined;
}>;


export type OperationRowsQuery = { operations: { totalCount: number, nodes: Array<{ id: string, title: string, status: OperationStatus, requestedAt: string, expiresAt: string, proposer: { mspId: string }, channel: { name: string }, decision: { required: number, agreed: Array<{ mspId: string }>, disagreed: Array<{ mspId: string }> }, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string } }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type OperationPageQueryVariables = Exact<{
  id: string | number;
}>;


export type OperationPageQuery = { operation: { id: string, title: string, description: string, status: OperationStatus, reason: string | null, templateDigest: string, requestedAt: string, expiresAt: string, decidedAt: string | null, executionDeadline: string | null, endedAt: string | null, allowedActs: Array<OperationAct>, parameters: Array<{ name: string, value: string }>, steps: Array<{ name: string, action: string, isBuiltIn: boolean, arguments: Array<string>, timeoutMs: number, expectedOutput: string | null }>, proposer: { mspId: string }, electorate: Array<{ mspId: string }>, policy: { rule: OperationPolicyRule, faulty: number | null, required: number | null, mandatory: Array<{ mspId: string }> }, channel: { name: string }, template: { name: string, version: number, title: string } | null, votes: Array<{ choice: VoteChoice, comment: string, votedAt: string, organization: { mspId: string } }>, decision: { required: number, isDecidable: boolean, agreed: Array<{ mspId: string }>, missing: Array<{ mspId: string }>, vetoes: Array<{ mspId: string }> }, executions: Array<{ status: OperationExecutionStatus, evidence: string | null, agentVersion: string | null, agentDigest: string | null, startedAt: string | null, endedAt: string | null, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null, isEvidencePartial: boolean, exitCode: number | null, signal: string | null, startedAt: string | null, endedAt: string | null }> }>, history: Array<{ type: OperationEventType, at: string, transactionId: string, organization: { mspId: string } }> } | null };

export type OperationChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationChoicesQuery = { networkChannels: Array<{ name: string, members: Array<{ mspId: string }> }>, operationTemplates: Array<{ name: string, version: number, digest: string, title: string, description: string, parameters: Array<{ name: string, type: OperationParameterType, minimum: number | null, maximum: number | null, maximumLength: number | null, choices: Array<string> | null, defaultValue: string | null }>, steps: Array<{ name: string, action: string, isBuiltIn: boolean, arguments: Array<string>, timeoutMs: number, expectedOutput: string | null }>, policy: { rule: OperationPolicyRule, faulty: number | null, required: number | null, mandatory: Array<{ mspId: string }> } }> };

export type OperationRequestMutationVariables = Exact<{
  input: OperationRequestInput;
}>;


export type OperationRequestMutation = { operationRequest: { operation: { id: string, status: OperationStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, field: Array<string> | null }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type OperationVoteMutationVariables = Exact<{
  input: OperationVoteInput;
}>;


export type OperationVoteMutation = { operationVote: { operation: { id: string, status: OperationStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, field: Array<string> | null }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type OperationWithdrawMutationVariables = Exact<{
  input: OperationWithdrawInput;
}>;


export type OperationWithdrawMutation = { operationWithdraw: { operation: { id: string, status: OperationStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, field: Array<string> | null }>, transaction: { id: string, blockNumber: string, position: string } | null } };


export const OperationRowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OperationRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"disagreed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"required"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<OperationRowsQuery, OperationRowsQueryVariables>;
export const OperationPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OperationPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"templateDigest"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"executionDeadline"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"isBuiltIn"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"expectedOutput"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"electorate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"faulty"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"votedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"vetoes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"isDecidable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedActs"}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"agentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"agentDigest"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"isEvidencePartial"}},{"kind":"Field","name":{"kind":"Name","value":"exitCode"}},{"kind":"Field","name":{"kind":"Name","value":"signal"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OperationPageQuery, OperationPageQueryVariables>;
export const OperationChoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OperationChoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"networkChannels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"operationTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"maximumLength"}},{"kind":"Field","name":{"kind":"Name","value":"choices"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"isBuiltIn"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"expectedOutput"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"faulty"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OperationChoicesQuery, OperationChoicesQueryVariables>;
export const OperationRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OperationRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<OperationRequestMutation, OperationRequestMutationVariables>;
export const OperationVoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OperationVote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationVoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationVote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<OperationVoteMutation, OperationVoteMutationVariables>;
export const OperationWithdrawDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OperationWithdraw"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationWithdrawInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationWithdraw"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<OperationWithdrawMutation, OperationWithdrawMutationVariables>;