/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An account's consent to one act: its EIP-712 signature over the act's arguments, counter and deadline, in the domain `marketplaceSigningDomain`. */
export type ActAuthorizationInput = {
  /** The account's `counter` plus one. */
  counter: string;
  /** Last second, since 1970 in UTC, at which the act may be taken. */
  deadline: string;
  /** 65 bytes: r, s in the lower half of the order, and v (27 or 28). */
  signature: string;
  /** The account that acts. */
  signer: string;
};

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

/** How certain it is that something on a chain stays. */
export type Finality =
  /** The chain cannot take it back any more. */
  | 'FINAL'
  /** It is in one of the newest blocks, which the chain may still take back. */
  | 'PENDING'
  /** The chain is unlikely to take it back. */
  | 'SAFE';

/** Conditions of the events to deliver; all that are given must hold. */
export type MarketplaceEventFilterInput = {
  /** Only events in which this account acted or was paid. */
  account?: string | null | undefined;
  /** Only events about this service. */
  service?: string | null | undefined;
  /** Only events of these types. */
  types?: Array<MarketplaceEventType> | null | undefined;
};

/** Type of an event of the marketplace. */
export type MarketplaceEventType =
  /** Calls of a service were bought. */
  | 'CALLS_PURCHASED'
  /** Calls of a service were used. */
  | 'CALLS_USED'
  /** A mashup was registered, and paid its fees. */
  | 'MASHUP_CREATED'
  /** Parameters that the consortium had voted for came in force. */
  | 'PARAMETERS_CHANGED'
  /** Many services were registered at once. */
  | 'SERVICES_REGISTERED'
  /** A user commented on a service. */
  | 'SERVICE_COMMENTED'
  /** A service was described anew. */
  | 'SERVICE_EDITED'
  /** The sale of a service's calls ended. */
  | 'SERVICE_INVALIDATED'
  /** A service became available. */
  | 'SERVICE_PUBLISHED'
  /** A service was registered. */
  | 'SERVICE_REGISTERED'
  /** A service's developer was given SToken. */
  | 'SERVICE_REWARDED'
  /** A user accepted a service's licence. */
  | 'TERMS_ACCEPTED'
  /** A service's licence was set. */
  | 'TERMS_SET'
  /** SToken changed hands. */
  | 'TOKENS_TRANSFERRED'
  /** An account took a name. */
  | 'USER_REGISTERED'
  /** A user removed itself. */
  | 'USER_REMOVED';

/** Which events to deliver; what is left out does not matter. */
export type OperationEventFilterInput = {
  /** Of this operation. */
  operationId?: string | number | null | undefined;
  /** Caused by this organisation. */
  organization?: string | null | undefined;
  /** Of these types. */
  types?: Array<OperationEventType> | null | undefined;
};

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

/** A new account; nothing of it is chosen. */
export type PaymentAccountCreateInput = {
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
};

/** Which events; every given condition must hold. */
export type PaymentAlarmEventFilterInput = {
  /** Only of alarms of this account. */
  account?: string | null | undefined;
  /** Only of alarms on the channel with this contract. */
  channel?: string | null | undefined;
  /** Only of alarms about this duty. */
  duty?: PaymentDuty | null | undefined;
  /** Only of these types. */
  types?: Array<PaymentAlarmEventType> | null | undefined;
};

/** What happened to an alarm. */
export type PaymentAlarmEventType =
  /** It was done, or is no longer due. */
  | 'ENDED'
  /** A duty could not be done. */
  | 'OPENED'
  /** It was tried again, without success. */
  | 'TRIED';

/** What an account signed so that a channel may take its tokens (EIP-3009, receiveWithAuthorization). */
export type PaymentAuthorizationInput = {
  /** What the account used for no other authorisation. */
  nonce: string;
  /** The signature, 65 bytes. */
  signature: string;
  /** After when it counts, in whole seconds; at once without. */
  validAfter?: string | null | undefined;
  /** Before when it counts, in whole seconds. */
  validBefore: string;
};

/** How the parties of a channel want to end it. */
export type PaymentChannelCloseInput = {
  /** The channel; the keys of its consumer or provider must be held here. */
  channelId: string | number;
  /** The consumer's, from its own payment server; without, it is signed here. */
  consumerSignature?: string | null | undefined;
  /** Until when the agreement can be used, in whole seconds; an hour without. */
  deadline?: string | null | undefined;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** All that the provider will have redeemed; the rest of the deposits goes back. */
  redeemed: string;
};

/** A deposit for a channel's consumer, by anybody. */
export type PaymentChannelDepositInput = {
  /** How much, at least one unit. */
  amount: string;
  /** What it is paid in: the channel's own asset, or it is refused. Null is ether; unchecked when left out. */
  asset?: string | null | undefined;
  /** What the payer signed; without, it is signed here. */
  authorization?: PaymentAuthorizationInput | null | undefined;
  /** The channel. */
  channelId: string | number;
  /** Who pays it in; its keys must be held here unless another hands in what it authorised. */
  from: string;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Who hands it in and pays the gas, when not the payer; for tokens with EIP-3009. Its keys must be held here. */
  sender?: string | null | undefined;
};

/** What happened to a payment channel. */
export type PaymentChannelEventType =
  /** Its deposit grew. */
  | 'DEPOSITED'
  /** Its consumer opened it. */
  | 'OPENED'
  /** A party took out what was due. */
  | 'PAID_OUT'
  /** A lane was opened, or got another price. */
  | 'PRICE_CHANGED'
  /** Its provider redeemed a lane of the closed id. */
  | 'REDEEMED'
  /** Its provider ended a redemption. */
  | 'REDEMPTION_FINALIZED'
  /** Its provider closed the token id in use. */
  | 'REDEMPTION_STARTED'
  /** Its parties agreed to end it, and what that brings the provider. */
  | 'SETTLED'
  /** It ended. */
  | 'TERMINATED'
  /** Its consumer gave notice. */
  | 'TERMINATION_STARTED'
  /** Its consumer replaced the key that signs tokens. */
  | 'VOUCHER_KEY_ROTATED';

