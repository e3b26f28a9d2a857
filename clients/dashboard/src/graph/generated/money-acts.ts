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

/** A new account; nothing of it is chosen. */
export type PaymentAccountCreateInput = {
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
};

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

/** A channel to end, and who ends it. */
export type PaymentChannelTerminateInput = {
  /** The channel. */
  channelId: string | number;
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** Its consumer or provider; the keys must be held here. */
  party: string;
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

/** An account that is paid with x402. */
export type X402VouchersClaimInput = {
  /** 1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused. */
  idempotencyKey?: string | null | undefined;
  /** The account; its keys must be held here for the asking organisation. */
  provider: string;
};

export type RefusalFragment = { code: ErrorCode, message: string };

export type SentFragment = { blockNumber: string, position: string, id: string };

export type MoneyAccountCreateMutationVariables = Exact<{
  input: PaymentAccountCreateInput;
}>;


export type MoneyAccountCreateMutation = { paymentAccountCreate: { userErrors: Array<{ code: ErrorCode, message: string }>, account: { address: string } | null } };

export type MoneyChannelOpenMutationVariables = Exact<{
  input: PaymentChannelOpenInput;
}>;


export type MoneyChannelOpenMutation = { paymentChannelOpen: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null, channel: { id: string } | null } };

export type MoneyChannelDepositMutationVariables = Exact<{
  input: PaymentChannelDepositInput;
}>;


