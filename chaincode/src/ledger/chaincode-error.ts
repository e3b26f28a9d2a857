/**
 * Every code our chaincode refuses with; the same words as `ErrorCode` of `errors/error-codes.ts`, which turns the text
 * `CODE: detail` back into a typed error.
 */
export type ChaincodeErrorCode =
  | "ALREADY_EXISTS"
  | "ALREADY_VOTED"
  | "BAD_COUNTER"
  | "BAD_INPUT"
  | "BAD_SIGNATURE"
  | "CLOCK_SKEW"
  | "DEADLINE_EXPIRED"
  | "FORBIDDEN"
  | "INSUFFICIENT_CALLS"
  | "INSUFFICIENT_TOKENS"
  | "NOT_FOUND"
  | "NOT_IN_ELECTORATE"
  | "PRICE_CHANGED"
  | "PROPOSAL_CLOSED"
  | "SUPPLY_EXHAUSTED"
  | "WRONG_STATE";

/** The one error that chaincode throws on purpose. Fabric discards the whole transaction and hands on the message. */
export class ChaincodeError extends Error {
  override readonly name = "ChaincodeError";
  readonly code: ChaincodeErrorCode;

  constructor(code: ChaincodeErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}

/** @throws `code` unless the condition holds */
export function demand(condition: boolean, code: ChaincodeErrorCode, detail: string): asserts condition {
  if (!condition) throw new ChaincodeError(code, detail);
}
