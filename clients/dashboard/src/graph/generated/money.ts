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

/** What a receipt says became of a transaction. */
export type EvmTransactionStatus =
  /** The contract refused it; nothing was changed. */
  | 'REVERTED'
  /** It took effect. */
  | 'SUCCEEDED';

/** How certain it is that something on a chain stays. */
export type Finality =
  /** The chain cannot take it back any more. */
  | 'FINAL'
  /** It is in one of the newest blocks, which the chain may still take back. */
  | 'PENDING'
  /** The chain is unlikely to take it back. */
  | 'SAFE';

/** Direction of an order. */
export type OrderDirection =
  /** From the smallest to the largest. */
  | 'ASC'
  /** From the largest to the smallest. */
  | 'DESC';

/** What happened to an alarm. */
export type PaymentAlarmEventType =
  /** It was done, or is no longer due. */
  | 'ENDED'
  /** A duty could not be done. */
  | 'OPENED'
  /** It was tried again, without success. */
  | 'TRIED';

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

/** From when until when, by the time of blocks. */
export type PeriodInput = {
  /** Its begin, inclusive; by default the first block. */
  from?: string | null | undefined;
  /** Its end, exclusive; by default now. */
  to?: string | null | undefined;
};

/** Which redemptions; every given condition must hold. */
export type RedemptionFilterInput = {
  /** Only of this asset; the zero address is ether. */
  asset?: string | null | undefined;
  /** Only of the channel with this contract. */
  channel?: string | null | undefined;
  /** Only those in which this account paid. */
  consumer?: string | null | undefined;
  /** Only those in which this account was paid. */
  provider?: string | null | undefined;
  /** Only those at this time or later. */
  redeemedFrom?: string | null | undefined;
  /** Only those before this time. */
  redeemedTo?: string | null | undefined;
};

export type MoneyAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyAccountsQuery = { paymentAccounts: Array<{ address: string, name: string | null, etherBalance: string, openPaymentValues: Array<{ channels: number, requests: string, value: string, asset: { address: string | null, symbol: string | null, decimals: number | null } }> | null }> };

export type MoneyBalancesQueryVariables = Exact<{
  period?: PeriodInput | null | undefined;
}>;


export type MoneyBalancesQuery = { paymentStatement: { balances: Array<{ opening: string, deposited: string, spent: string, earned: string, returned: string, paidOut: string, closing: string, asset: { address: string | null, symbol: string | null, decimals: number | null } }> } };

export type AlarmFragment = { id: string, channel: string, duty: PaymentDuty, code: ErrorCode, message: string, since: string, attempts: number, nextAttemptAt: string | null, endedAt: string | null, account: { address: string, name: string | null }, paymentChannel: { id: string } | null };

export type MoneyAlarmsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PaymentAlarmFilterInput | null | undefined;
}>;


