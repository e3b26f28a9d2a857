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

/** What a receipt says became of a transaction. */
export type EvmTransactionStatus =
  /** The contract refused it; nothing was changed. */
  | 'REVERTED'
  /** It took effect. */
  | 'SUCCEEDED';

/** How bytes are shown. */
export type ExcerptEncoding =
  /** As hexadecimal digits: it is no text. */
  | 'HEX'
  /** As text, in UTF-8. */
  | 'UTF8';

/** How certain it is that something on a chain stays. */
export type Finality =
  /** The chain cannot take it back any more. */
  | 'FINAL'
  /** It is in one of the newest blocks, which the chain may still take back. */
  | 'PENDING'
  /** The chain is unlikely to take it back. */
  | 'SAFE';

/** Kind of ledger. */
export type LedgerKind =
  /** An EVM chain; its newest blocks may still be undone. */
  | 'EVM'
  /** A channel of a Hyperledger Fabric network; its blocks are final. */
  | 'FABRIC';

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

/** Type of a parameter's value. */
export type OperationParameterType =
  /** One of a few words. */
  | 'CHOICE'
  /** A whole number. */
  | 'INTEGER'
  /** Any text. */
  | 'TEXT';

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

/** Direction of an order. */
export type OrderDirection =
  /** From the smallest to the largest. */
  | 'ASC'
  /** From the largest to the smallest. */
  | 'DESC';

/** Which alarms; every given condition must hold. */
export type PaymentAlarmFilterInput = {
  /** Only of this account. */
  account?: string | null | undefined;
  /** Only of the channel with this contract. */
  channel?: string | null | undefined;
  /** Only of this duty. */
  duty?: PaymentDuty | null | undefined;
  /** Those that are over, in place of those that last. */
  isEnded?: boolean;
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

/** Which payment channels; every given condition must hold. */
export type PaymentChannelFilterInput = {
  /** Only those in which this account pays or is paid. */
  account?: string | null | undefined;
  /** Only of this asset; the zero address is ether. */
  asset?: string | null | undefined;
  /** Only those in which this account pays. */
  consumer?: string | null | undefined;
  /** Only those that hold less. */
  heldBelow?: string | null | undefined;
  /** Only those in which a redemption is running, or is not. */
  isRedeeming?: boolean | null | undefined;
  /** Only those that were opened then or later. */
  openedFrom?: string | null | undefined;
  /** Only those that were opened before. */
  openedTo?: string | null | undefined;
  /** Only those in which an account pays or is paid that is held here for this organisation, which must be the asking one. */
  organization?: string | null | undefined;
  /** Only those in which this account is paid. */
  provider?: string | null | undefined;
  /** Only those in this state. */
  status?: PaymentChannelStatus | null | undefined;
};

/** What payment channels are ordered by. */
export type PaymentChannelOrderField =
  /** By what was ever deposited. */
  | 'DEPOSITED'
  /** By what they hold. */
  | 'HELD'
  /** By when something last happened to them. */
  | 'LAST_ACTIVITY'
  /** By when they were opened. */
  | 'OPENED_AT'
  /** By what was ever redeemed. */
  | 'REDEEMED';

/** How to order payment channels; equal ones by age. */
export type PaymentChannelOrderInput = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: PaymentChannelOrderField;
};

/** Where a payment channel is in its life. */
export type PaymentChannelStatus =
  /** Requests are paid through it. */
  | 'OPEN'
  /** It ended; what is due can be taken out. */
  | 'TERMINATED'
  /** The consumer gave notice; the provider can still redeem. */
  | 'TERMINATING';

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

