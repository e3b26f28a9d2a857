/**
 * "The consumer of this channel made `requests` requests on `lane` under `tokenId`", signed by the channel's voucher
 * key. Each token supersedes the ones before it.
 */
export interface PaymentToken {
  /** The channel's contract, lower case. */
  readonly intermediary: string;
  /** Lower case. */
  readonly consumer: string;
  readonly tokenId: bigint;
  readonly lane: number;
  /** Counts from 1 under each token id. */
  readonly requests: bigint;
  /** r, s, v: 65 bytes. */
  readonly signature: Uint8Array;
}

/** EIP-712 types of a token, as wallets take them. */
export const paymentTokenTypes = {
  PaymentToken: [
    { name: "tokenId", type: "uint64" },
    { name: "lane", type: "uint32" },
    { name: "requests", type: "uint64" },
    { name: "intermediary", type: "address" },
    { name: "consumer", type: "address" },
  ],
} as const;

/** EIP-712 domain of a channel's tokens: good on this chain and for this contract only. */
export const paymentTokenDomain = (chainId: bigint, intermediary: string) => ({
  name: "Ledgerloom Payments",
  version: "1",
  chainId,
  verifyingContract: intermediary,
});
