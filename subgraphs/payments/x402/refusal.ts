/** Reason of a refusal, by the scheme's public name after `invalid_batch_settlement_evm_`. */
export type RefusalReason =
  | "scheme"
  | "network_mismatch"
  | "receiver_mismatch"
  | "receiver_authorizer_mismatch"
  | "token_mismatch"
  | "withdraw_delay_mismatch"
  | "channel_id_mismatch"
  | "channel_busy"
  | "cumulative_amount_mismatch"
  | "cumulative_exceeds_balance"
  | "voucher_signature"
  | "deposit_below_min_deposit"
  | "payload_authorization_valid_after"
  | "payload_authorization_valid_before"
  | "deposit_transaction_failed"
  | "refund_amount_invalid"
  | "refund_no_balance"
  | "refund_transaction_failed";

/** Refusal of a payment, for a reason that its payer is told. */
export class PaymentRefusal extends Error {
  override readonly name = "PaymentRefusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string = reason) {
    super(message);
    this.reason = reason;
  }

  /** Public name of the reason. */
  get code(): string {
    return `invalid_batch_settlement_evm_${this.reason}`;
  }
}
