/** Consequence of a code for the consumer: for its token, its channel or its batch. */
type Consequence = "retry token" | "pay anew" | "channel outdated" | "batch lost";

interface PaymentCode {
  /** HTTP status with which a provider or a sidecar refuses. */
  readonly status: number;
  readonly consequences?: readonly Consequence[];
}

/**
 * Codes of refused payments, for both sides. A consumer reads the consequences:
 * - `retry token`: the same token counts later; the provider's server has not seen what happened on the chain;
 * - `pay anew`: another token counts, for what is offered now;
 * - `channel outdated`: said by the consumer's own server when it signs, so that another channel is asked for;
 * - `batch lost`: said of a batch token that was accepted before, which counts for nothing any more.
 */
const paymentCodes: Readonly<Record<string, PaymentCode>> = {
  PAYMENT_REQUIRED: { status: 402, consequences: ["pay anew"] },
  WRONG_LANE: { status: 402, consequences: ["pay anew"] },
  ASSET_NOT_ACCEPTED: { status: 402, consequences: ["pay anew"] },
  PRICE_CHANGED: { status: 402, consequences: ["pay anew", "channel outdated"] },
  INVALID_TOKEN: { status: 402, consequences: ["pay anew", "channel outdated", "batch lost"] },
  TERMINATION_PENDING: { status: 402, consequences: ["pay anew", "channel outdated", "batch lost"] },
  NOT_FOUND: { status: 402, consequences: ["retry token", "channel outdated", "batch lost"] },
  BAD_SIGNATURE: { status: 402, consequences: ["retry token", "batch lost"] },
  INSUFFICIENT_FUNDS: { status: 402, consequences: ["retry token"] },
  FORBIDDEN: { status: 402, consequences: ["channel outdated", "batch lost"] },
  REPLAYED_REQUEST: { status: 402, consequences: ["batch lost"] },
  PAYMENT_SERVER_UNAVAILABLE: { status: 503, consequences: ["retry token"] },
  BAD_INPUT: { status: 400 },
  AMBIGUOUS_REQUEST: { status: 400 },
  MALFORMED_TOKEN: { status: 400 },
  MALFORMED_KEY: { status: 400 },
  REQUEST_CUT_OFF: { status: 400 },
  BODY_NOT_TAKEN: { status: 400 },
  NOT_ALLOWED: { status: 403 },
  IDEMPOTENCY_KEY_REUSED: { status: 409 },
  ANSWER_NOT_KEPT: { status: 409 },
  LENGTH_REQUIRED: { status: 411 },
  BODY_TOO_LARGE: { status: 413 },
  HEADER_TOO_LARGE: { status: 431 },
  UPSTREAM_UNAVAILABLE: { status: 502 },
};

/** HTTP status of a code; `undefined` for a fault, which says nothing about the request. */
export const statusOf = (code: string): number | undefined => paymentCodes[code]?.status;

/** Whether a code has a consequence for the consumer. */
export const leadsTo = (code: string, consequence: Consequence): boolean =>
  paymentCodes[code]?.consequences?.includes(consequence) ?? false;