/** One row of a bulk registration. */
export type ServiceEntryInput = {
  /** Category, as of a service. */
  category?: string;
  /** Names of the services that a mashup composes, in order. */
  composes?: Array<string>;
  /** Category, as of a service. */
  description?: string;
  /** Whether it composes other services. */
  kind: ServiceKind;
  /** A name that no service has, or one that this developer gave to the same row. */
  name: string;
  /** SToken per call. */
  price: string;
  /** Category, as of a service. */
  tags?: Array<string>;
  /** Category, as of a service. */
  url?: string;
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

/** The signed act `RegisterServices`: many services and mashups of one developer. */
export type ServicesImportInput = {
  /** The developer's signature. */
  authorization: ActAuthorizationInput;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Whether to make them available at once, unrewarded. */
  publish?: boolean;
  /** At most 500 rows, mashups after what they compose. */
  services: Array<ServiceEntryInput>;
};

/** What an organisation votes. */
export type VoteChoice =
  /** For the operation. */
  | 'AGREE'
  /** Against the operation. */
  | 'DISAGREE';

export type LedgerStateFragment = { position: string | null, ledgers: Array<{ source: string, kind: LedgerKind, network: string, finalized: string | null, newest: string | null, lag: number | null, shown: { number: string, time: string | null } | null }> };

export type LedgersQueryVariables = Exact<{ [key: string]: never; }>;


export type LedgersQuery = { _meta: { marketplace: { position: string | null, ledgers: Array<{ source: string, kind: LedgerKind, network: string, finalized: string | null, newest: string | null, lag: number | null, shown: { number: string, time: string | null } | null }> }, ops: { position: string | null, ledgers: Array<{ source: string, kind: LedgerKind, network: string, finalized: string | null, newest: string | null, lag: number | null, shown: { number: string, time: string | null } | null }> }, payments: { position: string | null, ledgers: Array<{ source: string, kind: LedgerKind, network: string, finalized: string | null, newest: string | null, lag: number | null, shown: { number: string, time: string | null } | null }> } } };

export type FabricTransactionQueryVariables = Exact<{
  id: string;
}>;


export type FabricTransactionQuery = { fabricTransaction: { id: string, channel: string, index: number, type: string, time: string | null, validationCode: string, chaincode: string | null, creator: { mspId: string, commonName: string | null } | null, block: { number: string, hash: string }, function: { text: string } | null, arguments: { totalCount: number, nodes: Array<{ text: string, encoding: ExcerptEncoding, bytes: number, isCut: boolean }> }, act: { name: string, signer: { address: string, name: string | null } | null, message: { text: string } } | null, event: { name: string, payload: { text: string, encoding: ExcerptEncoding, isCut: boolean } } | null, reads: { totalCount: number, nodes: Array<{ namespace: string, versionBlock: string | null, key: { text: string } }> }, writes: { totalCount: number, nodes: Array<{ namespace: string, key: { text: string }, value: { text: string, encoding: ExcerptEncoding, isCut: boolean } | null }> }, endorsers: { nodes: Array<{ mspId: string, commonName: string | null }> }, about: Array<
      | { __typename: 'Account', address: string, name: string | null }
      | { __typename: 'Operation', id: string, title: string }
      | { __typename: 'Service', serviceName: string }
     | null> } | null };

export type FabricBlocksQueryVariables = Exact<{
  channel: string;
  first: number;
  after?: string | null | undefined;
}>;


export type FabricBlocksQuery = { fabricBlocks: { nodes: Array<{ number: string, time: string | null, hash: string, size: number, isConfiguration: boolean, transactions: { totalCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FabricBlockQueryVariables = Exact<{
  channel?: string | null | undefined;
  number?: string | null | undefined;
  hash?: string | null | undefined;
}>;


export type FabricBlockQuery = { fabricBlock: { number: string, hash: string, previousHash: string, time: string | null, size: number, isConfiguration: boolean, transactions: { totalCount: number, nodes: Array<{ id: string, type: string, validationCode: string, chaincode: string | null, function: { text: string } | null }> } } | null };

export type EvmTransactionQueryVariables = Exact<{
  hash: string;
}>;


export type EvmTransactionQuery = { evmTransaction: { hash: string, index: number | null, from: string, to: string | null, createdContract: string | null, value: string, nonce: string, gasUsed: string | null, fee: string | null, status: EvmTransactionStatus | null, revertReason: string | null, finality: Finality | null, block: { number: string, hash: string, time: string } | null, input: { text: string, bytes: number, isCut: boolean }, call: { contract: string, name: string, arguments: Array<{ name: string, type: string, value: { text: string, isCut: boolean } }> } | null, logs: { totalCount: number, nodes: Array<{ index: number, address: string, topics: Array<string>, data: { text: string, isCut: boolean }, event: { contract: string, name: string, arguments: Array<{ name: string, type: string, value: { text: string, isCut: boolean } }> } | null }> }, about: Array<
      | { __typename: 'Account', address: string, name: string | null }
      | { __typename: 'PaymentChannel', id: string }
     | null> } | null };

export type DecodedByContractFragment = { contract: string, name: string, arguments: Array<{ name: string, type: string, value: { text: string, isCut: boolean } }> };

export type EvmBlocksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type EvmBlocksQuery = { evmBlocks: { nodes: Array<{ number: string, time: string, hash: string, gasUsed: string, finality: Finality, transactions: { totalCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EvmBlockQueryVariables = Exact<{
  number?: string | null | undefined;
  hash?: string | null | undefined;
}>;


export type EvmBlockQuery = { evmBlock: { number: string, hash: string, previousHash: string, time: string, size: number | null, gasUsed: string, gasLimit: string, finality: Finality, transactions: { totalCount: number, nodes: Array<{ hash: string, status: EvmTransactionStatus | null, call: { contract: string, name: string } | null }> } } | null };

export type ServiceRowFragment = { name: string, kind: ServiceKind, price: string, status: ServiceStatus, category: string | null, tags: Array<string>, developer: { address: string, name: string | null } };

export type ServiceListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ServiceFilterInput | null | undefined;
  orderBy?: ServiceOrderInput | null | undefined;
}>;


export type ServiceListQuery = { services: { nodes: Array<{ name: string, kind: ServiceKind, price: string, status: ServiceStatus, category: string | null, tags: Array<string>, developer: { address: string, name: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OneServiceQueryVariables = Exact<{
  name: string;
}>;


export type OneServiceQuery = { service: { description: string, url: string | null, createdAt: string, updatedAt: string, name: string, kind: ServiceKind, price: string, status: ServiceStatus, category: string | null, tags: Array<string>, composes: { nodes: Array<{ name: string, price: string, status: ServiceStatus }> }, composedBy: { nodes: Array<{ name: string }> }, developer: { address: string, name: string | null } } | null };

export type OneAccountQueryVariables = Exact<{
  address: string;
}>;


export type OneAccountQuery = { account: { address: string, name: string | null, introduction: string | null, joinedAt: string | null, tokenBalance: string, etherBalance: string, counter: string, organization: { mspId: string } | null, services: { nodes: Array<{ name: string, status: ServiceStatus, price: string }> }, callRights: { nodes: Array<{ callsLeft: string, callsBought: string, paid: string, service: { name: string } }> } } };

export type AccountByNameQueryVariables = Exact<{
  name: string;
}>;


export type AccountByNameQuery = { accountByName: { address: string, name: string | null, introduction: string | null, joinedAt: string | null, tokenBalance: string, etherBalance: string, counter: string, organization: { mspId: string } | null, services: { nodes: Array<{ name: string, status: ServiceStatus, price: string }> }, callRights: { nodes: Array<{ callsLeft: string, callsBought: string, paid: string, service: { name: string } }> } } | null };

export type AccountPartsFragment = { address: string, name: string | null, introduction: string | null, joinedAt: string | null, tokenBalance: string, etherBalance: string, counter: string, organization: { mspId: string } | null, services: { nodes: Array<{ name: string, status: ServiceStatus, price: string }> }, callRights: { nodes: Array<{ callsLeft: string, callsBought: string, paid: string, service: { name: string } }> } };

export type ImportServicesMutationVariables = Exact<{
  input: ServicesImportInput;
}>;


export type ImportServicesMutation = { servicesImport: { published: number | null, skipped: Array<string> | null, services: Array<{ name: string }> | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string, position: string } | null } };

export type MarketStreamSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: MarketplaceEventFilterInput | null | undefined;
}>;


export type MarketStreamSubscription = { marketplaceEvents: { cursor: string, type: MarketplaceEventType, amount: string | null, count: number | null, transactionId: string, blockNumber: string, occurredAt: string, account: { address: string, name: string | null }, counterparty: { address: string, name: string | null } | null, service: { name: string } | null } };

export type OperationRowFragment = { id: string, title: string, status: OperationStatus, requestedAt: string, expiresAt: string, endedAt: string | null, channel: { name: string }, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, organization: { mspId: string } }> };

export type OperationListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OperationFilterInput | null | undefined;
  orderBy?: OperationOrderInput | null | undefined;
}>;


export type OperationListQuery = { operations: { nodes: Array<{ id: string, title: string, status: OperationStatus, requestedAt: string, expiresAt: string, endedAt: string | null, channel: { name: string }, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, organization: { mspId: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OneOperationQueryVariables = Exact<{
  id: string | number;
}>;


export type OneOperationQuery = { operation: { id: string, title: string, description: string, status: OperationStatus, reason: string | null, templateDigest: string, requestedAt: string, expiresAt: string, decidedAt: string | null, executionDeadline: string | null, endedAt: string | null, parameters: Array<{ name: string, value: string }>, channel: { name: string }, proposer: { mspId: string }, electorate: Array<{ mspId: string }>, policy: { rule: OperationPolicyRule, faulty: number | null, required: number | null, mandatory: Array<{ mspId: string }> }, votes: Array<{ choice: VoteChoice, comment: string, votedAt: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, evidence: string | null, agentVersion: string | null, startedAt: string | null, endedAt: string | null, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, exitCode: number | null, signal: string | null, evidence: string | null, digest: string | null, isEvidencePartial: boolean }> }>, history: Array<{ type: OperationEventType, at: string, transactionId: string, organization: { mspId: string } }> } | null };

export type TemplateListQueryVariables = Exact<{ [key: string]: never; }>;


export type TemplateListQuery = { operationTemplates: Array<{ name: string, version: number, digest: string, title: string, description: string, parameters: Array<{ name: string, type: OperationParameterType, minimum: number | null, maximum: number | null, maximumLength: number | null, choices: Array<string> | null, defaultValue: string | null }>, steps: Array<{ name: string, action: string, arguments: Array<string> }>, policy: { rule: OperationPolicyRule, faulty: number | null, required: number | null, mandatory: Array<{ mspId: string }> } }> };

export type OperationStreamSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: OperationEventFilterInput | null | undefined;
}>;


export type OperationStreamSubscription = { operationEvents: { cursor: string, type: OperationEventType, step: string | null, at: string, transactionId: string, operation: { id: string, status: OperationStatus }, organization: { mspId: string } } };

export type AccountListQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountListQuery = { paymentAccounts: Array<{ address: string, name: string | null, etherBalance: string, tokenBalance: string }> };

export type ListedChannelFragment = { id: string, address: string, status: PaymentChannelStatus, finality: Finality, asset: string | null, deposited: string, held: string, redeemed: string, openedAt: string, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } };

export type ChannelListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PaymentChannelFilterInput | null | undefined;
  orderBy?: PaymentChannelOrderInput | null | undefined;
}>;


export type ChannelListQuery = { paymentChannels: { nodes: Array<{ id: string, address: string, status: PaymentChannelStatus, finality: Finality, asset: string | null, deposited: string, held: string, redeemed: string, openedAt: string, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OneChannelQueryVariables = Exact<{
  id: string | number;
}>;


export type OneChannelQuery = { paymentChannel: { tokenId: string, tolerancePeriod: number, terminationPeriod: number, voucherKey: string, redemptionReadyAt: string | null, terminationReadyAt: string | null, dueToConsumer: string, dueToProvider: string, id: string, address: string, status: PaymentChannelStatus, finality: Finality, asset: string | null, deposited: string, held: string, redeemed: string, openedAt: string, lanes: { nodes: Array<{ lane: number, label: string, pricePerRequest: string, origin: { address: string } | null }> }, redemptions: { nodes: Array<{ tokenId: string, lane: number, requests: string, amount: string, redeemedAt: string, finality: Finality, transaction: { hash: string } }> }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null };

export type ChannelStreamSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: PaymentEventFilterInput | null | undefined;
}>;


export type ChannelStreamSubscription = { paymentChannelEvents: { cursor: string, isRetracted: boolean, finality: Finality, type: PaymentChannelEventType, channelAddress: string, amount: string | null, happenedAt: string, channel: { id: string } | null, transaction: { hash: string, blockNumber: string } } };

export type AlarmListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PaymentAlarmFilterInput | null | undefined;
}>;


export type AlarmListQuery = { paymentAlarms: { nodes: Array<{ id: string, duty: PaymentDuty, channel: string, code: ErrorCode, message: string, since: string, attempts: number, nextAttemptAt: string | null, endedAt: string | null, account: { address: string, name: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TraceListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type TraceListQuery = { paymentTraces: { nodes: Array<{ traceId: string, payments: Array<{ requests: number, value: string, consumer: { address: string }, provider: { address: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export const LedgerStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubgraphMeta"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"ledgers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"network"}},{"kind":"Field","name":{"kind":"Name","value":"shown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"time"}}]}},{"kind":"Field","name":{"kind":"Name","value":"finalized"}},{"kind":"Field","name":{"kind":"Name","value":"newest"}},{"kind":"Field","name":{"kind":"Name","value":"lag"}}]}}]}}]} as unknown as DocumentNode<LedgerStateFragment, unknown>;
export const DecodedByContractFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DecodedByContract"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmContractWords"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}}]}}]}}]} as unknown as DocumentNode<DecodedByContractFragment, unknown>;
export const ServiceRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServiceRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Service"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ServiceRowFragment, unknown>;
export const AccountPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"introduction"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}},{"kind":"Field","name":{"kind":"Name","value":"etherBalance"}},{"kind":"Field","name":{"kind":"Name","value":"counter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"callRights"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"callsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"callsBought"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}}]}}]}}]}}]} as unknown as DocumentNode<AccountPartsFragment, unknown>;
export const OperationRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}}]}}]}}]} as unknown as DocumentNode<OperationRowFragment, unknown>;
export const ListedChannelFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedChannel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}}]} as unknown as DocumentNode<ListedChannelFragment, unknown>;
export const LedgersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Ledgers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_meta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ops"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerState"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubgraphMeta"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"ledgers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"network"}},{"kind":"Field","name":{"kind":"Name","value":"shown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"time"}}]}},{"kind":"Field","name":{"kind":"Name","value":"finalized"}},{"kind":"Field","name":{"kind":"Name","value":"newest"}},{"kind":"Field","name":{"kind":"Name","value":"lag"}}]}}]}}]} as unknown as DocumentNode<LedgersQuery, LedgersQueryVariables>;
export const FabricTransactionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FabricTransaction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransactionId"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fabricTransaction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"validationCode"}},{"kind":"Field","name":{"kind":"Name","value":"chaincode"}},{"kind":"Field","name":{"kind":"Name","value":"creator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}},{"kind":"Field","name":{"kind":"Name","value":"commonName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"block"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}},{"kind":"Field","name":{"kind":"Name","value":"function"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"arguments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"encoding"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"act"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"signer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"payload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"encoding"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"namespace"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versionBlock"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"writes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"namespace"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"encoding"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"endorsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}},{"kind":"Field","name":{"kind":"Name","value":"commonName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"about"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Service"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"serviceName"},"name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FabricTransactionQuery, FabricTransactionQueryVariables>;
export const FabricBlocksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FabricBlocks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channel"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fabricBlocks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channel"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channel"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"isConfiguration"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FabricBlocksQuery, FabricBlocksQueryVariables>;
export const FabricBlockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FabricBlock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channel"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BlockNumber"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hash"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fabricBlock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channel"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channel"}}},{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}},{"kind":"Argument","name":{"kind":"Name","value":"hash"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hash"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"previousHash"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"isConfiguration"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"validationCode"}},{"kind":"Field","name":{"kind":"Name","value":"chaincode"}},{"kind":"Field","name":{"kind":"Name","value":"function"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FabricBlockQuery, FabricBlockQueryVariables>;
export const EvmTransactionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EvmTransaction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hash"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Hash"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evmTransaction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"hash"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hash"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"createdContract"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"nonce"}},{"kind":"Field","name":{"kind":"Name","value":"gasUsed"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revertReason"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"block"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"time"}}]}},{"kind":"Field","name":{"kind":"Name","value":"input"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DecodedByContract"}}]}},{"kind":"Field","name":{"kind":"Name","value":"logs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"data"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DecodedByContract"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"about"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DecodedByContract"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmContractWords"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}}]}}]}}]} as unknown as DocumentNode<EvmTransactionQuery, EvmTransactionQueryVariables>;
export const EvmBlocksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EvmBlocks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evmBlocks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"gasUsed"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<EvmBlocksQuery, EvmBlocksQueryVariables>;
export const EvmBlockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EvmBlock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BlockNumber"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hash"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Hash"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evmBlock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}},{"kind":"Argument","name":{"kind":"Name","value":"hash"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hash"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"previousHash"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"gasUsed"}},{"kind":"Field","name":{"kind":"Name","value":"gasLimit"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contract"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<EvmBlockQuery, EvmBlockQueryVariables>;
export const ServiceListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServiceList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ServiceRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServiceRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Service"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ServiceListQuery, ServiceListQueryVariables>;
export const OneServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneService"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ServiceRow"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"composes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"composedBy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServiceRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Service"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OneServiceQuery, OneServiceQueryVariables>;
export const OneAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccountParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"introduction"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}},{"kind":"Field","name":{"kind":"Name","value":"etherBalance"}},{"kind":"Field","name":{"kind":"Name","value":"counter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"callRights"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"callsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"callsBought"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}}]}}]}}]}}]} as unknown as DocumentNode<OneAccountQuery, OneAccountQueryVariables>;
export const AccountByNameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountByName"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountByName"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccountParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"introduction"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}},{"kind":"Field","name":{"kind":"Name","value":"etherBalance"}},{"kind":"Field","name":{"kind":"Name","value":"counter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"callRights"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"callsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"callsBought"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}}]}}]}}]}}]} as unknown as DocumentNode<AccountByNameQuery, AccountByNameQueryVariables>;
export const ImportServicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportServices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServicesImportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"servicesImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"published"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]} as unknown as DocumentNode<ImportServicesMutation, ImportServicesMutationVariables>;
export const MarketStreamDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MarketStream"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counterparty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MarketStreamSubscription, MarketStreamSubscriptionVariables>;
export const OperationListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OperationList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}}]}}]}}]} as unknown as DocumentNode<OperationListQuery, OperationListQueryVariables>;
export const OneOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"templateDigest"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"electorate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"faulty"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"executionDeadline"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"votedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"agentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"exitCode"}},{"kind":"Field","name":{"kind":"Name","value":"signal"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"isEvidencePartial"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}}]}}]}}]}}]} as unknown as DocumentNode<OneOperationQuery, OneOperationQueryVariables>;
export const TemplateListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TemplateList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"maximumLength"}},{"kind":"Field","name":{"kind":"Name","value":"choices"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"faulty"}},{"kind":"Field","name":{"kind":"Name","value":"required"}},{"kind":"Field","name":{"kind":"Name","value":"mandatory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TemplateListQuery, TemplateListQueryVariables>;
export const OperationStreamDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OperationStream"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]} as unknown as DocumentNode<OperationStreamSubscription, OperationStreamSubscriptionVariables>;
export const AccountListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"etherBalance"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}}]}}]} as unknown as DocumentNode<AccountListQuery, AccountListQueryVariables>;
export const ChannelListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChannelList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedChannel"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedChannel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}}]} as unknown as DocumentNode<ChannelListQuery, ChannelListQueryVariables>;
export const OneChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedChannel"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"tolerancePeriod"}},{"kind":"Field","name":{"kind":"Name","value":"terminationPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"voucherKey"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminationReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"redeemedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedChannel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}}]} as unknown as DocumentNode<OneChannelQuery, OneChannelQueryVariables>;
export const ChannelStreamDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ChannelStream"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"isRetracted"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"channelAddress"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]} as unknown as DocumentNode<ChannelStreamSubscription, ChannelStreamSubscriptionVariables>;
export const AlarmListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlarmList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAlarmFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAlarms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"duty"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AlarmListQuery, AlarmListQueryVariables>;
export const TraceListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TraceList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentTraces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"traceId"}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<TraceListQuery, TraceListQueryVariables>;