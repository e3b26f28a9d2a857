import type { ErrorCode } from "../../errors/error-codes.ts";

/** Codes that the marketplace and its ledger give, besides those of every subgraph. */
export const marketplaceCodes = [
  "ALREADY_EXISTS",
  "BAD_COUNTER",
  "BAD_SIGNATURE",
  "DEADLINE_EXPIRED",
  "INSUFFICIENT_CALLS",
  "INSUFFICIENT_TOKENS",
  "PRICE_CHANGED",
  "SUPPLY_EXHAUSTED",
] as const satisfies readonly ErrorCode[];
