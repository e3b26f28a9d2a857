/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An account's address: 0x and 40 hexadecimal digits. */
  Address: { input: string; output: string; }
  /** A whole number of any size, as a decimal string. */
  BigInt: { input: string; output: string; }
  /** The number of a block of a ledger, as a decimal string. */
  BlockNumber: { input: string; output: string; }
  /** Bytes: 0x and an even number of hexadecimal digits. */
  Bytes: { input: string; output: string; }
  /** An opaque position in a connection or in a stream of events. */
  Cursor: { input: string; output: string; }
  /** A point in time, ISO 8601 in UTC with milliseconds. */
  DateTime: { input: string; output: string; }
  /** 32 bytes: 0x and 64 hexadecimal digits. */
  Hash: { input: string; output: string; }
  /** The id of an organisation's membership service provider on the Fabric network, such as Org1MSP. */
  MspId: { input: string; output: string; }
  /** An amount in the smallest unit of its token or of ether (18 decimals), as a decimal string. */
  TokenAmount: { input: string; output: string; }
  /** The id of a Fabric transaction: 64 hexadecimal digits. */
  TransactionId: { input: string; output: string; }
};

/** An account: one key that acts in the marketplace and pays on the chain. */
export type Account = {
  /** The account's address, checksummed as in EIP-55. */
  address: Scalars['Address']['output'];
  /** Calls that it has bought, by the service's name. */
  callRights: CallRightsConnection;
  /** Acts that the ledger has accepted from it; the next act signs one more. Read from the ledger. */
  counter: Scalars['BigInt']['output'];
  /** Ether that it owns, read from the chain. */
  etherBalance: Scalars['TokenAmount']['output'];
  /** What its user says of itself; null unless registered. */
  introduction: Maybe<Scalars['String']['output']>;
  /** When it registered; null unless registered. */
  joinedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its user's name; null unless registered. */
  name: Maybe<Scalars['String']['output']>;
  /** The organisation that registered it. */
  organization: Maybe<Organization>;
  /** Channels in which it pays or is paid, oldest first. */
  paymentChannels: PaymentChannelConnection;
  /** Services that it registered, by name. */
  services: ServiceConnection;
  /** SToken that it owns, read from the ledger. */
  tokenBalance: Scalars['TokenAmount']['output'];
};


