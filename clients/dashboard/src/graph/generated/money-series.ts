/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How certain it is that something on a chain stays. */
export type Finality =
  /** The chain cannot take it back any more. */
  | 'FINAL'
  /** It is in one of the newest blocks, which the chain may still take back. */
  | 'PENDING'
  /** The chain is unlikely to take it back. */
  | 'SAFE';

/** Which way an account's money moved; what only ended a channel is neither. */
export type PaymentDirection =
  /** The account's money became more. */
  | 'IN'
  /** It became less. */
  | 'OUT';

/** Length of the steps of a series. */
export type PaymentSeriesBucket =
  /** A day, from midnight UTC. */
  | 'DAY'
  /** An hour. */
  | 'HOUR'
  /** A month, from its first day, midnight UTC. */
  | 'MONTH'
  /** A week, from Monday, midnight UTC. */
  | 'WEEK';

/** What series are told apart by; amounts of different assets are never added up. */
export type PaymentSeriesGroup =
  /** One series for each asset. */
  | 'ASSET'
  /** One for each asset and other party. */
  | 'COUNTERPARTY'
  /** One for each asset and lane. */
  | 'LANE'
  /** One for each asset and type of line. */
  | 'TYPE';

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

export type MoneySeriesQueryVariables = Exact<{
  period: PeriodInput;
  bucket: PaymentSeriesBucket;
  groupBy: PaymentSeriesGroup;
  filter?: PaymentStatementLineFilterInput | null | undefined;
}>;


export type MoneySeriesQuery = { paymentStatement: { series: { isCut: boolean, series: Array<{ name: string | null, asset: { address: string | null, symbol: string | null, decimals: number | null }, counterparty: { address: string, name: string | null } | null, points: Array<{ from: string, spent: string, earned: string, deposited: string, requests: string }> }> } } };


export const MoneySeriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneySeries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentSeriesBucket"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentSeriesGroup"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatementLineFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"bucket"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bucket"}}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isCut"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"asset"},"name":{"kind":"Name","value":"assetDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"decimals"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"counterparty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"spent"}},{"kind":"Field","name":{"kind":"Name","value":"earned"}},{"kind":"Field","name":{"kind":"Name","value":"deposited"}},{"kind":"Field","name":{"kind":"Name","value":"requests"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneySeriesQuery, MoneySeriesQueryVariables>;