/** A new payment channel. Its terms never change, but for prices. */
export type PaymentChannelOpenInput = {
  /** What is paid with: the address of an ERC-20 token; ether without. */
  asset?: string | null | undefined;
  /** Who pays; its keys must be held here for the asking organisation. */
  consumer: string;
  /** First deposit; of tokens it takes a transaction more, that approves it. */
  deposit?: string;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Its lanes and what they cost, at least one. */
  lanes: Array<PaymentLaneInput>;
  /** Who is paid. */
  provider: string;
  /** Tells apart channels of the same two accounts. With the same salt a channel is opened once only. */
  salt?: string | null | undefined;
  /** Seconds between the consumer's notice and the end; twice the tolerance period and 60 at least. */
  terminationPeriod?: number;
  /** Seconds in which tokens of an id count after their redemption was started. */
  tolerancePeriod?: number;
};

/** Where a payment channel is in its life. */
export type PaymentChannelStatus =
  /** Requests are paid through it. */
  | 'OPEN'
  /** It ended; what is due can be taken out. */
  | 'TERMINATED'
  /** The consumer gave notice; the provider can still redeem. */
  | 'TERMINATING';

/** A channel to end, and who ends it. */
export type PaymentChannelTerminateInput = {
  /** The channel. */
  channelId: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Its consumer or provider; the keys must be held here. */
  party: string;
};

/** Which way an account's money moved; what only ended a channel is neither. */
export type PaymentDirection =
  /** The account's money became more. */
  | 'IN'
  /** It became less. */
  | 'OUT';

/** What the payment server does by itself for an account. */
export type PaymentDuty =
  /** End a redemption whose tolerance period is over. */
  | 'FINALIZE_REDEMPTION'
  /** End a channel whose termination period is over. */
  | 'FINALIZE_TERMINATION'
  /** Add to the deposit of a channel of which too little is left. */
  | 'FUND'
  /** Start to redeem what a channel's consumer owes. */
  | 'START_REDEMPTION';

/** Which events; every given condition must hold. */
export type PaymentEventFilterInput = {
  /** Only of channels in which this account pays or is paid. */
  account?: string | null | undefined;
  /** Only of this asset; the zero address is ether. */
  asset?: string | null | undefined;
  /** Only of this channel. */
  channel?: string | null | undefined;
  /** Only of channels in which this account pays. */
  consumer?: string | null | undefined;
  /** Only of channels in which this account is paid. */
  provider?: string | null | undefined;
  /** Only of these types. */
  types?: Array<PaymentChannelEventType> | null | undefined;
};

/** Which flows; every given condition must hold. */
export type PaymentFlowFilterInput = {
  /** Only those in which one of these pays or is paid. */
  accounts?: Array<string> | null | undefined;
  /** Only of this asset; the zero address is ether. */
  asset?: string | null | undefined;
  /** Only those in which this account pays. */
  consumer?: string | null | undefined;
  /** Only those in which an account pays or is paid that is held here for this organisation, which must be the asking one. */
  organization?: string | null | undefined;
  /** Only those in which this account is paid. */
  provider?: string | null | undefined;
};

/** What flows are ordered by. */
export type PaymentFlowOrderField =
  /** By what was paid in, whatever the asset. */
  | 'DEPOSITED'
  /** By the addresses of consumer and provider. */
  | 'PARTIES'
  /** By what was redeemed, whatever the asset. */
  | 'REDEEMED'
  /** By the number of requests. */
  | 'REQUESTS';

/** How to order flows; equal ones by the addresses of their parties. */
export type PaymentFlowOrderInput = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: PaymentFlowOrderField;
};

/** What a request on a lane costs. */
export type PaymentLaneInput = {
  /** What the lane stands for, at most 32 bytes; a lane that has a label keeps it without. */
  label?: string | null | undefined;
  /** The lane's number. */
  lane?: number;
  /** Price of one request; below 2^128. */
  pricePerRequest: string;
};

/** A lane of its own for calls on somebody's behalf. */
export type PaymentLaneOpenInput = {
  /** The channel; its consumer's keys must be held here. */
  channelId: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** What else it stands for, at most 32 bytes. */
  label?: string;
  /** The new lane's number. */
  lane: number;
  /** The account on whose behalf; the label says so, and requests that it causes are signed on the lane. */
  origin?: string | null | undefined;
  /** The lane whose price under the token id in use it takes over. */
  pricedAs?: number;
};

/** A whole policy: what is left out is as if there had never been one. */
export type PaymentPolicySetInput = {
  /** Whose; its keys must be held here for the asking organisation. */
  account: string;
  /** The token, or the zero address for ether. */
  asset?: string;
  /** What the account may pay into channels in any 24 hours. */
  dailyBudget?: string | null | undefined;
  /** What the account may pay into channels of one provider in any 24 hours. */
  dailyBudgetPerPeer?: string | null | undefined;
  /** Deposits fundWith into a channel of which less than this is left for new tokens. */
  fundBelow?: string | null | undefined;
  /** How much to deposit at a time. */
  fundWith?: string | null | undefined;
  /** What the account may pay into channels in any hour. */
  hourlyBudget?: string | null | undefined;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Accepts nothing on channels with a shorter termination period, in seconds; without, what the contract asks for is enough. */
  leastTerminationPeriod?: number | null | undefined;
  /** Accepts nothing on channels with a shorter tolerance period, in seconds. */
  leastTolerancePeriod?: number | null | undefined;
  /** Pays into no channel with a longer termination period, in seconds: as long may money be locked. A day unless told. */
  maxTerminationPeriod?: number;
  /** Redeems what a channel brought when its token id is that old; null is never by age. Left out when set, it is 3600. */
  redeemAfterSeconds?: number | null | undefined;
  /** Redeems as soon as a channel's accepted tokens are worth this much; half the risk cap without. */
  redeemAtValue?: string | null | undefined;
  /** Refuses tokens that would take what a channel's provider has not redeemed beyond this. */
  riskCap?: string | null | undefined;
};