export type MoneyAlarmsQuery = { paymentAlarms: { totalCount: number, nodes: Array<{ id: string, channel: string, duty: PaymentDuty, code: ErrorCode, message: string, since: string, attempts: number, nextAttemptAt: string | null, endedAt: string | null, account: { address: string, name: string | null }, paymentChannel: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MoneyPastAlarmsQueryVariables = Exact<{
  last: number;
  after?: string | null | undefined;
  filter?: PaymentAlarmFilterInput | null | undefined;
}>;


export type MoneyPastAlarmsQuery = { paymentAlarms: { totalCount: number, nodes: Array<{ id: string, channel: string, duty: PaymentDuty, code: ErrorCode, message: string, since: string, attempts: number, nextAttemptAt: string | null, endedAt: string | null, account: { address: string, name: string | null }, paymentChannel: { id: string } | null }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } };

export type MoneyFlowsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  period?: PeriodInput | null | undefined;
  filter?: PaymentFlowFilterInput | null | undefined;
  orderBy?: PaymentFlowOrderInput | null | undefined;
}>;


export type MoneyFlowsQuery = { paymentFlows: { totalCount: number, nodes: Array<{ channels: number, deposited: string, redeemed: string, requests: string, openValue: string | null, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null }, asset: { address: string | null, symbol: string | null, decimals: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CostFragment = { requests: string, amount: string, provenAmount: string, account: { address: string, name: string | null } | null };

export type MoneyFlowCostQueryVariables = Exact<{
  period?: PeriodInput | null | undefined;
  filter?: PaymentFlowFilterInput | null | undefined;
}>;


export type MoneyFlowCostQuery = { paymentFlows: { nodes: Array<{ channels: number, deposited: string, redeemed: string, requests: string, openValue: string | null, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null }, asset: { address: string | null, symbol: string | null, decimals: number | null }, cost: { requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, causes: Array<{ requests: string, amount: string, provenAmount: string, account: { address: string, name: string | null } | null }>, account: { address: string, name: string | null } | null }>, account: { address: string, name: string | null } | null }>, account: { address: string, name: string | null } | null } }> } };

export type MoneyStatementQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  period?: PeriodInput | null | undefined;
  filter?: PaymentStatementLineFilterInput | null | undefined;
}>;


export type MoneyStatementQuery = { paymentStatement: { lines: { totalCount: number, edges: Array<{ cursor: string, node: { type: PaymentStatementLineType, x402Channel: string | null, change: string, amount: string, requests: string | null, lane: number | null, happenedAt: string, finality: Finality, account: { address: string, name: string | null }, counterparty: { address: string, name: string | null } | null, channel: { id: string, address: string } | null, asset: { address: string | null, symbol: string | null, decimals: number | null }, transaction: { hash: string, blockNumber: string, status: EvmTransactionStatus }, token: { intermediary: string, consumer: string, tokenId: string, lane: number, requests: string, signature: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MoneySigningKeysQueryVariables = Exact<{
  id: string | number;
}>;


export type MoneySigningKeysQuery = { paymentChannel: { voucherKey: string, signingDomain: { name: string, version: string, chainId: string, verifyingContract: string }, retiredVoucherKeys: { nodes: Array<{ address: string, countsUpTo: string }> } } | null };

export type ChannelRowFragment = { id: string, address: string, status: PaymentChannelStatus, deposited: string, held: string, redeemed: string, openValue: string | null, openedAt: string, finality: Finality, redemptionReadyAt: string | null, terminationReadyAt: string | null, asset: { address: string | null, symbol: string | null, decimals: number | null }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } };

export type MoneyChannelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PaymentChannelFilterInput | null | undefined;
  orderBy?: PaymentChannelOrderInput | null | undefined;
}>;


export type MoneyChannelsQuery = { paymentChannels: { totalCount: number, nodes: Array<{ id: string, address: string, status: PaymentChannelStatus, deposited: string, held: string, redeemed: string, openValue: string | null, openedAt: string, finality: Finality, redemptionReadyAt: string | null, terminationReadyAt: string | null, asset: { address: string | null, symbol: string | null, decimals: number | null }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MoneyChannelQueryVariables = Exact<{
  id: string | number;
}>;


export type MoneyChannelQuery = { paymentChannel: { tokenId: string, tolerancePeriod: number, terminationPeriod: number, voucherKey: string, dueToConsumer: string, dueToProvider: string, acceptedRequests: string | null, id: string, address: string, status: PaymentChannelStatus, deposited: string, held: string, redeemed: string, openValue: string | null, openedAt: string, finality: Finality, redemptionReadyAt: string | null, terminationReadyAt: string | null, lanes: { totalCount: number, nodes: Array<{ lane: number, label: string, pricePerRequest: string, expiringPricePerRequest: string | null, acceptedRequests: string | null, signedRequests: string | null, origin: { address: string, name: string | null } | null }> }, redemptions: { totalCount: number, nodes: Array<{ tokenId: string, lane: number, requests: string, amount: string, redeemedAt: string, finality: Finality, transaction: { hash: string, blockNumber: string } }> }, asset: { address: string | null, symbol: string | null, decimals: number | null }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null };

export type MoneyPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyPoliciesQuery = { paymentAccounts: Array<{ address: string, name: string | null, paymentPolicies: Array<{ redeemAfterSeconds: number | null, redeemAtValue: string | null, riskCap: string | null, leastTolerancePeriod: number | null, leastTerminationPeriod: number | null, maxTerminationPeriod: number, fundBelow: string | null, fundWith: string | null, hourlyBudget: string | null, dailyBudget: string | null, dailyBudgetPerPeer: string | null, spentInHour: string, spentInDay: string, asset: { address: string | null, symbol: string | null, decimals: number | null } }> | null }> };

export type MoneyKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyKeysQuery = { paymentServiceKeys: Array<{ id: string, createdAt: string, revokedAt: string | null, account: { address: string, name: string | null } }> };

export type MoneyTracesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MoneyTracesQuery = { paymentTraces: { totalCount: number, nodes: Array<{ traceId: string, payments: Array<{ requests: number, provider: { address: string, name: string | null } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MoneyTraceQueryVariables = Exact<{
  traceId: string;
}>;


export type MoneyTraceQuery = { paymentTrace: { traceId: string, payments: Array<{ tokenId: string, lane: number, requests: number, value: string, channel: { id: string, asset: { address: string | null, symbol: string | null, decimals: number | null } } | null, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null }, origin: Array<{ address: string, name: string | null }> }> } };

export type MoneyFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MoneyFeedSubscription = { paymentEvents: { cursor: string, isRetracted: boolean, type: PaymentStatementLineType, amount: string, happenedAt: string } };

export type AlarmFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AlarmFeedSubscription = { paymentAlarmEvents: { cursor: string, type: PaymentAlarmEventType } };

export type ChannelFeedSubscriptionVariables = Exact<{
  filter?: PaymentEventFilterInput | null | undefined;
  after?: string | null | undefined;
}>;


export type ChannelFeedSubscription = { paymentChannelEvents: { cursor: string, isRetracted: boolean, type: PaymentChannelEventType, amount: string | null, happenedAt: string, finality: Finality, transaction: { hash: string, blockNumber: string } } };

export type RedemptionFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RedemptionFeedSubscription = { redemptionEvents: { cursor: string, isRetracted: boolean, channelAddress: string, tokenId: string, requests: string, redeemedAt: string, transaction: { hash: string } } };

export type RedemptionRowFragment = { id: string, tokenId: string, lane: number, requests: string, amount: string, redeemedAt: string, finality: Finality, channel: { id: string, asset: { address: string | null, symbol: string | null, decimals: number | null }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, transaction: { hash: string, blockNumber: string } };

export type MoneyRedemptionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RedemptionFilterInput | null | undefined;
}>;


export type MoneyRedemptionsQuery = { redemptions: { totalCount: number, nodes: Array<{ id: string, tokenId: string, lane: number, requests: string, amount: string, redeemedAt: string, finality: Finality, channel: { id: string, asset: { address: string | null, symbol: string | null, decimals: number | null }, consumer: { address: string, name: string | null }, provider: { address: string, name: string | null } } | null, transaction: { hash: string, blockNumber: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MoneyHeldQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyHeldQuery = { paymentAccounts: Array<{ address: string, name: string | null }> };

export type MoneyAssetQueryVariables = Exact<{
  address: string;
}>;


export type MoneyAssetQuery = { evmAddress: { address: string, codeSize: number, asset: { address: string | null, symbol: string | null, decimals: number | null } | null } };

export const AlarmFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Alarm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAlarm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"duty"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<AlarmFragment, unknown>;
export const CostFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Cost"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"provenAmount"}}]}}]} as unknown as DocumentNode<CostFragment, unknown>;
export const ChannelRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"openValue"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminationReadyAt"}}]}}]} as unknown as DocumentNode<ChannelRowFragment, unknown>;
export const RedemptionRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RedemptionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Redemption"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"redeemedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]} as unknown as DocumentNode<RedemptionRowFragment, unknown>;
export const MoneyAccountsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"etherBalance"}},{"kind":"Field","name":{"kind":"Name","value":"openPaymentValues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyAccountsQuery, MoneyAccountsQueryVariables>;
export const MoneyBalancesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyBalances"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"opening"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"spent"}},{"kind":"Field","name":{"kind":"Name","value":"earned"}},{"kind":"Field","name":{"kind":"Name","value":"returned"}},{"kind":"Field","name":{"kind":"Name","value":"paidOut"}},{"kind":"Field","name":{"kind":"Name","value":"closing"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyBalancesQuery, MoneyBalancesQueryVariables>;
export const MoneyAlarmsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyAlarms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAlarmFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAlarms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Alarm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Alarm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAlarm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"duty"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<MoneyAlarmsQuery, MoneyAlarmsQueryVariables>;
export const MoneyPastAlarmsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyPastAlarms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAlarmFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAlarms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Alarm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Alarm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAlarm"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"duty"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<MoneyPastAlarmsQuery, MoneyPastAlarmsQueryVariables>;
export const MoneyFlowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyFlows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentFlowFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentFlowOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentFlows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"openValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyFlowsQuery, MoneyFlowsQueryVariables>;
export const MoneyFlowCostDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyFlowCost"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentFlowFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentFlows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"openValue"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Cost"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Cost"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Cost"}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Cost"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Cost"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"provenAmount"}}]}}]} as unknown as DocumentNode<MoneyFlowCostQuery, MoneyFlowCostQueryVariables>;
export const MoneyStatementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyStatement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatementLineFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counterparty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"x402Channel"}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"intermediary"}},{"kind":"Field","name":{"kind":"Name","value":"consumer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneyStatementQuery, MoneyStatementQueryVariables>;
export const MoneySigningKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneySigningKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voucherKey"}},{"kind":"Field","name":{"kind":"Name","value":"signingDomain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"chainId"}},{"kind":"Field","name":{"kind":"Name","value":"verifyingContract"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiredVoucherKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"countsUpTo"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneySigningKeysQuery, MoneySigningKeysQueryVariables>;
export const MoneyChannelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyChannels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelOrderInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChannelRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"openValue"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminationReadyAt"}}]}}]} as unknown as DocumentNode<MoneyChannelsQuery, MoneyChannelsQueryVariables>;
export const MoneyChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChannelRow"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"tolerancePeriod"}},{"kind":"Field","name":{"kind":"Name","value":"terminationPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"voucherKey"}},{"kind":"Field","name":{"kind":"Name","value":"dueToConsumer"}},{"kind":"Field","name":{"kind":"Name","value":"dueToProvider"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedRequests"}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricePerRequest"}},{"kind":"Field","name":{"kind":"Name","value":"expiringPricePerRequest"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedRequests"}},{"kind":"Field","name":{"kind":"Name","value":"signedRequests"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"25"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"redeemedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"openValue"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"redemptionReadyAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminationReadyAt"}}]}}]} as unknown as DocumentNode<MoneyChannelQuery, MoneyChannelQueryVariables>;
export const MoneyPoliciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyPolicies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"paymentPolicies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redeemAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"redeemAtValue"}},{"kind":"Field","name":{"kind":"Name","value":"riskCap"}},{"kind":"Field","name":{"kind":"Name","value":"leastTolerancePeriod"}},{"kind":"Field","name":{"kind":"Name","value":"leastTerminationPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"maxTerminationPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"fundBelow"}},{"kind":"Field","name":{"kind":"Name","value":"fundWith"}},{"kind":"Field","name":{"kind":"Name","value":"hourlyBudget"}},{"kind":"Field","name":{"kind":"Name","value":"dailyBudget"}},{"kind":"Field","name":{"kind":"Name","value":"dailyBudgetPerPeer"}},{"kind":"Field","name":{"kind":"Name","value":"spentInHour"}},{"kind":"Field","name":{"kind":"Name","value":"spentInDay"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyPoliciesQuery, MoneyPoliciesQueryVariables>;
export const MoneyKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentServiceKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyKeysQuery, MoneyKeysQueryVariables>;
export const MoneyTracesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyTraces"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentTraces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"traceId"}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyTracesQuery, MoneyTracesQueryVariables>;
export const MoneyTraceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyTrace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"traceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentTrace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"traceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"traceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"traceId"}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneyTraceQuery, MoneyTraceQueryVariables>;
export const MoneyFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MoneyFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"isRetracted"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}}]}}]}}]} as unknown as DocumentNode<MoneyFeedSubscription, MoneyFeedSubscriptionVariables>;
export const AlarmFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AlarmFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAlarmEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<AlarmFeedSubscription, AlarmFeedSubscriptionVariables>;
export const ChannelFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ChannelFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentEventFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"isRetracted"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"happenedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]}}]} as unknown as DocumentNode<ChannelFeedSubscription, ChannelFeedSubscriptionVariables>;
export const RedemptionFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RedemptionFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"isRetracted"}},{"kind":"Field","name":{"kind":"Name","value":"channelAddress"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"redeemedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}}]}}]}}]} as unknown as DocumentNode<RedemptionFeedSubscription, RedemptionFeedSubscriptionVariables>;
export const MoneyRedemptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyRedemptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RedemptionRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RedemptionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Redemption"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"lane"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"redeemedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finality"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consumer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}}]}}]}}]} as unknown as DocumentNode<MoneyRedemptionsQuery, MoneyRedemptionsQueryVariables>;
export const MoneyHeldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyHeld"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAccounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<MoneyHeldQuery, MoneyHeldQueryVariables>;
export const MoneyAssetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyAsset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evmAddress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"codeSize"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyAssetQuery, MoneyAssetQueryVariables>;