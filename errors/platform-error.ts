/**
 * Every code a ledger, a service or the graph may answer with. Chaincode throws `CODE: detail`, Solidity a custom
 * error; `ledgers/` turns both into a {@link PlatformError}.
 */
export const errorCodes = [
  // the request itself
  "BAD_INPUT",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "WRONG_STATE",
  "IDEMPOTENCY_KEY_REUSED",
  // acts authorised by an account's signature
  "BAD_SIGNATURE",
  "BAD_COUNTER",
  "DEADLINE_EXPIRED",
  // money
  "INSUFFICIENT_TOKENS",
  "INSUFFICIENT_FUNDS",
  "BUDGET_EXCEEDED",
  "RISK_CAP_EXCEEDED",
  "PRICE_CHANGED",
  "SUPPLY_EXHAUSTED",
  // operations
  "NOT_IN_ELECTORATE",
  "ALREADY_VOTED",
  "PROPOSAL_CLOSED",
  // payments
  "INVALID_TOKEN",
  "ASSET_NOT_ACCEPTED",
  "TERMS_NOT_ALLOWED",
  "REPLAYED_REQUEST",
  "TERMINATION_PENDING",
  "REDEMPTION_PENDING",
  "TOO_EARLY",
  // the ledger
  "MVCC_CONFLICT",
  "ENDORSEMENT_FAILED",
  "CLOCK_SKEW",
  "TRANSACTION_INVALID",
  "TRANSACTION_REVERTED",
  "LEDGER_UNAVAILABLE",
  "TIMEOUT",
  // reads
  "STORE_UNAVAILABLE",
  "HISTORY_UNAVAILABLE",
  "POSITION_UNDONE",
  // this process
  "DATA_DIRECTORY_LOCKED",
  "PORT_IN_USE",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface PlatformErrorOptions {
  /** Whether the same call may succeed later without a change. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** The one error that leaves `ledgers/` and the services above it. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: PlatformErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

const known: ReadonlySet<string> = new Set(errorCodes);

/** Splits `CODE: detail` as chaincode throws it; `undefined` when the text does not start with a known code. */
export function parseCodedMessage(text: string): { code: ErrorCode; detail: string } | undefined {
  const match = /(?:^|, )([A-Z][A-Z_]+): (.*)$/s.exec(text);
  if (!match?.[1] || !known.has(match[1])) return undefined;
  return { code: match[1] as ErrorCode, detail: match[2] ?? "" };
}