/** A new key for a service. */
export type PaymentServiceKeyCreateInput = {
  /** The account that the service pays from and is paid on; its keys must be held here. */
  account: string;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** What to call it: 1 to 64 characters, no secret. */
  name?: string | null | undefined;
};

/** A key that counts no more. */
export type PaymentServiceKeyRevokeInput = {
  /** The key. */
  id: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
};

/** Which lines; every given condition must hold. */
export type PaymentStatementLineFilterInput = {
  /** Only of this one of the accounts. */
  account?: string | null | undefined;
  /** Only of this asset; the zero address is ether. */
  asset?: string | null | undefined;
  /** Only of this channel. */
  channel?: string | null | undefined;
  /** Only with this other party. */
  counterparty?: string | null | undefined;
  /** Only those that changed the money this way. */
  direction?: PaymentDirection | null | undefined;
  /** Only those that are as certain as this, neither more nor less. */
  finality?: Finality | null | undefined;
  /** Only those that moved this or less. */
  maximum?: string | null | undefined;
  /** Only those that moved this or more. */
  minimum?: string | null | undefined;
  /** Only of these types. */
  types?: Array<PaymentStatementLineType> | null | undefined;
};

/** What moved an account's money. */
export type PaymentStatementLineType =
  /** Somebody paid into a channel of the account. */
  | 'DEPOSIT'
  /** The account took out what was due to it. */
  | 'PAYOUT'
  /** The channel's provider redeemed a token. */
  | 'REDEMPTION'
  /** A channel ended; what was left is the consumer's to take out. */
  | 'RETURN'
  /** The parties ended a channel and agreed on what that brings the provider. */
  | 'SETTLEMENT';

/** A token as it came with a request. */
export type PaymentTokenInput = {
  /** Who pays. */
  consumer: string;
  /** Contract of the channel. */
  intermediary: string;
  /** The lane of the requests. */
  lane?: number;
  /** How many requests so far, this one included. */
  requests: string;
  /** EIP-712 signature of the channel's voucher key, 65 bytes. */
  signature: string;
  /** The channel's token id when it was signed. */
  tokenId: string;
};

/** Requests to sign for. */
export type PaymentTokenSignInput = {
  /** The channel; its consumer's keys must be held here. */
  channelId: string | number;
  /** For how many requests; at most 1,000. */
  count?: number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The lane of the requests. */
  lane?: number;
  /** W3C traceparent of the request that they are made for. When that was itself paid for, its payer has caused what they cost. */
  traceparent?: string | null | undefined;
};

/** Tokens that came with requests. */
export type PaymentTokenValidateInput = {
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The tokens, at most 1,000, in any order. */
  tokens: Array<PaymentTokenInput>;
  /** W3C traceparent of the requests. */
  traceparent?: string | null | undefined;
};

/** A channel whose consumer's tokens another key is to sign. */
export type PaymentVoucherKeyRotateInput = {
  /** The channel; its consumer's keys must be held here. */
  channelId: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
};

/** A channel, and whom to pay what is due there. */
export type PayoutWithdrawInput = {
  /** The channel. */
  channelId: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Its consumer or provider; the keys must be held here. */
  party: string;
};

/** From when until when, by the time of blocks. */
export type PeriodInput = {
  /** Its begin, inclusive; by default the first block. */
  from?: string | null | undefined;
  /** Its end, exclusive; by default now. */
  to?: string | null | undefined;
};

/** Channels whose provider ends redemptions. */
export type RedemptionBatchFinalizeInput = {
  /** The channels, 1 to 50. */
  channelIds: Array<string | number>;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Who is paid; its keys must be held here. */
  provider: string;
};

/** Channels whose provider begins to redeem. */
export type RedemptionBatchStartInput = {
  /** The channels, 1 to 50. */
  channelIds: Array<string | number>;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Who is paid; its keys must be held here. */
  provider: string;
};

/** A channel whose provider ends a redemption. */
export type RedemptionFinalizeInput = {
  /** The channel; its provider's keys must be held here. */
  channelId: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
};

/** A channel whose provider begins to redeem. */
export type RedemptionStartInput = {
  /** The channel; its provider's keys must be held here. */
  channelId: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Prices under the next token id, also of new lanes; other lanes cost what they did. */
  prices?: Array<PaymentLaneInput>;
};

/** The signed act `CallService`: it buys calls for price times times. */
export type ServiceCallInput = {
  /** The buyer's signature. */
  authorization: ActAuthorizationInput;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The price per call that the buyer expects. */
  price: string;
  /** The service to buy calls of. */
  service: string;
  /** How many calls. */
  times: number;
};

