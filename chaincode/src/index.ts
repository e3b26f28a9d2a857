/**
 * Exports of our chaincode for programs outside the peers: rows as types, names of events, signed acts, rules of texts.
 */
export type { ChaincodeErrorCode } from "./ledger/chaincode-error.ts";
export type { LedgerPage } from "./ledger/paging.ts";
export { nameDefect, readableText, textDefect, visibleName } from "./ledger/text-rules.ts";
export type { AccountRow, IncomeRow } from "./marketplace/accounts/accounts.ts";
export type { ActResults } from "./marketplace/act-results.ts";
export {
  type ActArguments,
  type ActName,
  actNames,
  actTypesOf,
  type CallUse,
  type ServiceEntry,
  type TypedField,
} from "./marketplace/acts/act-types.ts";
export { checksummed } from "./marketplace/acts/address.ts";
export {
  MarketplaceEvent,
  type MarketplaceEventName,
  type MarketplaceEventPayloads,
} from "./marketplace/acts/events.ts";
export { type SigningDomain, signingDomain } from "./marketplace/acts/typed-data.ts";
export type { Contribution } from "./marketplace/contribution/contribution.ts";
export type { BulkRegistration } from "./marketplace/services/bulk-registration.ts";
export type { CallRightsRow, PurchaseRow } from "./marketplace/services/calls.ts";
export type { CommentRow } from "./marketplace/services/comments.ts";
export type { AffectedMashup, ServiceImpact } from "./marketplace/services/impact.ts";
export type { RewardRow, ServiceReward } from "./marketplace/services/rewards.ts";
export type { ServiceKind, ServiceRow, ServiceStatus } from "./marketplace/services/service-rows.ts";
export type { AcceptanceRow, TermsRow } from "./marketplace/services/terms.ts";
export type { UseBatch, UseRow } from "./marketplace/services/uses.ts";
export type { IssuancePoolRow, IssuanceSummary } from "./marketplace/tokens/issuance.ts";
export type { ParametersRow } from "./marketplace/tokens/parameters.ts";
export type { AccountSummary, TokenTransfer } from "./marketplace/tokens/tokens.ts";
export type { UserRow, UserSummary } from "./marketplace/users/users.ts";
export type { OperationView } from "./ops/command-ops/command-ops-contract.ts";
export type { ParameterRule, TemplateRow } from "./ops/command-ops/template.ts";
export type { OperationEventPayload, OpsEventName } from "./ops/core/events.ts";
export { OpsEvent } from "./ops/core/events.ts";
export type { Progress } from "./ops/core/execution.ts";
export { OpsKey } from "./ops/core/keys.ts";
export { type Decision, decide, type Policy, requiredAgreements } from "./ops/core/policy.ts";
export type {
  ChannelRow,
  ExecutionRow,
  ExecutionStatus,
  HistoryRow,
  OperationRow,
  OperationStatus,
  Step,
  StepRow,
  StepStatus,
  VoteRow,
} from "./ops/core/rows.ts";
