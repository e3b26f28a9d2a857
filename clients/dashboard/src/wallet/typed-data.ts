import type { Address, Hex } from "viem";

export interface TypedField {
  readonly name: string;
  readonly type: string;
}

/** Types of typed data by name, without that of its domain. */
export type TypedFields = Readonly<Record<string, readonly TypedField[]>>;

/** EIP-712 typed data: all that a signature covers. */
export interface TypedData {
  readonly domain: Readonly<Record<string, string>>;
  readonly types: TypedFields;
  readonly primaryType: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** An account whose key is at hand: one of this browser's, or one that a wallet keeps. */
export interface AccountSigner {
  readonly address: Address;
  /** Name of the wallet; undefined when the key is this browser's. */
  readonly wallet?: string;
  /** @throws WalletError LOCKED, DECLINED, WALLET_FAILED */
  sign(data: TypedData): Promise<Hex>;
}
