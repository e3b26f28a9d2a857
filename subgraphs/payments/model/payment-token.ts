import { TypedDataEncoder } from "ethers";

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

const closeTypes = {
  Close: [
    { name: "redeemed", type: "uint256" },
    { name: "deadline", type: "uint64" },
  ],
};

/** Terms of a cooperative close. */
export interface CloseTerms {
  /** Total redeemed by the provider in the end. */
  readonly redeemed: bigint;
  /** Unix seconds. */
  readonly deadline: number | bigint;
}

/** Digest that both parties of a channel sign to end it. */
export function closeDigest(chainId: bigint, intermediary: string, terms: CloseTerms): string {
  return TypedDataEncoder.hash(paymentTokenDomain(chainId, intermediary), closeTypes, terms);
}