/** Conditions of a list of services; all that are given must hold. A list takes 1 to 100 values, a text 200 characters. */
export type ServiceFilterInput = {
  /** Only services of one of these categories. */
  categories?: Array<string> | null | undefined;
  /** Only services of exactly this category. */
  category?: string | null | undefined;
  /** Only mashups that compose all of these services. */
  composes?: Array<string> | null | undefined;
  /** Only services registered at this time or later. */
  createdFrom?: string | null | undefined;
  /** Only services registered before this time. */
  createdTo?: string | null | undefined;
  /** Only services of this developer. */
  developer?: string | null | undefined;
  /** Only services whose developer this organisation has registered. */
  developerOrganization?: string | null | undefined;
  /** Only services, or only mashups. */
  kind?: ServiceKind | null | undefined;
  /** Only services with this text in their name, in any case. */
  nameContains?: string | null | undefined;
  /** Only services of these names. */
  names?: Array<string> | null | undefined;
  /** Only services that cost this a call, or more. */
  priceFrom?: string | null | undefined;
  /** Only services that cost this a call, or less. */
  priceTo?: string | null | undefined;
  /** Only services in this status. */
  status?: ServiceStatus | null | undefined;
  /** Only services in one of these. */
  statuses?: Array<ServiceStatus> | null | undefined;
  /** Only services with exactly this tag. */
  tag?: string | null | undefined;
  /** Only services whose tags are such. */
  tags?: ServiceTagsFilterInput | null | undefined;
  /** Only services with all of these words, at most 10, in name, category, tags or description; the beginning of a word is enough. Where nothing has them, words that are like them count. */
  text?: string | null | undefined;
};

/** Whether a service composes other services. */
export type ServiceKind =
  /** It composes other services. */
  | 'MASHUP'
  /** It composes no other services. */
  | 'SERVICE';

/** Field that services are ordered by. */
export type ServiceOrderField =
  /** By the time of registration. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By the price of a call. */
  | 'PRICE'
  /** By how well a service matches the filter's text, which must be given; with DESC the best comes first. */
  | 'RELEVANCE'
  /** By the time of the last change. */
  | 'UPDATED_AT';

/** Order of services; equal ones by name. */
export type ServiceOrderInput = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: ServiceOrderField;
};

/** The signed act `PublishService`. */
export type ServicePublishInput = {
  /** The developer's signature. */
  authorization: ActAuthorizationInput;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The service to make available. */
  name: string;
};

/** The signed act `RegisterService`. */
export type ServiceRegisterInput = {
  /** The developer's signature. */
  authorization: ActAuthorizationInput;
  /** Category; at most 64 characters. */
  category?: string;
  /** At most 2,000 characters. */
  description?: string;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** A name that no service has: 1 to 128 visible characters. */
  name: string;
  /** SToken per call. */
  price: string;
  /** At most 20 words of at most 48 characters. */
  tags?: Array<string>;
  /** URL at which it answers: empty, or an http(s) address in ASCII. */
  url?: string;
};

/** State of a service; calls can be bought while it is AVAILABLE. */
export type ServiceStatus =
  /** Published; its calls can be bought. */
  | 'AVAILABLE'
  /** Registered, not yet published. */
  | 'CREATED'
  /** No longer offered. */
  | 'INVALID';

/** Conditions on tags; each takes 1 to 100. */
export type ServiceTagsFilterInput = {
  /** Only services with all of these tags. */
  all?: Array<string> | null | undefined;
  /** Only services with at least one of these tags. */
  any?: Array<string> | null | undefined;
};

/** The signed act `Transfer`. */
export type TokenTransferInput = {
  /** SToken to send, at least one unit. */
  amount: string;
  /** The sender's signature. */
  authorization: ActAuthorizationInput;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Account that receives; it need not be registered. */
  to: string;
};

/** The signed act `RegisterUser`. */
export type UserRegisterInput = {
  /** The new user's signature. */
  authorization: ActAuthorizationInput;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Introduction by the user; at most 2,000 characters. */
  introduction?: string;
  /** Name that no account has: 3 to 64 letters and digits, single marks between. */
  name: string;
};

/** What an organisation votes. */
export type VoteChoice =
  /** For the operation. */
  | 'AGREE'
  /** Against the operation. */
  | 'DISAGREE';

/** An account that is paid with x402. */
export type X402VouchersClaimInput = {
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The account; its keys must be held here for the asking organisation. */
  provider: string;
};

export type SigningFactsQueryVariables = Exact<{
  address: string;
}>;


export type SigningFactsQuery = { account: { counter: string }, marketplaceSigningDomain: { name: string, version: string, salt: string } };

export type AccountQueryVariables = Exact<{
  address: string;
}>;


export type AccountQuery = { account: { address: string, name: string | null, introduction: string | null, tokenBalance: string, counter: string, organization: { mspId: string } | null } };

export type ServicesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ServiceFilterInput | null | undefined;
  orderBy?: ServiceOrderInput | null | undefined;
}>;


