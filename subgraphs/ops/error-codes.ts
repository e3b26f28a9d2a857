import type { ErrorCode } from "../../errors/error-codes.ts";

/** Codes that ops and its ledger give, besides those of every subgraph. */
export const opsCodes = [
  "ALREADY_EXISTS",
  "ALREADY_VOTED",
  "DEADLINE_EXPIRED",
  "NOT_IN_ELECTORATE",
  "PROPOSAL_CLOSED",
] as const satisfies readonly ErrorCode[];
