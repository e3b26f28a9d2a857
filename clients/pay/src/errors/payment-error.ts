/** Why a payment was not made or not accepted. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
  /** As in the graph, such as `INSUFFICIENT_FUNDS`; `docs/guides/paying.md` lists them. */
  readonly code: string;
  /** Whether the same may succeed later. */
  readonly isRetryable: boolean;

  constructor(code: string, message: string, isRetryable = false) {
    super(message);
    this.code = code;
    this.isRetryable = isRetryable;
  }
}
