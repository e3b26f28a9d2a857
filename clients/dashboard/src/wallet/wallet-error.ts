/** Why the wallet did not do what it was asked for. */
export type WalletErrorCode =
  | "ALREADY_HERE"
  | "BAD_KEY_FILE"
  | "BAD_SIGNATURE"
  | "DECLINED"
  | "LOCKED"
  | "TOO_MANY_KEYS"
  | "UNKNOWN_ACT"
  | "WALLET_FAILED"
  | "WEAK_PASSPHRASE"
  | "WRONG_DOMAIN"
  | "WRONG_PASSPHRASE";

/** A refusal of the wallet; nothing was signed, and no key was changed. */
export class WalletError extends Error {
  override readonly name = "WalletError";
  readonly code: WalletErrorCode;

  constructor(code: WalletErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
