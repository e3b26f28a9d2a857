/** An account whose keys this payment server holds. */
export interface HeldAccount {
  /** Lower case. */
  readonly address: string;
  /** MSP id of the organisation it works for. */
  readonly organization: string;
  /** Signs its transactions. */
  readonly privateKey: string;
  /** Its first key for payment tokens, which signs nothing else. */
  readonly voucherKey: Uint8Array;
  /** Lower case. */
  readonly voucherAddress: string;
}