export type ServicesQuery = { services: { totalCount: number, nodes: Array<{ name: string, kind: ServiceKind, price: string, status: ServiceStatus, category: string | null, tags: Array<string>, developer: { address: string, name: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServiceQueryVariables = Exact<{
  name: string;
}>;


export type ServiceQuery = { service: { name: string, kind: ServiceKind, price: string, status: ServiceStatus, category: string | null, tags: Array<string>, description: string, url: string | null, developer: { address: string, name: string | null, tokenBalance: string } } | null };

export type RegisterUserMutationVariables = Exact<{
  input: UserRegisterInput;
}>;


export type RegisterUserMutation = { userRegister: { account: { address: string, name: string | null, tokenBalance: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type RegisterServiceMutationVariables = Exact<{
  input: ServiceRegisterInput;
}>;


export type RegisterServiceMutation = { serviceRegister: { service: { name: string, status: ServiceStatus, price: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type PublishServiceMutationVariables = Exact<{
  input: ServicePublishInput;
}>;


export type PublishServiceMutation = { servicePublish: { service: { name: string, status: ServiceStatus } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type CallServiceMutationVariables = Exact<{
  input: ServiceCallInput;
}>;


export type CallServiceMutation = { serviceCall: { callRights: { callsLeft: string, callsBought: string, paid: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type TransferTokensMutationVariables = Exact<{
  input: TokenTransferInput;
}>;


export type TransferTokensMutation = { tokenTransfer: { from: { address: string, tokenBalance: string } | null, to: { address: string, tokenBalance: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type MarketplaceEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: MarketplaceEventFilterInput | null | undefined;
}>;


export type MarketplaceEventsSubscription = { marketplaceEvents: { cursor: string, type: MarketplaceEventType, amount: string | null, account: { address: string, name: string | null }, service: { name: string } | null } };

export type OrganizationsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationsQuery = { organizations: Array<{ mspId: string, name: string, channels: Array<{ name: string, blockHeight: string | null }> }> };

export type OperationTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationTemplatesQuery = { operationTemplates: Array<{ name: string, version: number, title: string, description: string, parameters: Array<{ name: string, type: OperationParameterType, defaultValue: string | null }>, steps: Array<{ name: string }> }> };

export type OperationPartsFragment = { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> };

export type OperationQueryVariables = Exact<{
  id: string | number;
}>;


export type OperationQuery = { operation: { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> } | null };

export type OperationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OperationsQuery = { operations: { totalCount: number, nodes: Array<{ id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RequestOperationMutationVariables = Exact<{
  input: OperationRequestInput;
}>;


export type RequestOperationMutation = { operationRequest: { operation: { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type VoteOnOperationMutationVariables = Exact<{
  input: OperationVoteInput;
}>;


export type VoteOnOperationMutation = { operationVote: { operation: { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type WithdrawOperationMutationVariables = Exact<{
  input: OperationWithdrawInput;
}>;


export type WithdrawOperationMutation = { operationWithdraw: { operation: { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type OperationEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: OperationEventFilterInput | null | undefined;
}>;


export type OperationEventsSubscription = { operationEvents: { cursor: string, type: OperationEventType, step: string | null, operation: { id: string, status: OperationStatus }, organization: { mspId: string } } };

export type PaymentChannelPartsFragment = { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } };

export type PaymentChannelQueryVariables = Exact<{
  id: string | number;
}>;


export type PaymentChannelQuery = { paymentChannel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null };

export type PaymentChannelsOfAccountQueryVariables = Exact<{
  address: string;
  first: number;
}>;


export type PaymentChannelsOfAccountQuery = { account: { paymentChannels: { totalCount: number, nodes: Array<{ id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } }> } } };

export type PaymentServiceKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type PaymentServiceKeysQuery = { paymentServiceKeys: Array<{ id: string, createdAt: string, revokedAt: string | null, account: { address: string } }> };

export type CreatePaymentServiceKeyMutationVariables = Exact<{
  input: PaymentServiceKeyCreateInput;
}>;


export type CreatePaymentServiceKeyMutation = { paymentServiceKeyCreate: { secret: string | null, key: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type RevokePaymentServiceKeyMutationVariables = Exact<{
  input: PaymentServiceKeyRevokeInput;
}>;


export type RevokePaymentServiceKeyMutation = { paymentServiceKeyRevoke: { key: { id: string, revokedAt: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type CreatePaymentAccountMutationVariables = Exact<{
  input?: PaymentAccountCreateInput;
}>;


export type CreatePaymentAccountMutation = { paymentAccountCreate: { account: { address: string, etherBalance: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type OpenPaymentChannelMutationVariables = Exact<{
  input: PaymentChannelOpenInput;
}>;


export type OpenPaymentChannelMutation = { paymentChannelOpen: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type DepositIntoPaymentChannelMutationVariables = Exact<{
  input: PaymentChannelDepositInput;
}>;


export type DepositIntoPaymentChannelMutation = { paymentChannelDeposit: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type SignPaymentTokensMutationVariables = Exact<{
  input: PaymentTokenSignInput;
}>;


export type SignPaymentTokensMutation = { paymentTokenSign: { tokens: Array<{ intermediary: string, consumer: string, tokenId: string, lane: number, requests: string, signature: string }> | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type ValidatePaymentTokensMutationVariables = Exact<{
  input: PaymentTokenValidateInput;
}>;


export type ValidatePaymentTokensMutation = { paymentTokenValidate: { accepted: number | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type StartRedemptionMutationVariables = Exact<{
  input: RedemptionStartInput;
}>;


export type StartRedemptionMutation = { redemptionStart: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type FinalizeRedemptionMutationVariables = Exact<{
  input: RedemptionFinalizeInput;
}>;


export type FinalizeRedemptionMutation = { redemptionFinalize: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type WithdrawPayoutMutationVariables = Exact<{
  input: PayoutWithdrawInput;
}>;


export type WithdrawPayoutMutation = { payoutWithdraw: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type TerminatePaymentChannelMutationVariables = Exact<{
  input: PaymentChannelTerminateInput;
}>;


export type TerminatePaymentChannelMutation = { paymentChannelTerminate: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type RedemptionEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: PaymentEventFilterInput | null | undefined;
}>;


export type RedemptionEventsSubscription = { redemptionEvents: { cursor: string, isRetracted: boolean, finality: Finality, channelAddress: string, requests: string, amount: string, channel: { id: string } | null, transaction: { hash: string } } };

export type PaymentPoliciesQueryVariables = Exact<{
  address: string;
}>;


export type PaymentPoliciesQuery = { account: { address: string, paymentPolicies: Array<{ asset: string, redeemAfterSeconds: number | null, redeemAtValue: string | null, riskCap: string | null, fundBelow: string | null, fundWith: string | null, hourlyBudget: string | null, dailyBudget: string | null, dailyBudgetPerPeer: string | null, spentInHour: string, spentInDay: string }> | null, paymentAlarms: Array<{ channel: string, duty: PaymentDuty, code: ErrorCode, message: string, since: string }> | null } };

export type SetPaymentPolicyMutationVariables = Exact<{
  input: PaymentPolicySetInput;
}>;


export type SetPaymentPolicyMutation = { paymentPolicySet: { account: { address: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type OpenPaymentLaneMutationVariables = Exact<{
  input: PaymentLaneOpenInput;
}>;


export type OpenPaymentLaneMutation = { paymentLaneOpen: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type RotatePaymentVoucherKeyMutationVariables = Exact<{
  input: PaymentVoucherKeyRotateInput;
}>;


export type RotatePaymentVoucherKeyMutation = { paymentVoucherKeyRotate: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type ClosePaymentChannelMutationVariables = Exact<{
  input: PaymentChannelCloseInput;
}>;


export type ClosePaymentChannelMutation = { paymentChannelClose: { channel: { id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, agreement: { redeemed: string, deadline: string, consumerSignature: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type PaymentStatementPartsFragment = { accounts: Array<{ address: string }>, balances: Array<{ asset: string | null, opening: string, deposited: string, spent: string, earned: string, returned: string, paidOut: string, closing: string }>, lines: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ type: PaymentStatementLineType, asset: string | null, change: string, amount: string, requests: string | null, lane: number | null, happenedAt: string, finality: Finality, account: { address: string }, counterparty: { address: string, name: string | null } | null, channel: { id: string } | null, transaction: { hash: string, blockNumber: string }, token: { intermediary: string, consumer: string, tokenId: string, lane: number, requests: string, signature: string } | null }> } };

export type PaymentStatementQueryVariables = Exact<{
  period?: PeriodInput | null | undefined;
  first: number;
  after?: string | null | undefined;
  filter?: PaymentStatementLineFilterInput | null | undefined;
}>;


export type PaymentStatementQuery = { paymentStatement: { accounts: Array<{ address: string }>, balances: Array<{ asset: string | null, opening: string, deposited: string, spent: string, earned: string, returned: string, paidOut: string, closing: string }>, lines: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ type: PaymentStatementLineType, asset: string | null, change: string, amount: string, requests: string | null, lane: number | null, happenedAt: string, finality: Finality, account: { address: string }, counterparty: { address: string, name: string | null } | null, channel: { id: string } | null, transaction: { hash: string, blockNumber: string }, token: { intermediary: string, consumer: string, tokenId: string, lane: number, requests: string, signature: string } | null }> } } };

export type PaymentStatementOfAccountQueryVariables = Exact<{
  address: string;
  period?: PeriodInput | null | undefined;
  first: number;
  after?: string | null | undefined;
  filter?: PaymentStatementLineFilterInput | null | undefined;
}>;


export type PaymentStatementOfAccountQuery = { account: { paymentStatement: { accounts: Array<{ address: string }>, balances: Array<{ asset: string | null, opening: string, deposited: string, spent: string, earned: string, returned: string, paidOut: string, closing: string }>, lines: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ type: PaymentStatementLineType, asset: string | null, change: string, amount: string, requests: string | null, lane: number | null, happenedAt: string, finality: Finality, account: { address: string }, counterparty: { address: string, name: string | null } | null, channel: { id: string } | null, transaction: { hash: string, blockNumber: string }, token: { intermediary: string, consumer: string, tokenId: string, lane: number, requests: string, signature: string } | null }> } } } };

export type PaymentCostPartsFragment = { requests: string, amount: string, provenAmount: string, account: { address: string } | null };

export type PaymentCostTreeFragment = { requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, account: { address: string } | null }>, account: { address: string } | null }>, account: { address: string } | null }>, account: { address: string } | null };

export type PaymentFlowsQueryVariables = Exact<{
  period?: PeriodInput | null | undefined;
  filter?: PaymentFlowFilterInput | null | undefined;
  orderBy?: PaymentFlowOrderInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PaymentFlowsQuery = { paymentFlows: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ asset: string | null, channels: number, deposited: string, redeemed: string, requests: string, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } }> } };

export type PaymentCostsQueryVariables = Exact<{
  period?: PeriodInput | null | undefined;
  consumer: string;
  provider: string;
}>;


export type PaymentCostsQuery = { paymentFlows: { nodes: Array<{ asset: string | null, redeemed: string, cost: { requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, account: { address: string } | null }>, account: { address: string } | null }>, account: { address: string } | null }>, account: { address: string } | null } }> } };

export type PaymentTraceQueryVariables = Exact<{
  traceId: string;
}>;


export type PaymentTraceQuery = { paymentTrace: { traceId: string, payments: Array<{ lane: number, requests: number, value: string, channel: { id: string } | null, consumer: { address: string }, provider: { address: string }, origin: Array<{ address: string }> }> } };

export type OpenPaymentValuesQueryVariables = Exact<{
  address: string;
}>;


export type OpenPaymentValuesQuery = { account: { openPaymentValues: Array<{ asset: string | null, channels: number, requests: string, value: string }> | null } };

export type PaymentEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: PaymentEventFilterInput | null | undefined;
}>;


export type PaymentEventsSubscription = { paymentEvents: { cursor: string, isRetracted: boolean, finality: Finality, type: PaymentStatementLineType, channelAddress: string, asset: string | null, amount: string, happenedAt: string, consumer: { address: string }, provider: { address: string }, transaction: { hash: string } } };

export type StartRedemptionsMutationVariables = Exact<{
  input: RedemptionBatchStartInput;
}>;


export type StartRedemptionsMutation = { redemptionBatchStart: { channels: Array<{ id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } }> | null, userErrors: Array<{ code: ErrorCode, message: string, field: Array<string> | null }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type FinalizeRedemptionsMutationVariables = Exact<{
  input: RedemptionBatchFinalizeInput;
}>;


export type FinalizeRedemptionsMutation = { redemptionBatchFinalize: { channels: Array<{ id: string, address: string, status: PaymentChannelStatus, asset: string | null, deposited: string, held: string, redeemed: string, tokenId: string, redemptionReadyAt: string | null, dueToConsumer: string, dueToProvider: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } }> | null, userErrors: Array<{ code: ErrorCode, message: string, field: Array<string> | null }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export type PaymentAlarmEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: PaymentAlarmEventFilterInput | null | undefined;
}>;


export type PaymentAlarmEventsSubscription = { paymentAlarmEvents: { cursor: string, type: PaymentAlarmEventType, happenedAt: string, alarm: { id: string, channel: string, duty: PaymentDuty, code: ErrorCode, message: string, since: string, attempts: number, nextAttemptAt: string | null, endedAt: string | null, account: { address: string } } } };

export type StreamStartQueryVariables = Exact<{ [key: string]: never; }>;


export type StreamStartQuery = { _meta: { marketplace: { cursor: string }, ops: { cursor: string }, payments: { cursor: string } } };

export type ClaimX402VouchersMutationVariables = Exact<{
  input: X402VouchersClaimInput;
}>;


export type ClaimX402VouchersMutation = { x402VouchersClaim: { channels: number | null, remaining: number | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { hash: string, blockNumber: string, position: string } | null } };

export const OperationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<OperationPartsFragment, unknown>;
export const PaymentChannelPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PaymentChannelPartsFragment, unknown>;
export const PaymentStatementPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentStatementParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"spent"}},{"kind":"Field","name":{"kind":"Name","value":"earned"}},{"kind":"Field","name":{"kind":"Name","value":"returned"}},{"kind":"Field","name":{"kind":"Name","value":"paidOut"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counterparty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intermediary"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PaymentStatementPartsFragment, unknown>;
export const PaymentCostPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentCostParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"provenAmount"}}]}}]} as unknown as DocumentNode<PaymentCostPartsFragment, unknown>;
export const PaymentCostTreeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentCostTree"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentCostParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"provenAmount"}}]}}]} as unknown as DocumentNode<PaymentCostTreeFragment, unknown>;
export const SigningFactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SigningFacts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSigningDomain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"salt"}}]}}]}}]} as unknown as DocumentNode<SigningFactsQuery, SigningFactsQueryVariables>;
export const AccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Account"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"introduction"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}},{"kind":"Field","name":{"kind":"Name","value":"counter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]} as unknown as DocumentNode<AccountQuery, AccountQueryVariables>;
export const ServicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Services"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ServicesQuery, ServicesQueryVariables>;
export const ServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Service"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}}]}}]}}]} as unknown as DocumentNode<ServiceQuery, ServiceQueryVariables>;
export const RegisterUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserRegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userRegister"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterUserMutation, RegisterUserMutationVariables>;
export const RegisterServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterService"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceRegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceRegister"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterServiceMutation, RegisterServiceMutationVariables>;
export const PublishServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishService"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServicePublishInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"servicePublish"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<PublishServiceMutation, PublishServiceMutationVariables>;
export const CallServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CallService"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callRights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"callsBought"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<CallServiceMutation, CallServiceMutationVariables>;
export const TransferTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TransferTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TokenTransferInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokenTransfer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<TransferTokensMutation, TransferTokensMutationVariables>;
export const MarketplaceEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MarketplaceEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MarketplaceEventsSubscription, MarketplaceEventsSubscriptionVariables>;
export const OrganizationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Organizations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"blockHeight"}}]}}]}}]}}]} as unknown as DocumentNode<OrganizationsQuery, OrganizationsQueryVariables>;
export const OperationTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OperationTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<OperationTemplatesQuery, OperationTemplatesQueryVariables>;
export const OperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<OperationQuery, OperationQueryVariables>;
export const OperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<OperationsQuery, OperationsQueryVariables>;
export const RequestOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<RequestOperationMutation, RequestOperationMutationVariables>;
export const VoteOnOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoteOnOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationVoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationVote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<VoteOnOperationMutation, VoteOnOperationMutationVariables>;
export const WithdrawOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationWithdrawInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationWithdraw"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawOperationMutation, WithdrawOperationMutationVariables>;
export const OperationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OperationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]} as unknown as DocumentNode<OperationEventsSubscription, OperationEventsSubscriptionVariables>;
export const PaymentChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PaymentChannelQuery, PaymentChannelQueryVariables>;
export const PaymentChannelsOfAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentChannelsOfAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PaymentChannelsOfAccountQuery, PaymentChannelsOfAccountQueryVariables>;
export const PaymentServiceKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentServiceKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentServiceKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]} as unknown as DocumentNode<PaymentServiceKeysQuery, PaymentServiceKeysQueryVariables>;
export const CreatePaymentServiceKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePaymentServiceKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentServiceKeyCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentServiceKeyCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreatePaymentServiceKeyMutation, CreatePaymentServiceKeyMutationVariables>;
export const RevokePaymentServiceKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokePaymentServiceKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentServiceKeyRevokeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentServiceKeyRevoke"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RevokePaymentServiceKeyMutation, RevokePaymentServiceKeyMutationVariables>;
export const CreatePaymentAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePaymentAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAccountCreateInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAccountCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"etherBalance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<CreatePaymentAccountMutation, CreatePaymentAccountMutationVariables>;
export const OpenPaymentChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenPaymentChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelOpenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelOpen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OpenPaymentChannelMutation, OpenPaymentChannelMutationVariables>;
export const DepositIntoPaymentChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DepositIntoPaymentChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelDepositInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelDeposit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<DepositIntoPaymentChannelMutation, DepositIntoPaymentChannelMutationVariables>;
export const SignPaymentTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignPaymentTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentTokenSignInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentTokenSign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intermediary"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignPaymentTokensMutation, SignPaymentTokensMutationVariables>;
export const ValidatePaymentTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ValidatePaymentTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentTokenValidateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentTokenValidate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ValidatePaymentTokensMutation, ValidatePaymentTokensMutationVariables>;
export const StartRedemptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartRedemption"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<StartRedemptionMutation, StartRedemptionMutationVariables>;
export const FinalizeRedemptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FinalizeRedemption"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionFinalizeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionFinalize"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<FinalizeRedemptionMutation, FinalizeRedemptionMutationVariables>;
export const WithdrawPayoutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawPayout"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PayoutWithdrawInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payoutWithdraw"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<WithdrawPayoutMutation, WithdrawPayoutMutationVariables>;
export const TerminatePaymentChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TerminatePaymentChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelTerminateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelTerminate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<TerminatePaymentChannelMutation, TerminatePaymentChannelMutationVariables>;
export const RedemptionEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RedemptionEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"isRetracted"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"channelAddress"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}}]}}]}}]} as unknown as DocumentNode<RedemptionEventsSubscription, RedemptionEventsSubscriptionVariables>;
export const PaymentPoliciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentPolicies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"paymentPolicies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"redeemAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"redeemAtValue"}},{"kind":"Field","name":{"kind":"Name","value":"riskCap"}},{"kind":"Field","name":{"kind":"Name","value":"fundBelow"}},{"kind":"Field","name":{"kind":"Name","value":"fundWith"}},{"kind":"Field","name":{"kind":"Name","value":"hourlyBudget"}},{"kind":"Field","name":{"kind":"Name","value":"dailyBudget"}},{"kind":"Field","name":{"kind":"Name","value":"dailyBudgetPerPeer"}},{"kind":"Field","name":{"kind":"Name","value":"spentInHour"}},{"kind":"Field","name":{"kind":"Name","value":"spentInDay"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentAlarms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"duty"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]}}]} as unknown as DocumentNode<PaymentPoliciesQuery, PaymentPoliciesQueryVariables>;
export const SetPaymentPolicyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetPaymentPolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentPolicySetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentPolicySet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SetPaymentPolicyMutation, SetPaymentPolicyMutationVariables>;
export const OpenPaymentLaneDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenPaymentLane"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentLaneOpenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentLaneOpen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OpenPaymentLaneMutation, OpenPaymentLaneMutationVariables>;
export const RotatePaymentVoucherKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotatePaymentVoucherKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentVoucherKeyRotateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentVoucherKeyRotate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<RotatePaymentVoucherKeyMutation, RotatePaymentVoucherKeyMutationVariables>;
export const ClosePaymentChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClosePaymentChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelCloseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelClose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"deadline"}},{"kind":"Field","name":{"kind":"Name","value":"consumerSignature"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ClosePaymentChannelMutation, ClosePaymentChannelMutationVariables>;
export const PaymentStatementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentStatement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatementLineFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentStatementParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentStatementParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"spent"}},{"kind":"Field","name":{"kind":"Name","value":"earned"}},{"kind":"Field","name":{"kind":"Name","value":"returned"}},{"kind":"Field","name":{"kind":"Name","value":"paidOut"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counterparty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intermediary"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PaymentStatementQuery, PaymentStatementQueryVariables>;
export const PaymentStatementOfAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentStatementOfAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatementLineFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentStatementParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentStatementParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"spent"}},{"kind":"Field","name":{"kind":"Name","value":"earned"}},{"kind":"Field","name":{"kind":"Name","value":"returned"}},{"kind":"Field","name":{"kind":"Name","value":"paidOut"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counterparty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intermediary"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PaymentStatementOfAccountQuery, PaymentStatementOfAccountQueryVariables>;
export const PaymentFlowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentFlows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentFlowFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentFlowOrderInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentFlows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}}]}}]}}]}}]} as unknown as DocumentNode<PaymentFlowsQuery, PaymentFlowsQueryVariables>;
export const PaymentCostsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentCosts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"consumer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentFlows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"consumer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"consumer"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostTree"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentCostParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"provenAmount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentCostTree"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentCostParts"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PaymentCostsQuery, PaymentCostsQueryVariables>;
export const PaymentTraceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentTrace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"traceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentTrace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"traceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"traceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"traceId"}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PaymentTraceQuery, PaymentTraceQueryVariables>;
export const OpenPaymentValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenPaymentValues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openPaymentValues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<OpenPaymentValuesQuery, OpenPaymentValuesQueryVariables>;
export const PaymentEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PaymentEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"isRetracted"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"channelAddress"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}}]}}]}}]} as unknown as DocumentNode<PaymentEventsSubscription, PaymentEventsSubscriptionVariables>;
export const StartRedemptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartRedemptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionBatchStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionBatchStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<StartRedemptionsMutation, StartRedemptionsMutationVariables>;
export const FinalizeRedemptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FinalizeRedemptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionBatchFinalizeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionBatchFinalize"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<FinalizeRedemptionsMutation, FinalizeRedemptionsMutationVariables>;
export const PaymentAlarmEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PaymentAlarmEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAlarmEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAlarmEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"alarm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"duty"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]}}]}}]} as unknown as DocumentNode<PaymentAlarmEventsSubscription, PaymentAlarmEventsSubscriptionVariables>;
export const StreamStartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StreamStart"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_meta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ops"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]}}]} as unknown as DocumentNode<StreamStartQuery, StreamStartQueryVariables>;
export const ClaimX402VouchersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimX402Vouchers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"X402VouchersClaimInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x402VouchersClaim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<ClaimX402VouchersMutation, ClaimX402VouchersMutationVariables>;