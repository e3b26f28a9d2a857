import type { ErrorCode } from "../../errors/error-codes.ts";

/** Codes that payments and its ledger give, besides those of every subgraph. */
export const paymentsCodes = [
  "ALREADY_EXISTS",
  "ASSET_NOT_ACCEPTED",
  "BAD_SIGNATURE",
  "BUDGET_EXCEEDED",
  "DEADLINE_EXPIRED",
  "INSUFFICIENT_FUNDS",
  "INVALID_TOKEN",
  "PRICE_CHANGED",
  "REDEMPTION_PENDING",
  "REPLAYED_REQUEST",
  "RISK_CAP_EXCEEDED",
  "TERMINATION_PENDING",
  "TERMS_NOT_ALLOWED",
  "TOO_EARLY",
  "TRANSACTION_REVERTED",
] as const satisfies readonly ErrorCode[];