export type MoneyChannelDepositMutation = { paymentChannelDeposit: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyRedemptionStartMutationVariables = Exact<{
  input: RedemptionStartInput;
}>;


export type MoneyRedemptionStartMutation = { redemptionStart: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyRedemptionFinalizeMutationVariables = Exact<{
  input: RedemptionFinalizeInput;
}>;


export type MoneyRedemptionFinalizeMutation = { redemptionFinalize: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyRedemptionBatchStartMutationVariables = Exact<{
  input: RedemptionBatchStartInput;
}>;


export type MoneyRedemptionBatchStartMutation = { redemptionBatchStart: { userErrors: Array<{ field: Array<string> | null, code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyRedemptionBatchFinalizeMutationVariables = Exact<{
  input: RedemptionBatchFinalizeInput;
}>;


export type MoneyRedemptionBatchFinalizeMutation = { redemptionBatchFinalize: { userErrors: Array<{ field: Array<string> | null, code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyVouchersClaimMutationVariables = Exact<{
  input: X402VouchersClaimInput;
}>;


export type MoneyVouchersClaimMutation = { x402VouchersClaim: { channels: number | null, remaining: number | null, userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyChannelTerminateMutationVariables = Exact<{
  input: PaymentChannelTerminateInput;
}>;


export type MoneyChannelTerminateMutation = { paymentChannelTerminate: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyPayoutWithdrawMutationVariables = Exact<{
  input: PayoutWithdrawInput;
}>;


export type MoneyPayoutWithdrawMutation = { payoutWithdraw: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyLaneOpenMutationVariables = Exact<{
  input: PaymentLaneOpenInput;
}>;


export type MoneyLaneOpenMutation = { paymentLaneOpen: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyVoucherKeyRotateMutationVariables = Exact<{
  input: PaymentVoucherKeyRotateInput;
}>;


export type MoneyVoucherKeyRotateMutation = { paymentVoucherKeyRotate: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyPolicySetMutationVariables = Exact<{
  input: PaymentPolicySetInput;
}>;


export type MoneyPolicySetMutation = { paymentPolicySet: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type MoneyServiceKeyCreateMutationVariables = Exact<{
  input: PaymentServiceKeyCreateInput;
}>;


export type MoneyServiceKeyCreateMutation = { paymentServiceKeyCreate: { secret: string | null, userErrors: Array<{ code: ErrorCode, message: string }>, key: { id: string } | null } };

export type MoneyServiceKeyRevokeMutationVariables = Exact<{
  input: PaymentServiceKeyRevokeInput;
}>;


export type MoneyServiceKeyRevokeMutation = { paymentServiceKeyRevoke: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type MoneyChannelCloseMutationVariables = Exact<{
  input: PaymentChannelCloseInput;
}>;


export type MoneyChannelCloseMutation = { paymentChannelClose: { userErrors: Array<{ code: ErrorCode, message: string }>, transaction: { blockNumber: string, position: string, id: string } | null } };

export type MoneyChannelCloseAgreeMutationVariables = Exact<{
  input: PaymentChannelCloseInput;
}>;


export type MoneyChannelCloseAgreeMutation = { paymentChannelClose: { userErrors: Array<{ code: ErrorCode, message: string }>, agreement: { redeemed: string, deadline: string, consumerSignature: string } | null } };

export const RefusalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<RefusalFragment, unknown>;
export const SentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<SentFragment, unknown>;
export const MoneyAccountCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyAccountCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAccountCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentAccountCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<MoneyAccountCreateMutation, MoneyAccountCreateMutationVariables>;
export const MoneyChannelOpenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyChannelOpen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelOpenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelOpen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyChannelOpenMutation, MoneyChannelOpenMutationVariables>;
export const MoneyChannelDepositDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyChannelDeposit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelDepositInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelDeposit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyChannelDepositMutation, MoneyChannelDepositMutationVariables>;
export const MoneyRedemptionStartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyRedemptionStart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyRedemptionStartMutation, MoneyRedemptionStartMutationVariables>;
export const MoneyRedemptionFinalizeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyRedemptionFinalize"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionFinalizeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionFinalize"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyRedemptionFinalizeMutation, MoneyRedemptionFinalizeMutationVariables>;
export const MoneyRedemptionBatchStartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyRedemptionBatchStart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionBatchStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionBatchStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyRedemptionBatchStartMutation, MoneyRedemptionBatchStartMutationVariables>;
export const MoneyRedemptionBatchFinalizeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyRedemptionBatchFinalize"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedemptionBatchFinalizeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redemptionBatchFinalize"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyRedemptionBatchFinalizeMutation, MoneyRedemptionBatchFinalizeMutationVariables>;
export const MoneyVouchersClaimDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyVouchersClaim"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"X402VouchersClaimInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x402VouchersClaim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyVouchersClaimMutation, MoneyVouchersClaimMutationVariables>;
export const MoneyChannelTerminateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyChannelTerminate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelTerminateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelTerminate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyChannelTerminateMutation, MoneyChannelTerminateMutationVariables>;
export const MoneyPayoutWithdrawDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyPayoutWithdraw"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PayoutWithdrawInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payoutWithdraw"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyPayoutWithdrawMutation, MoneyPayoutWithdrawMutationVariables>;
export const MoneyLaneOpenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyLaneOpen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentLaneOpenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentLaneOpen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyLaneOpenMutation, MoneyLaneOpenMutationVariables>;
export const MoneyVoucherKeyRotateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyVoucherKeyRotate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentVoucherKeyRotateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentVoucherKeyRotate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyVoucherKeyRotateMutation, MoneyVoucherKeyRotateMutationVariables>;
export const MoneyPolicySetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyPolicySet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentPolicySetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentPolicySet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<MoneyPolicySetMutation, MoneyPolicySetMutationVariables>;
export const MoneyServiceKeyCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyServiceKeyCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentServiceKeyCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentServiceKeyCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<MoneyServiceKeyCreateMutation, MoneyServiceKeyCreateMutationVariables>;
export const MoneyServiceKeyRevokeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyServiceKeyRevoke"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentServiceKeyRevokeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentServiceKeyRevoke"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<MoneyServiceKeyRevokeMutation, MoneyServiceKeyRevokeMutationVariables>;
export const MoneyChannelCloseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyChannelClose"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelCloseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelClose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvmTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"id"},"name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"blockNumber"}},{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]} as unknown as DocumentNode<MoneyChannelCloseMutation, MoneyChannelCloseMutationVariables>;
export const MoneyChannelCloseAgreeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoneyChannelCloseAgree"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentChannelCloseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentChannelClose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redeemed"}},{"kind":"Field","name":{"kind":"Name","value":"deadline"}},{"kind":"Field","name":{"kind":"Name","value":"consumerSignature"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<MoneyChannelCloseAgreeMutation, MoneyChannelCloseAgreeMutationVariables>;