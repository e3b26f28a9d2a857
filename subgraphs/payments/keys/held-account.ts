/** Account whose keys this payment server holds. */
export interface HeldAccount {
  /** Lower case. */
  readonly address: string;
  /** MSP id of its organisation. */
  readonly organization: string;
  /** Signs its transactions. */
  readonly privateKey: string;
  /** Its first voucher key, which signs payment tokens only. */
  readonly voucherKey: Uint8Array;
  /** Address of the voucher key, lower case. */
  readonly voucherAddress: string;
}