/** An account: one key that acts in the marketplace and pays on the chain. */
export type AccountCallRightsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account: one key that acts in the marketplace and pays on the chain. */
export type AccountPaymentChannelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<PaymentChannelFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** An account: one key that acts in the marketplace and pays on the chain. */
export type AccountServicesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list. */
export type AccountConnection = {
  /** The page's elements with their cursors. */
  edges: Array<AccountEdge>;
  /** The page's elements. */
  nodes: Array<Account>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many elements there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An element with its cursor. */
export type AccountEdge = {
  /** The element's position. */
  cursor: Scalars['Cursor']['output'];
  /** The element. */
  node: Account;
};

/** An account's consent to one act: its EIP-712 signature over the act's arguments, counter and deadline, in the domain `marketplaceSigningDomain`. */
export type ActAuthorizationInput = {
  /** The account's `counter` plus one. */
  counter: Scalars['BigInt']['input'];
  /** Last second, since 1970 in UTC, at which the act may be taken. */
  deadline: Scalars['BigInt']['input'];
  /** 65 bytes: r, s in the lower half of the order, and v (27 or 28). */
  signature: Scalars['Bytes']['input'];
  /** The account that acts. */
  signer: Scalars['Address']['input'];
};

/** What one account may call of one service. */
export type CallRights = {
  /** The account that may call it. */
  account: Account;
  /** Calls ever bought. */
  callsBought: Scalars['BigInt']['output'];
  /** Calls that are left. */
  callsLeft: Scalars['BigInt']['output'];
  /** SToken ever paid for them. */
  paid: Scalars['TokenAmount']['output'];
  /** The service that may be called. */
  service: Service;
  /** When the rights last changed, by the ledger's time. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type CallRightsConnection = {
  /** The page's elements with their cursors. */
  edges: Array<CallRightsEdge>;
  /** The page's elements. */
  nodes: Array<CallRights>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many elements there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An element with its cursor. */
export type CallRightsEdge = {
  /** The element's position. */
  cursor: Scalars['Cursor']['output'];
  /** The element. */
  node: CallRights;
};

/** Why something was refused or failed. */
export type ErrorCode =
  | 'ALREADY_EXISTS'
  | 'ALREADY_VOTED'
  | 'BAD_COUNTER'
  | 'BAD_INPUT'
  | 'BAD_SIGNATURE'
  | 'DATA_DIRECTORY_LOCKED'
  | 'DEADLINE_EXPIRED'
  | 'ENDORSEMENT_FAILED'
  | 'FORBIDDEN'
  | 'INSUFFICIENT_FUNDS'
  | 'INSUFFICIENT_TOKENS'
  | 'INTERNAL'
  | 'INVALID_TOKEN'
  | 'LEDGER_UNAVAILABLE'
  | 'MVCC_CONFLICT'
  | 'NOT_FOUND'
  | 'NOT_IN_ELECTORATE'
  | 'PORT_IN_USE'
  | 'PRICE_CHANGED'
  | 'PROPOSAL_CLOSED'
  | 'REDEMPTION_PENDING'
  | 'REPLAYED_REQUEST'
  | 'SUPPLY_EXHAUSTED'
  | 'TERMINATION_PENDING'
  | 'TIMEOUT'
  | 'TOO_EARLY'
  | 'TRANSACTION_INVALID'
  | 'TRANSACTION_REVERTED'
  | 'UNAUTHENTICATED'
  | 'WRONG_STATE';

/** A transaction that the chain has mined. */
export type EvmTransaction = {
  /** The block that holds it. */
  blockNumber: Scalars['BlockNumber']['output'];
  /** The transaction's hash. */
  hash: Scalars['Hash']['output'];
};

/** A transaction that a Fabric channel has committed. */
export type FabricTransaction = {
  /** The block that holds it. */
  blockNumber: Scalars['BlockNumber']['output'];
  /** The transaction's id. */
  id: Scalars['TransactionId']['output'];
  /** The peers' verdict; VALID for every act that took effect. */
  validationCode: Scalars['String']['output'];
};

/** Something that happened in the marketplace, once per transaction. */
export type MarketplaceEvent = {
  /** Who acted. */
  account: Account;
  /** SToken granted, rewarded, paid or transferred. */
  amount: Maybe<Scalars['TokenAmount']['output']>;
  /** The block that holds the transaction. */
  blockNumber: Scalars['BlockNumber']['output'];
  /** Calls bought, or services registered at once. */
  count: Maybe<Scalars['Int']['output']>;
  /** Who was paid, when somebody was. */
  counterparty: Maybe<Account>;
  /** Hand it in as `after` to go on from here. */
  cursor: Scalars['Cursor']['output'];
  /** When, by the ledger's time. */
  occurredAt: Scalars['DateTime']['output'];
  /** The service that it is about, when it is about one. */
  service: Maybe<Service>;
  /** The transaction that did it. */
  transactionId: Scalars['TransactionId']['output'];
  /** What happened. */
  type: MarketplaceEventType;
};

/** Which events to deliver; every condition given must hold. */
export type MarketplaceEventFilterInput = {
  /** Only events in which this account acted or was paid. */
  account?: InputMaybe<Scalars['Address']['input']>;
  /** Only events about this service. */
  service?: InputMaybe<Scalars['String']['input']>;
  /** Only events of these types. */
  types?: InputMaybe<Array<MarketplaceEventType>>;
};

/** What happened in the marketplace. */
export type MarketplaceEventType =
  | 'CALLS_PURCHASED'
  | 'SERVICES_REGISTERED'
  | 'SERVICE_PUBLISHED'
  | 'SERVICE_REGISTERED'
  | 'TOKENS_TRANSFERRED'
  | 'USER_REGISTERED';

/** The supply of SToken. */
export type MarketplaceIssuance = {
  /** SToken that exist: the sum of all balances. */
  issued: Scalars['TokenAmount']['output'];
  /** SToken that may ever exist. */
  maximumSupply: Scalars['TokenAmount']['output'];
  /** What first publishing a service pays now, for the average account. */
  publishReward: Scalars['TokenAmount']['output'];
  /** What registering pays now, for the average account. */
  registrationGrant: Scalars['TokenAmount']['output'];
  /** SToken that may still be created. */
  remaining: Scalars['TokenAmount']['output'];
};

/** Rules of the marketplace; the consortium changes them by vote. */
export type MarketplaceParameters = {
  /** γ of the contribution formula: weight of calls sold. */
  contributionGamma: Scalars['Float']['output'];
  /** λ of the contribution formula: weight of being composed. */
  contributionLambda: Scalars['Float']['output'];
  /** Paid by a mashup to each other developer whose service it composes. */
  mashupFee: Scalars['TokenAmount']['output'];
  /** SToken that may ever exist. */
  maximumSupply: Scalars['TokenAmount']['output'];
  /** Paid for first publishing a service, before halvings. */
  publishReward: Scalars['TokenAmount']['output'];
  /** Paid for registering, before halvings. */
  registrationGrant: Scalars['TokenAmount']['output'];
};

/** The EIP-712 domain in which acts of the marketplace are signed. */
export type MarketplaceSigningDomain = {
  /** The domain's name. */
  name: Scalars['String']['output'];
  /** The domain's salt: it binds a signature to this channel and chaincode. */
  salt: Scalars['Hash']['output'];
  /** The domain's version. */
  version: Scalars['String']['output'];
};

export type Mutation = {
  /** Proposes an operation; the request is the proposer's vote. */
  operationRequest: OperationRequestPayload;
  /** Votes on a proposal. */
  operationVote: OperationVotePayload;
  /** Takes a proposal back; only its proposer can. */
  operationWithdraw: OperationWithdrawPayload;
  /** Makes an account for the asking organisation; the payment server keeps its keys. */
  paymentAccountCreate: PaymentAccountCreatePayload;
  /** Adds to the consumer's deposit. */
  paymentChannelDeposit: PaymentChannelPayload;
  /** Opens a payment channel as its consumer. */
  paymentChannelOpen: PaymentChannelPayload;
  /** Ends a channel: at once as its provider; as its consumer by giving notice, and again after the termination period. */
  paymentChannelTerminate: PaymentChannelPayload;
  /** Signs the channel's next requests. */
  paymentTokenSign: PaymentTokenSignPayload;
  /** Accepts each token once, on behalf of the provider; what was accepted is durable when it answers. */
  paymentTokenValidate: PaymentTokenValidatePayload;
  /** Takes out everything that is due to a party. */
  payoutWithdraw: PaymentChannelPayload;
  /** Redeems the newest token of the closed id; with no token the redemption ends with nothing. */
  redemptionFinalize: PaymentChannelPayload;
  /** Closes the token id in use. Its tokens still count until the tolerance period ends. */
  redemptionStart: PaymentChannelPayload;
  /** Buys calls of a service from its developer. */
  serviceCall: ServiceCallPayload;
  /** Makes a service available; the first time is rewarded. */
  servicePublish: ServicePublishPayload;
  /** Registers a service, not yet available. */
  serviceRegister: ServiceRegisterPayload;
  /** Registers many services at once; repeating it is harmless. */
  servicesImport: ServicesImportPayload;
  /** Sends SToken to any address. */
  tokenTransfer: TokenTransferPayload;
  /** Registers an account under a name and pays it the grant. */
  userRegister: UserRegisterPayload;
};


export type MutationOperationRequestArgs = {
  input: OperationRequestInput;
};


export type MutationOperationVoteArgs = {
  input: OperationVoteInput;
};


export type MutationOperationWithdrawArgs = {
  input: OperationWithdrawInput;
};


export type MutationPaymentChannelDepositArgs = {
  input: PaymentChannelDepositInput;
};


export type MutationPaymentChannelOpenArgs = {
  input: PaymentChannelOpenInput;
};


export type MutationPaymentChannelTerminateArgs = {
  input: PaymentChannelPartyInput;
};


export type MutationPaymentTokenSignArgs = {
  input: PaymentTokenSignInput;
};


export type MutationPaymentTokenValidateArgs = {
  input: PaymentTokenValidateInput;
};


export type MutationPayoutWithdrawArgs = {
  input: PaymentChannelPartyInput;
};


export type MutationRedemptionFinalizeArgs = {
  input: RedemptionInput;
};


export type MutationRedemptionStartArgs = {
  input: RedemptionInput;
};


export type MutationServiceCallArgs = {
  input: ServiceCallInput;
};


export type MutationServicePublishArgs = {
  input: ServicePublishInput;
};


export type MutationServiceRegisterArgs = {
  input: ServiceRegisterInput;
};


export type MutationServicesImportArgs = {
  input: ServicesImportInput;
};


export type MutationTokenTransferArgs = {
  input: TokenTransferInput;
};


export type MutationUserRegisterArgs = {
  input: UserRegisterInput;
};

/** A channel of the Fabric network. */
export type NetworkChannel = {
  /** How many blocks the asking organisation's peer has; null when it cannot read the channel. */
  blockHeight: Maybe<Scalars['BlockNumber']['output']>;
  /** The organisations that have said who belongs to it. */
  confirmedBy: Array<Organization>;
  /** Its members; empty until every organisation that they name has confirmed the same list. */
  members: Array<Organization>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** When its present members were registered. */
  registeredAt: Maybe<Scalars['DateTime']['output']>;
};

/** An operation on the network: proposed, voted on, executed by every organisation's agent. */
export type Operation = {
  /** The channel it is about. */
  channel: NetworkChannel;
  /** When the vote was decided, or its proposal closed. */
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it is proposed; may be empty. */
  description: Scalars['String']['output'];
  /** Who votes and executes: the channel's members at the request. */
  electorate: Array<Organization>;
  /** When it ended, one way or the other. */
  endedAt: Maybe<Scalars['DateTime']['output']>;
  /** When all agents are to have ended. */
  executionDeadline: Maybe<Scalars['DateTime']['output']>;
  /** From the approval on, how far each organisation of the electorate is. */
  executions: Array<OperationExecution>;
  /** When the vote ends. */
  expiresAt: Scalars['DateTime']['output'];
  /** Every act on it, oldest first. */
  history: Array<OperationHistoryEntry>;
  /** Its id, any text. */
  id: Scalars['ID']['output'];
  /** The values it runs with. */
  parameters: Array<OperationParameter>;
  /** How the electorate decides. */
  policy: OperationPolicy;
  /** Who proposed it. */
  proposer: Organization;
  /** Why it ended other than completed. */
  reason: Maybe<Scalars['String']['output']>;
  /** When it was proposed, by ledger time. */
  requestedAt: Scalars['DateTime']['output'];
  /** Where it is. */
  status: OperationStatus;
  /** What every agent does, parameters filled in. */
  steps: Array<OperationStep>;
  /** What it was made from; null when the chaincode has another version of it by now. */
  template: Maybe<OperationTemplate>;
  /** SHA-256 of the template that was voted on. */
  templateDigest: Scalars['String']['output'];
  /** What it is for, in a line. */
  title: Scalars['String']['output'];
  /** The votes so far, in the order of the electorate. */
  votes: Array<OperationVote>;
};

/** A page of a list. */
export type OperationConnection = {
  /** The page's elements with their cursors. */
  edges: Array<OperationEdge>;
  /** The page's elements. */
  nodes: Array<Operation>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many elements there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An element with its cursor. */
export type OperationEdge = {
  /** The element's position. */
  cursor: Scalars['Cursor']['output'];
  /** The element. */
  node: Operation;
};

/** Something happened to an operation. */
export type OperationEvent = {
  /** When, by ledger time. */
  at: Scalars['DateTime']['output'];
  /** Resume after it with `after`. */
  cursor: Scalars['Cursor']['output'];
  /** The operation right after it. */
  operation: Operation;
  /** Who caused it. */
  organization: Organization;
  /** The step that ended, of STEP_ENDED. */
  step: Maybe<Scalars['String']['output']>;
  /** The transaction that holds it. */
  transactionId: Scalars['TransactionId']['output'];
  /** What happened. */
  type: OperationEventType;
};

/** Which events to deliver; what is left out does not matter. */
export type OperationEventFilter = {
  /** Of this operation. */
  operationId?: InputMaybe<Scalars['ID']['input']>;
  /** Caused by this organisation. */
  organization?: InputMaybe<Scalars['MspId']['input']>;
  /** Of these types. */
  types?: InputMaybe<Array<OperationEventType>>;
};

/** What happened to an operation. */
export type OperationEventType =
  /** An organisation's agent ended; others are at work. */
  | 'EXECUTION_ENDED'
  /** An organisation's agent began. */
  | 'EXECUTION_STARTED'
  /** The deciding vote was cast; the agents begin. */
  | 'OPERATION_APPROVED'
  /** The last agent ended, and all have succeeded. */
  | 'OPERATION_COMPLETED'
  /** Nobody decided it in time. */
  | 'OPERATION_EXPIRED'
  /** The last agent ended, or the deadline passed, and not all have succeeded. */
  | 'OPERATION_FAILED'
  /** Approval got out of reach. */
  | 'OPERATION_REJECTED'
  /** A proposal was made. */
  | 'OPERATION_REQUESTED'
  /** A vote was cast that decides nothing yet. */
  | 'OPERATION_VOTED'
  /** The proposer took it back. */
  | 'OPERATION_WITHDRAWN'
  /** An organisation's step ended. */
  | 'STEP_ENDED';

/** One organisation's execution of an operation. */
export type OperationExecution = {
  /** SHA-256 of the agent's code, as it says itself. */
  agentDigest: Maybe<Scalars['String']['output']>;
  /** Version of the agent. */
  agentVersion: Maybe<Scalars['String']['output']>;
  /** When it ended, by ledger time. */
  endedAt: Maybe<Scalars['DateTime']['output']>;
  /** The agent's summary, or why it refused. */
  evidence: Maybe<Scalars['String']['output']>;
  /** Whose agent executes. */
  organization: Organization;
  /** When it began, by ledger time. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it is. */
  status: OperationExecutionStatus;
  /** Every step of the operation, in order. */
  steps: Array<OperationStepResult>;
};

/** Where one organisation is with an operation. */
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
  /** Nothing was heard before the deadline. */
  | 'TIMED_OUT';

/** Which operations to list; what is left out does not matter. */
export type OperationFilter = {
  /** On this channel. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Proposed by this organisation. */
  proposer?: InputMaybe<Scalars['MspId']['input']>;
  /** In one of these states. */
  status?: InputMaybe<Array<OperationStatus>>;
};

/** One act on an operation. */
export type OperationHistoryEntry = {
  /** When, by ledger time. */
  at: Scalars['DateTime']['output'];
  /** Who did it. */
  organization: Organization;
  /** The transaction that holds it. */
  transactionId: Scalars['TransactionId']['output'];
  /** What was done. */
  type: OperationEventType;
};

/** A parameter's value. */
export type OperationParameter = {
  /** The parameter's name. */
  name: Scalars['String']['output'];
  /** Its value. */
  value: Scalars['String']['output'];
};

/** A value for a template's parameter. */
export type OperationParameterInput = {
  /** The parameter's name. */
  name: Scalars['String']['input'];
  /** Its value; numbers as decimal text. */
  value: Scalars['String']['input'];
};

/** What a parameter's value may be. */
export type OperationParameterType =
  /** One of a few words. */
  | 'CHOICE'
  /** A whole number. */
  | 'INTEGER'
  /** Any text. */
  | 'TEXT';

/** How an electorate decides. */
export type OperationPolicy = {
  /** f of TWO_F_PLUS_ONE. */
  faulty: Maybe<Scalars['Int']['output']>;
  /** Organisations of N_OF_M that have to agree, and so can veto. */
  mandatory: Array<Organization>;
  /** n of N_OF_M. */
  required: Maybe<Scalars['Int']['output']>;
  /** The rule. */
  rule: OperationPolicyRule;
};

/** How the electorate shall decide; at least as strict as the template's policy. */
export type OperationPolicyInput = {
  /** f of TWO_F_PLUS_ONE. */
  faulty?: InputMaybe<Scalars['Int']['input']>;
  /** Organisations of N_OF_M that have to agree. */
  mandatory?: InputMaybe<Array<Scalars['MspId']['input']>>;
  /** n of N_OF_M. */
  required?: InputMaybe<Scalars['Int']['input']>;
  /** The rule. */
  rule: OperationPolicyRule;
};

/** How many agreements an operation needs. */
export type OperationPolicyRule =
  /** Everybody. */
  | 'ALL'
  /** More than half of the electorate. */
  | 'MAJORITY'
  /** A number of organisations, those named among them. */
  | 'N_OF_M'
  /** 2f + 1, where f organisations may break their word. */
  | 'TWO_F_PLUS_ONE';

/** A proposal to run a template on every member of a channel. */
export type OperationRequestInput = {
  /** The channel whose members vote and execute. */
  channel: Scalars['String']['input'];
  /** Why. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** How long the execution may take; the template's by default. */
  executionPeriodSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** An id of your choice, so that a repeated request is refused. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Values other than the defaults. */
  parameters?: InputMaybe<Array<OperationParameterInput>>;
  /** A policy stricter than the template's. */
  policy?: InputMaybe<OperationPolicyInput>;
  /** Name of the template. */
  template: Scalars['String']['input'];
  /** What it is for, in a line. */
  title: Scalars['String']['input'];
  /** How long the vote may take; the template's period by default. */
  votingPeriodSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of an act on an operation. */
export type OperationRequestPayload = {
  /** The operation after the act. */
  operation: Maybe<Operation>;
  /** The transaction that recorded the act. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Where an operation is. */
export type OperationStatus =
  /** Approved; the agents are about to begin. */
  | 'APPROVED'
  /** Every organisation has succeeded. */
  | 'COMPLETED'
  /** At least one agent has begun. */
  | 'EXECUTING'
  /** Nobody decided it in time. */
  | 'EXPIRED'
  /** At least one organisation has not succeeded. */
  | 'FAILED'
  /** The vote is open. */
  | 'PROPOSED'
  /** Approval has got out of reach. */
  | 'REJECTED'
  /** Its proposer has taken it back. */
  | 'WITHDRAWN';

/** A step: something the agent can do itself, or a program with its arguments. */
export type OperationStep = {
  /** Name of the agent's built-in action, or the program's absolute path. */
  action: Scalars['String']['output'];
  /** Arguments; those of built-in actions as name=value. */
  arguments: Array<Scalars['String']['output']>;
  /** Text that its output has to include. */
  expectedOutput: Maybe<Scalars['String']['output']>;
  /** Whether the agent does it itself, without a program. */
  isBuiltIn: Scalars['Boolean']['output'];
  /** Its name within the template. */
  name: Scalars['String']['output'];
  /** How long it may take, in milliseconds. */
  timeoutMs: Scalars['Int']['output'];
};

/** One organisation's execution of one step. */
export type OperationStepResult = {
  /** SHA-256 of all that the agent saw, hexadecimal. */
  digest: Maybe<Scalars['String']['output']>;
  /** When it ended, by the organisation's clock. */
  endedAt: Maybe<Scalars['DateTime']['output']>;
  /** What the agent saw; the first part when it was long. */
  evidence: Maybe<Scalars['String']['output']>;
  /** The step's name. */
  name: Scalars['String']['output'];
  /** When it began, by the organisation's clock. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where the organisation is with it. */
  status: OperationStepStatus;
};

/** Where one organisation is with a step. */
export type OperationStepStatus =
  /** Ended otherwise, or not in time. */
  | 'FAILED'
  /** Not begun. */
  | 'PENDING'
  /** The next that the agent reports on. */
  | 'RUNNING'
  /** Left out, because the execution ended before it. */
  | 'SKIPPED'
  /** Ended as expected. */
  | 'SUCCEEDED';

/** An operation as data: steps that the consortium agrees on once. */
export type OperationTemplate = {
  /** What it does. */
  description: Scalars['String']['output'];
  /** SHA-256 of all of it; what the agents' allow-lists name. */
  digest: Scalars['String']['output'];
  /** What requests call it. */
  name: Scalars['String']['output'];
  /** What may be chosen. */
  parameters: Array<OperationTemplateParameter>;
  /** The weakest policy under which it runs. */
  policy: OperationPolicy;
  /** Its steps; {name} stands for a parameter's value. */
  steps: Array<OperationStep>;
  /** What it is for, in a line. */
  title: Scalars['String']['output'];
  /** Counts its changes. */
  version: Scalars['Int']['output'];
};

/** A value that whoever requests an operation may choose. */
export type OperationTemplateParameter = {
  /** The values of a CHOICE. */
  choices: Maybe<Array<Scalars['String']['output']>>;
  /** Its value when none is given; without one it is required. */
  defaultValue: Maybe<Scalars['String']['output']>;
  /** Greatest value of an INTEGER. */
  maximum: Maybe<Scalars['Int']['output']>;
  /** Most characters of a TEXT. */
  maximumLength: Maybe<Scalars['Int']['output']>;
  /** Least value of an INTEGER. */
  minimum: Maybe<Scalars['Int']['output']>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** What its value may be. */
  type: OperationParameterType;
};

/** An organisation's vote. */
export type OperationVote = {
  /** What for. */
  choice: VoteChoice;
  /** Why, in the organisation's words; may be empty. */
  comment: Scalars['String']['output'];
  /** Who voted. */
  organization: Organization;
  /** When, by ledger time. */
  votedAt: Scalars['DateTime']['output'];
};

/** An organisation's vote; there is one, and it is final. */
export type OperationVoteInput = {
  /** For or against. */
  choice: VoteChoice;
  /** Why. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** The operation. */
  operationId: Scalars['ID']['input'];
};

/** The outcome of an act on an operation. */
export type OperationVotePayload = {
  /** The operation after the act. */
  operation: Maybe<Operation>;
  /** The transaction that recorded the act. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A proposal to take back. */
export type OperationWithdrawInput = {
  /** The operation. */
  operationId: Scalars['ID']['input'];
};

/** The outcome of an act on an operation. */
export type OperationWithdrawPayload = {
  /** The operation after the act. */
  operation: Maybe<Operation>;
  /** The transaction that recorded the act. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Which way an order runs. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** An organisation of the consortium. */
export type Organization = {
  /** Registered accounts at home in it, by address. */
  accounts: AccountConnection;
  /** The registered channels that it is a member of. */
  channels: Array<NetworkChannel>;
  /** Id of its membership service provider. */
  mspId: Scalars['MspId']['output'];
  /** Short name, from its MSP id. */
  name: Scalars['String']['output'];
};


/** An organisation of the consortium. */
export type OrganizationAccountsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Where a page lies in its connection. */
export type PageInfo = {
  /** Cursor of the page's last element. */
  endCursor: Maybe<Scalars['Cursor']['output']>;
  /** Whether something comes after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether something comes before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the page's first element. */
  startCursor: Maybe<Scalars['Cursor']['output']>;
};

/** Outcome of making an account. */
export type PaymentAccountCreatePayload = {
  /** The new account. */
  account: Maybe<Account>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<EvmTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

/** A consumer's deposit in a contract, from which one provider redeems signed request tokens. */
export type PaymentChannel = {
  /** Requests accepted under the token id in use; only the provider's payment server knows them. */
  acceptedRequests: Maybe<Scalars['BigInt']['output']>;
  /** Address of its contract. */
  address: Scalars['Address']['output'];
  /** What is paid with: a token's address; null for ether. */
  asset: Maybe<Scalars['Address']['output']>;
  /** Who pays. */
  consumer: Account;
  /** Everything ever deposited. */
  deposited: Scalars['TokenAmount']['output'];
  /** What the consumer can take out now. */
  dueToConsumer: Scalars['TokenAmount']['output'];
  /** What the provider can take out now. */
  dueToProvider: Scalars['TokenAmount']['output'];
  /** Deposited and neither redeemed nor returned. */
  held: Scalars['TokenAmount']['output'];
  /** Its id; opaque. */
  id: Scalars['ID']['output'];
  /** When it was opened. */
  openedAt: Scalars['DateTime']['output'];
  /** Price of one request. */
  pricePerRequest: Scalars['TokenAmount']['output'];
  /** Who is paid. */
  provider: Account;
  /** Everything the provider ever redeemed. */
  redeemed: Scalars['TokenAmount']['output'];
  /** From when the running redemption can be finalized; null when none is running. */
  redemptionReadyAt: Maybe<Scalars['DateTime']['output']>;
  /** Finished redemptions, oldest first. */
  redemptions: RedemptionConnection;
  /** Where it is in its life. */
  status: PaymentChannelStatus;
  /** Seconds between the consumer's notice and the channel's end. */
  terminationPeriod: Scalars['Int']['output'];
  /** From when the consumer can end it; null unless it is terminating. */
  terminationReadyAt: Maybe<Scalars['DateTime']['output']>;
  /** The id that tokens for new requests carry. */
  tokenId: Scalars['BigInt']['output'];
  /** Seconds in which tokens of an id count after their redemption was started. */
  tolerancePeriod: Scalars['Int']['output'];
  /** Address of the key that signs the consumer's tokens. */
  voucherKey: Scalars['Address']['output'];
};


/** A consumer's deposit in a contract, from which one provider redeems signed request tokens. */
export type PaymentChannelRedemptionsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list. */
export type PaymentChannelConnection = {
  /** The page's elements with their cursors. */
  edges: Array<PaymentChannelEdge>;
  /** The page's elements. */
  nodes: Array<PaymentChannel>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many elements there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A deposit for a channel's consumer, by anybody. */
export type PaymentChannelDepositInput = {
  /** How much, at least one unit. */
  amount: Scalars['TokenAmount']['input'];
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** Who pays it in; its keys must be held here. */
  from: Scalars['Address']['input'];
};

/** An element with its cursor. */
export type PaymentChannelEdge = {
  /** The element's position. */
  cursor: Scalars['Cursor']['output'];
  /** The element. */
  node: PaymentChannel;
};

/** Something that happened to a payment channel. */
export type PaymentChannelEvent = {
  /** What was paid, when something was. */
  amount: Maybe<Scalars['TokenAmount']['output']>;
  /** The channel. */
  channel: PaymentChannel;
  /** Its place in the stream; resume after it. */
  cursor: Scalars['Cursor']['output'];
  /** Time of the block. */
  happenedAt: Scalars['DateTime']['output'];
  /** The transaction that did it. */
  transaction: EvmTransaction;
  /** What happened. */
  type: PaymentChannelEventType;
};

/** What happened to a payment channel. */
export type PaymentChannelEventType =
  | 'DEPOSITED'
  | 'OPENED'
  | 'PAID_OUT'
  | 'REDEEMED'
  | 'REDEMPTION_STARTED'
  | 'TERMINATED'
  | 'TERMINATION_STARTED';

/** Which payment channels; every given condition must hold. */
export type PaymentChannelFilterInput = {
  /** Only those in which this account pays. */
  consumer?: InputMaybe<Scalars['Address']['input']>;
  /** Only those in which this account is paid. */
  provider?: InputMaybe<Scalars['Address']['input']>;
  /** Only those in this state. */
  status?: InputMaybe<PaymentChannelStatus>;
};

/** A new payment channel. Its terms never change. */
export type PaymentChannelOpenInput = {
  /** Who pays; its keys must be held here for the asking organisation. */
  consumer: Scalars['Address']['input'];
  /** First deposit. */
  deposit?: Scalars['TokenAmount']['input'];
  /** Price of one request; below 2^128. */
  pricePerRequest: Scalars['TokenAmount']['input'];
  /** Who is paid. */
  provider: Scalars['Address']['input'];
  /** Tells apart channels of the same two accounts. With the same salt a channel is opened once only. */
  salt?: InputMaybe<Scalars['Hash']['input']>;
  /** Seconds between the consumer's notice and the end; more than the tolerance period. */
  terminationPeriod?: Scalars['Int']['input'];
  /** Seconds in which tokens of an id count after their redemption was started. */
  tolerancePeriod?: Scalars['Int']['input'];
};

/** A party of a channel that acts on it. */
export type PaymentChannelPartyInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** Its consumer or provider; the keys must be held here. */
  party: Scalars['Address']['input'];
};

/** Outcome of an act on a payment channel. */
export type PaymentChannelPayload = {
  /** The channel afterwards. */
  channel: Maybe<PaymentChannel>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<EvmTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

/** Where a payment channel is in its life. */
export type PaymentChannelStatus =
  /** Requests are paid through it. */
  | 'OPEN'
  /** It ended; what is due can be taken out. */
  | 'TERMINATED'
  /** The consumer gave notice; the provider can still redeem. */
  | 'TERMINATING';

/** Which events; every given condition must hold. */
export type PaymentEventFilterInput = {
  /** Only of this channel. */
  channel?: InputMaybe<Scalars['Address']['input']>;
  /** Only of channels in which this account pays. */
  consumer?: InputMaybe<Scalars['Address']['input']>;
  /** Only of channels in which this account is paid. */
  provider?: InputMaybe<Scalars['Address']['input']>;
};

/** Says that a consumer made so many requests; each supersedes the ones before it. */
export type PaymentToken = {
  /** Who pays. */
  consumer: Scalars['Address']['output'];
  /** Contract of the channel. */
  intermediary: Scalars['Address']['output'];
  /** The lane of the requests. */
  lane: Scalars['Int']['output'];
  /** How many requests so far, this one included. */
  requests: Scalars['BigInt']['output'];
  /** EIP-712 signature of the channel's voucher key, 65 bytes. */
  signature: Scalars['Bytes']['output'];
  /** The channel's token id when it was signed. */
  tokenId: Scalars['BigInt']['output'];
};

/** A token as it came with a request. */
export type PaymentTokenInput = {
  /** Who pays. */
  consumer: Scalars['Address']['input'];
  /** Contract of the channel. */
  intermediary: Scalars['Address']['input'];
  /** The lane of the requests. */
  lane?: Scalars['Int']['input'];
  /** How many requests so far, this one included. */
  requests: Scalars['BigInt']['input'];
  /** EIP-712 signature of the channel's voucher key, 65 bytes. */
  signature: Scalars['Bytes']['input'];
  /** The channel's token id when it was signed. */
  tokenId: Scalars['BigInt']['input'];
};

/** Requests to sign for. */
export type PaymentTokenSignInput = {
  /** The channel; its consumer's keys must be held here. */
  channelId: Scalars['ID']['input'];
  /** For how many requests; at most 1,000. */
  count?: Scalars['Int']['input'];
};

/** Outcome of signing. */
export type PaymentTokenSignPayload = {
  /** A token for each request, in order. */
  tokens: Maybe<Array<PaymentToken>>;
  /** Why nothing was signed. */
  userErrors: Array<UserError>;
};

/** Tokens that came with requests. */
export type PaymentTokenValidateInput = {
  /** The tokens, at most 1,000, in any order. */
  tokens: Array<PaymentTokenInput>;
};

/** Outcome of validating. */
export type PaymentTokenValidatePayload = {
  /** How many of the tokens were accepted, and are on disk. */
  accepted: Maybe<Scalars['Int']['output']>;
  /** Why the others were refused; `field` ends with the token's index. */
  userErrors: Array<UserError>;
};

export type Query = {
  /** The account of an address, whether or not it is registered. */
  account: Account;
  /** How many SToken exist, and what participation pays now. */
  marketplaceIssuance: MarketplaceIssuance;
  /** The rules in force. */
  marketplaceParameters: MarketplaceParameters;
  /** The EIP-712 domain of acts; their types come with the client. */
  marketplaceSigningDomain: MarketplaceSigningDomain;
  /** The channels that organisations have told about, by name. */
  networkChannels: Array<NetworkChannel>;
  /** One operation, or null when there is none. */
  operation: Maybe<Operation>;
  /** What operations can be requested. */
  operationTemplates: Array<OperationTemplate>;
  /** Operations, newest first. */
  operations: OperationConnection;
  /** One organisation, or null when nobody knows it. */
  organization: Maybe<Organization>;
  /** The organisations of all registered channels, and those this instance acts for; by MSP id. */
  organizations: Array<Organization>;
  /** The accounts whose keys this payment server keeps for the asking organisation. */
  paymentAccounts: Array<Account>;
  /** One payment channel; null when there is none. */
  paymentChannel: Maybe<PaymentChannel>;
  /** Payment channels, oldest first. */
  paymentChannels: PaymentChannelConnection;
  /** A service by name; null when there is none. */
  service: Maybe<Service>;
  /** Services and mashups of the marketplace. */
  services: ServiceConnection;
};


export type QueryAccountArgs = {
  address: Scalars['Address']['input'];
};


export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOperationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<OperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOrganizationArgs = {
  mspId: Scalars['MspId']['input'];
};


export type QueryPaymentChannelArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPaymentChannelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<PaymentChannelFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryServiceArgs = {
  name: Scalars['String']['input'];
};


export type QueryServicesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ServiceFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ServiceOrderInput>;
};

/** A finished redemption: what one token id brought the provider. */
export type Redemption = {
  /** What was paid: the requests' price, or all that was held if less. */
  amount: Scalars['TokenAmount']['output'];
  /** The lane of the token. */
  lane: Scalars['Int']['output'];
  /** Time of the block. */
  redeemedAt: Scalars['DateTime']['output'];
  /** How many requests the token was for. */
  requests: Scalars['BigInt']['output'];
  /** The redeemed token id. */
  tokenId: Scalars['BigInt']['output'];
  /** The transaction that ended the redemption. */
  transaction: EvmTransaction;
};

/** A page of a list. */
export type RedemptionConnection = {
  /** The page's elements with their cursors. */
  edges: Array<RedemptionEdge>;
  /** The page's elements. */
  nodes: Array<Redemption>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many elements there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An element with its cursor. */
export type RedemptionEdge = {
  /** The element's position. */
  cursor: Scalars['Cursor']['output'];
  /** The element. */
  node: Redemption;
};

/** A provider redeemed. */
export type RedemptionEvent = {
  /** What they brought. */
  amount: Scalars['TokenAmount']['output'];
  /** The channel. */
  channel: PaymentChannel;
  /** Its place in the stream; resume after it. */
  cursor: Scalars['Cursor']['output'];
  /** Time of the block. */
  redeemedAt: Scalars['DateTime']['output'];
  /** How many requests were paid for. */
  requests: Scalars['BigInt']['output'];
  /** The redeemed token id. */
  tokenId: Scalars['BigInt']['output'];
  /** The transaction that ended the redemption. */
  transaction: EvmTransaction;
};

/** A channel whose provider redeems. */
export type RedemptionInput = {
  /** The channel; its provider's keys must be held here. */
  channelId: Scalars['ID']['input'];
};

/** A service or mashup of the marketplace. */
export type Service = {
  /** What kind of thing it does. */
  category: Maybe<Scalars['String']['output']>;
  /** Mashups that compose this service, by name. */
  composedBy: ServiceConnection;
  /** Services that this mashup composes, by name. */
  composes: ServiceConnection;
  /** When it was registered, by the ledger's time. */
  createdAt: Scalars['DateTime']['output'];
  /** What its developer says about it. */
  description: Scalars['String']['output'];
  /** The account that registered it. */
  developer: Account;
  /** Whether it composes other services. */
  kind: ServiceKind;
  /** Its unique name. */
  name: Scalars['String']['output'];
  /** SToken per call. */
  price: Scalars['TokenAmount']['output'];
  /** Where it is in its life. */
  status: ServiceStatus;
  /** Words to find it by. */
  tags: Array<Scalars['String']['output']>;
  /** When it last changed, by the ledger's time. */
  updatedAt: Scalars['DateTime']['output'];
  /** Where it answers. */
  url: Maybe<Scalars['String']['output']>;
};


/** A service or mashup of the marketplace. */
export type ServiceComposedByArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A service or mashup of the marketplace. */
export type ServiceComposesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** The signed act `CallService`: it buys calls for price times times. */
export type ServiceCallInput = {
  /** The buyer's signature. */
  authorization: ActAuthorizationInput;
  /** The price per call that the buyer expects. */
  price: Scalars['TokenAmount']['input'];
  /** The service to buy calls of. */
  service: Scalars['String']['input'];
  /** How many calls. */
  times: Scalars['Int']['input'];
};

/** Outcome of buying calls. */
export type ServiceCallPayload = {
  /** What the buyer may call now. */
  callRights: Maybe<CallRights>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

/** A page of a list. */
export type ServiceConnection = {
  /** The page's elements with their cursors. */
  edges: Array<ServiceEdge>;
  /** The page's elements. */
  nodes: Array<Service>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many elements there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An element with its cursor. */
export type ServiceEdge = {
  /** The element's position. */
  cursor: Scalars['Cursor']['output'];
  /** The element. */
  node: Service;
};

/** One row of a bulk registration. */
export type ServiceEntryInput = {
  /** As of a service. */
  category?: Scalars['String']['input'];
  /** Names of the services that a mashup composes, in order. */
  composes?: Array<Scalars['String']['input']>;
  /** As of a service. */
  description?: Scalars['String']['input'];
  /** Whether it composes other services. */
  kind: ServiceKind;
  /** A name that no service has, or one that this developer gave to the same row. */
  name: Scalars['String']['input'];
  /** SToken per call. */
  price: Scalars['TokenAmount']['input'];
  /** As of a service. */
  tags?: Array<Scalars['String']['input']>;
  /** As of a service. */
  url?: Scalars['String']['input'];
};

/** What services to list; every condition given must hold. */
export type ServiceFilterInput = {
  /** Only services of exactly this category. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Only services of this developer. */
  developer?: InputMaybe<Scalars['Address']['input']>;
  /** Only services, or only mashups. */
  kind?: InputMaybe<ServiceKind>;
  /** Only services with this text in their name, in any case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Only services in this status. */
  status?: InputMaybe<ServiceStatus>;
  /** Only services with exactly this tag. */
  tag?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a service composes other services. */
export type ServiceKind =
  | 'MASHUP'
  | 'SERVICE';

/** What services are ordered by. */
export type ServiceOrderField =
  | 'CREATED_AT'
  | 'NAME'
  | 'PRICE';

/** How to order services; equal ones by name. */
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
  /** The service to make available. */
  name: Scalars['String']['input'];
};

/** Outcome of publishing a service. */
export type ServicePublishPayload = {
  /** The service, now available. */
  service: Maybe<Service>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

/** The signed act `RegisterService`. */
export type ServiceRegisterInput = {
  /** The developer's signature. */
  authorization: ActAuthorizationInput;
  /** What kind of thing it does; at most 64 characters. */
  category?: Scalars['String']['input'];
  /** At most 2,000 characters. */
  description?: Scalars['String']['input'];
  /** A name that no service has: 1 to 128 visible characters. */
  name: Scalars['String']['input'];
  /** SToken per call. */
  price: Scalars['TokenAmount']['input'];
  /** At most 20 words of at most 48 characters. */
  tags?: Array<Scalars['String']['input']>;
  /** Where it answers: empty, or an http(s) address in ASCII. */
  url?: Scalars['String']['input'];
};

/** Outcome of registering a service. */
export type ServiceRegisterPayload = {
  /** The new service. */
  service: Maybe<Service>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

/** Where a service is in its life; calls can be bought while it is AVAILABLE. */
export type ServiceStatus =
  | 'AVAILABLE'
  | 'CREATED'
  | 'INVALID';

/** The signed act `RegisterServices`: many services and mashups of one developer. */
export type ServicesImportInput = {
  /** The developer's signature. */
  authorization: ActAuthorizationInput;
  /** Whether to make them available at once, unrewarded. */
  publish?: Scalars['Boolean']['input'];
  /** At most 500 rows, mashups after what they compose. */
  services: Array<ServiceEntryInput>;
};

/** Outcome of a bulk registration. */
export type ServicesImportPayload = {
  /** How many of the new ones are available. */
  published: Maybe<Scalars['Int']['output']>;
  /** Services that were new. */
  services: Maybe<Array<Service>>;
  /** Names that were registered before with the same content. */
  skipped: Maybe<Array<Scalars['String']['output']>>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

export type Subscription = {
  /** What happens in the marketplace, each event once, in order; with `after` also what has happened since. */
  marketplaceEvents: MarketplaceEvent;
  /** What happens to operations, in ledger order. */
  operationEvents: OperationEvent;
  /** What happens to payment channels, in order; with `after` also what has happened since. */
  paymentChannelEvents: PaymentChannelEvent;
  /** Finished redemptions, in order; with `after` also those that have happened since. */
  redemptionEvents: RedemptionEvent;
};


export type SubscriptionMarketplaceEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<MarketplaceEventFilterInput>;
};


export type SubscriptionOperationEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<OperationEventFilter>;
};


export type SubscriptionPaymentChannelEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<PaymentEventFilterInput>;
};


export type SubscriptionRedemptionEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<PaymentEventFilterInput>;
};

/** The signed act `Transfer`. */
export type TokenTransferInput = {
  /** SToken to send, at least one unit. */
  amount: Scalars['TokenAmount']['input'];
  /** The sender's signature. */
  authorization: ActAuthorizationInput;
  /** Who receives; it need not be registered. */
  to: Scalars['Address']['input'];
};

/** Outcome of a transfer. */
export type TokenTransferPayload = {
  /** Who sent. */
  from: Maybe<Account>;
  /** Who received. */
  to: Maybe<Account>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

/** Why a ledger or a service refused an act; nothing was changed. */
export type UserError = {
  /** What programs decide on. */
  code: ErrorCode;
  /** Path of the input field at fault, when there is one. */
  field: Maybe<Array<Scalars['String']['output']>>;
  /** What people read. */
  message: Scalars['String']['output'];
};

/** The signed act `RegisterUser`. */
export type UserRegisterInput = {
  /** The new user's signature. */
  authorization: ActAuthorizationInput;
  /** What the user says of itself; at most 2,000 characters. */
  introduction?: Scalars['String']['input'];
  /** A name that nobody has: 3 to 64 letters and digits, single marks between. */
  name: Scalars['String']['input'];
};

/** Outcome of registering a user. */
export type UserRegisterPayload = {
  /** The new user's account. */
  account: Maybe<Account>;
  /** The transaction that made the act take effect. */
  transaction: Maybe<FabricTransaction>;
  /** Why the act was refused; empty when it took effect. */
  userErrors: Array<UserError>;
};

/** What an organisation votes. */
export type VoteChoice =
  /** For the operation. */
  | 'AGREE'
  /** Against the operation. */
  | 'DISAGREE';

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

/** Why something was refused or failed. */
export type ErrorCode =
  | 'ALREADY_EXISTS'
  | 'ALREADY_VOTED'
  | 'BAD_COUNTER'
  | 'BAD_INPUT'
  | 'BAD_SIGNATURE'
  | 'DATA_DIRECTORY_LOCKED'
  | 'DEADLINE_EXPIRED'
  | 'ENDORSEMENT_FAILED'
  | 'FORBIDDEN'
  | 'INSUFFICIENT_FUNDS'
  | 'INSUFFICIENT_TOKENS'
  | 'INTERNAL'
  | 'INVALID_TOKEN'
  | 'LEDGER_UNAVAILABLE'
  | 'MVCC_CONFLICT'
  | 'NOT_FOUND'
  | 'NOT_IN_ELECTORATE'
  | 'PORT_IN_USE'
  | 'PRICE_CHANGED'
  | 'PROPOSAL_CLOSED'
  | 'REDEMPTION_PENDING'
  | 'REPLAYED_REQUEST'
  | 'SUPPLY_EXHAUSTED'
  | 'TERMINATION_PENDING'
  | 'TIMEOUT'
  | 'TOO_EARLY'
  | 'TRANSACTION_INVALID'
  | 'TRANSACTION_REVERTED'
  | 'UNAUTHENTICATED'
  | 'WRONG_STATE';

/** Which events to deliver; every condition given must hold. */
export type MarketplaceEventFilterInput = {
  /** Only events in which this account acted or was paid. */
  account?: string | null | undefined;
  /** Only events about this service. */
  service?: string | null | undefined;
  /** Only events of these types. */
  types?: Array<MarketplaceEventType> | null | undefined;
};

/** What happened in the marketplace. */
export type MarketplaceEventType =
  | 'CALLS_PURCHASED'
  | 'SERVICES_REGISTERED'
  | 'SERVICE_PUBLISHED'
  | 'SERVICE_REGISTERED'
  | 'TOKENS_TRANSFERRED'
  | 'USER_REGISTERED';

/** Which events to deliver; what is left out does not matter. */
export type OperationEventFilter = {
  /** Of this operation. */
  operationId?: string | number | null | undefined;
  /** Caused by this organisation. */
  organization?: string | null | undefined;
  /** Of these types. */
  types?: Array<OperationEventType> | null | undefined;
};

/** What happened to an operation. */
export type OperationEventType =
  /** An organisation's agent ended; others are at work. */
  | 'EXECUTION_ENDED'
  /** An organisation's agent began. */
  | 'EXECUTION_STARTED'
  /** The deciding vote was cast; the agents begin. */
  | 'OPERATION_APPROVED'
  /** The last agent ended, and all have succeeded. */
  | 'OPERATION_COMPLETED'
  /** Nobody decided it in time. */
  | 'OPERATION_EXPIRED'
  /** The last agent ended, or the deadline passed, and not all have succeeded. */
  | 'OPERATION_FAILED'
  /** Approval got out of reach. */
  | 'OPERATION_REJECTED'
  /** A proposal was made. */
  | 'OPERATION_REQUESTED'
  /** A vote was cast that decides nothing yet. */
  | 'OPERATION_VOTED'
  /** The proposer took it back. */
  | 'OPERATION_WITHDRAWN'
  /** An organisation's step ended. */
  | 'STEP_ENDED';

/** Where one organisation is with an operation. */
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
  /** Nothing was heard before the deadline. */
  | 'TIMED_OUT';

/** A value for a template's parameter. */
export type OperationParameterInput = {
  /** The parameter's name. */
  name: string;
  /** Its value; numbers as decimal text. */
  value: string;
};

/** What a parameter's value may be. */
export type OperationParameterType =
  /** One of a few words. */
  | 'CHOICE'
  /** A whole number. */
  | 'INTEGER'
  /** Any text. */
  | 'TEXT';

/** How the electorate shall decide; at least as strict as the template's policy. */
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
  /** Everybody. */
  | 'ALL'
  /** More than half of the electorate. */
  | 'MAJORITY'
  /** A number of organisations, those named among them. */
  | 'N_OF_M'
  /** 2f + 1, where f organisations may break their word. */
  | 'TWO_F_PLUS_ONE';

/** A proposal to run a template on every member of a channel. */
export type OperationRequestInput = {
  /** The channel whose members vote and execute. */
  channel: string;
  /** Why. */
  description?: string | null | undefined;
  /** How long the execution may take; the template's by default. */
  executionPeriodSeconds?: number | null | undefined;
  /** An id of your choice, so that a repeated request is refused. */
  id?: string | number | null | undefined;
  /** Values other than the defaults. */
  parameters?: Array<OperationParameterInput> | null | undefined;
  /** A policy stricter than the template's. */
  policy?: OperationPolicyInput | null | undefined;
  /** Name of the template. */
  template: string;
  /** What it is for, in a line. */
  title: string;
  /** How long the vote may take; the template's period by default. */
  votingPeriodSeconds?: number | null | undefined;
};

/** Where an operation is. */
export type OperationStatus =
  /** Approved; the agents are about to begin. */
  | 'APPROVED'
  /** Every organisation has succeeded. */
  | 'COMPLETED'
  /** At least one agent has begun. */
  | 'EXECUTING'
  /** Nobody decided it in time. */
  | 'EXPIRED'
  /** At least one organisation has not succeeded. */
  | 'FAILED'
  /** The vote is open. */
  | 'PROPOSED'
  /** Approval has got out of reach. */
  | 'REJECTED'
  /** Its proposer has taken it back. */
  | 'WITHDRAWN';

/** Where one organisation is with a step. */
export type OperationStepStatus =
  /** Ended otherwise, or not in time. */
  | 'FAILED'
  /** Not begun. */
  | 'PENDING'
  /** The next that the agent reports on. */
  | 'RUNNING'
  /** Left out, because the execution ended before it. */
  | 'SKIPPED'
  /** Ended as expected. */
  | 'SUCCEEDED';

/** An organisation's vote; there is one, and it is final. */
export type OperationVoteInput = {
  /** For or against. */
  choice: VoteChoice;
  /** Why. */
  comment?: string | null | undefined;
  /** The operation. */
  operationId: string | number;
};

/** A proposal to take back. */
export type OperationWithdrawInput = {
  /** The operation. */
  operationId: string | number;
};

/** Which way an order runs. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** The signed act `CallService`: it buys calls for price times times. */
export type ServiceCallInput = {
  /** The buyer's signature. */
  authorization: ActAuthorizationInput;
  /** The price per call that the buyer expects. */
  price: string;
  /** The service to buy calls of. */
  service: string;
  /** How many calls. */
  times: number;
};

/** What services to list; every condition given must hold. */
export type ServiceFilterInput = {
  /** Only services of exactly this category. */
  category?: string | null | undefined;
  /** Only services of this developer. */
  developer?: string | null | undefined;
  /** Only services, or only mashups. */
  kind?: ServiceKind | null | undefined;
  /** Only services with this text in their name, in any case. */
  nameContains?: string | null | undefined;
  /** Only services in this status. */
  status?: ServiceStatus | null | undefined;
  /** Only services with exactly this tag. */
  tag?: string | null | undefined;
};

/** Whether a service composes other services. */
export type ServiceKind =
  | 'MASHUP'
  | 'SERVICE';

/** What services are ordered by. */
export type ServiceOrderField =
  | 'CREATED_AT'
  | 'NAME'
  | 'PRICE';

/** How to order services; equal ones by name. */
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
  /** The service to make available. */
  name: string;
};

/** The signed act `RegisterService`. */
export type ServiceRegisterInput = {
  /** The developer's signature. */
  authorization: ActAuthorizationInput;
  /** What kind of thing it does; at most 64 characters. */
  category?: string;
  /** At most 2,000 characters. */
  description?: string;
  /** A name that no service has: 1 to 128 visible characters. */
  name: string;
  /** SToken per call. */
  price: string;
  /** At most 20 words of at most 48 characters. */
  tags?: Array<string>;
  /** Where it answers: empty, or an http(s) address in ASCII. */
  url?: string;
};

/** Where a service is in its life; calls can be bought while it is AVAILABLE. */
export type ServiceStatus =
  | 'AVAILABLE'
  | 'CREATED'
  | 'INVALID';

/** The signed act `Transfer`. */
export type TokenTransferInput = {
  /** SToken to send, at least one unit. */
  amount: string;
  /** The sender's signature. */
  authorization: ActAuthorizationInput;
  /** Who receives; it need not be registered. */
  to: string;
};

/** The signed act `RegisterUser`. */
export type UserRegisterInput = {
  /** The new user's signature. */
  authorization: ActAuthorizationInput;
  /** What the user says of itself; at most 2,000 characters. */
  introduction?: string;
  /** A name that nobody has: 3 to 64 letters and digits, single marks between. */
  name: string;
};

/** What an organisation votes. */
export type VoteChoice =
  /** For the operation. */
  | 'AGREE'
  /** Against the operation. */
  | 'DISAGREE';

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


export type RegisterUserMutation = { userRegister: { account: { address: string, name: string | null, tokenBalance: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

export type RegisterServiceMutationVariables = Exact<{
  input: ServiceRegisterInput;
}>;


export type RegisterServiceMutation = { serviceRegister: { service: { name: string, status: ServiceStatus, price: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

export type PublishServiceMutationVariables = Exact<{
  input: ServicePublishInput;
}>;


export type PublishServiceMutation = { servicePublish: { service: { name: string, status: ServiceStatus } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

export type CallServiceMutationVariables = Exact<{
  input: ServiceCallInput;
}>;


export type CallServiceMutation = { serviceCall: { callRights: { callsLeft: string, callsBought: string, paid: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

export type TransferTokensMutationVariables = Exact<{
  input: TokenTransferInput;
}>;


export type TransferTokensMutation = { tokenTransfer: { from: { address: string, tokenBalance: string } | null, to: { address: string, tokenBalance: string } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

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


export type RequestOperationMutation = { operationRequest: { operation: { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

export type VoteOnOperationMutationVariables = Exact<{
  input: OperationVoteInput;
}>;


export type VoteOnOperationMutation = { operationVote: { operation: { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

export type WithdrawOperationMutationVariables = Exact<{
  input: OperationWithdrawInput;
}>;


export type WithdrawOperationMutation = { operationWithdraw: { operation: { id: string, title: string, status: OperationStatus, reason: string | null, proposer: { mspId: string }, votes: Array<{ choice: VoteChoice, comment: string, organization: { mspId: string } }>, executions: Array<{ status: OperationExecutionStatus, organization: { mspId: string }, steps: Array<{ name: string, status: OperationStepStatus, evidence: string | null, digest: string | null }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { id: string, blockNumber: string } | null } };

export type OperationEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: OperationEventFilter | null | undefined;
}>;


export type OperationEventsSubscription = { operationEvents: { cursor: string, type: OperationEventType, step: string | null, operation: { id: string, status: OperationStatus }, organization: { mspId: string } } };

export const OperationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<OperationPartsFragment, unknown>;
export const SigningFactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SigningFacts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSigningDomain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"salt"}}]}}]}}]} as unknown as DocumentNode<SigningFactsQuery, SigningFactsQueryVariables>;
export const AccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Account"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"introduction"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}},{"kind":"Field","name":{"kind":"Name","value":"counter"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]} as unknown as DocumentNode<AccountQuery, AccountQueryVariables>;
export const ServicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Services"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ServicesQuery, ServicesQueryVariables>;
export const ServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Service"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"developer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}}]}}]}}]} as unknown as DocumentNode<ServiceQuery, ServiceQueryVariables>;
export const RegisterUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserRegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userRegister"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterUserMutation, RegisterUserMutationVariables>;
export const RegisterServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterService"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceRegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceRegister"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterServiceMutation, RegisterServiceMutationVariables>;
export const PublishServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishService"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServicePublishInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"servicePublish"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]} as unknown as DocumentNode<PublishServiceMutation, PublishServiceMutationVariables>;
export const CallServiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CallService"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callRights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"callsBought"}},{"kind":"Field","name":{"kind":"Name","value":"paid"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]} as unknown as DocumentNode<CallServiceMutation, CallServiceMutationVariables>;
export const TransferTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TransferTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TokenTransferInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokenTransfer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"tokenBalance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]} as unknown as DocumentNode<TransferTokensMutation, TransferTokensMutationVariables>;
export const MarketplaceEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MarketplaceEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceEventFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MarketplaceEventsSubscription, MarketplaceEventsSubscriptionVariables>;
export const OrganizationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Organizations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"blockHeight"}}]}}]}}]}}]} as unknown as DocumentNode<OrganizationsQuery, OrganizationsQueryVariables>;
export const OperationTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OperationTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<OperationTemplatesQuery, OperationTemplatesQueryVariables>;
export const OperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<OperationQuery, OperationQueryVariables>;
export const OperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<OperationsQuery, OperationsQueryVariables>;
export const RequestOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<RequestOperationMutation, RequestOperationMutationVariables>;
export const VoteOnOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoteOnOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationVoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationVote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<VoteOnOperationMutation, VoteOnOperationMutationVariables>;
export const WithdrawOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationWithdrawInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationWithdraw"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Operation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"proposer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"votes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"choice"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"executions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawOperationMutation, WithdrawOperationMutationVariables>;
export const OperationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OperationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationEventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mspId"}}]}}]}}]}}]} as unknown as DocumentNode<OperationEventsSubscription, OperationEventsSubscriptionVariables>;