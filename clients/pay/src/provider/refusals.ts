import { PaymentError } from "../payment-error.ts";
import type { Refusal } from "./answers.ts";

/** Codes with which who pays is refused; all others are faults on the provider's side. */
const refusals: ReadonlySet<string> = new Set([
  "PAYMENT_REQUIRED",
  "WRONG_LANE",
  "NOT_FOUND",
  "FORBIDDEN",
  "INVALID_TOKEN",
  "ASSET_NOT_ACCEPTED",
  "REPLAYED_REQUEST",
  "INSUFFICIENT_FUNDS",
  "TERMINATION_PENDING",
  "BAD_SIGNATURE",
  "PRICE_CHANGED",
]);

const otherStatus: Readonly<Record<string, number>> = {
  BAD_INPUT: 400,
  AMBIGUOUS_REQUEST: 400,
  MALFORMED_TOKEN: 400,
  MALFORMED_KEY: 400,
  REQUEST_CUT_OFF: 400,
  HEADER_TOO_LARGE: 431,
  IDEMPOTENCY_KEY_REUSED: 409,
  ANSWER_NOT_KEPT: 409,
};

/** Nobody knows whether the request is paid. */
export const unavailable: Refusal = {
  status: 503,
  code: "PAYMENT_SERVER_UNAVAILABLE",
  message: "payments cannot be checked at the moment; try again later, nothing was served",
};

/** How a request is refused that cannot be let in; with status 402 an offer belongs to it. */
export function refusalFor(error: unknown): Refusal {
  if (!(error instanceof PaymentError)) return unavailable;
  const { code, message } = error;
  const status = refusals.has(code) ? 402 : otherStatus[code];
  return status ? { status, code, message } : unavailable;
}
