import type { Address, Hex } from "viem";
import { isAddressEqual, recoverTypedDataAddress } from "viem/utils";

/** A payment token as the graph gives it. */
export interface SignedToken {
  readonly intermediary: string;
  readonly consumer: string;
  readonly tokenId: string;
  readonly lane: number;
  readonly requests: string;
  readonly signature: string;
}

/** The channel by which a token is judged. */
export interface TokenChannel {
  readonly chainId: bigint;
  readonly address: string;
  readonly consumer: string;
  /** Keys that have signed the consumer's tokens, the present one first. */
  readonly voucherKeys: readonly string[];
}

/** Verdict on a token's signature. */
export type SignatureCheck =
  | { readonly verdict: "valid"; readonly signer: string }
  | { readonly verdict: "other-key"; readonly signer: string }
  | { readonly verdict: "other-channel" }
  | { readonly verdict: "unreadable" };

const types = {
  PaymentToken: [
    { name: "tokenId", type: "uint64" },
    { name: "lane", type: "uint32" },
    { name: "requests", type: "uint64" },
    { name: "intermediary", type: "address" },
    { name: "consumer", type: "address" },
  ],
} as const;

/** Checks a payment token's signature here, whatever the graph says of it. */
export async function checkToken(token: SignedToken, channel: TokenChannel): Promise<SignatureCheck> {
  if (!isSame(token.intermediary, channel.address) || !isSame(token.consumer, channel.consumer)) {
    return { verdict: "other-channel" };
  }
  const signer = await signerOf(token, channel.chainId).catch(() => undefined);
  if (!signer) return { verdict: "unreadable" };
  return { verdict: channel.voucherKeys.some((key) => isSame(key, signer)) ? "valid" : "other-key", signer };
}

function signerOf(token: SignedToken, chainId: bigint): Promise<Address> {
  return recoverTypedDataAddress({
    domain: {
      name: "Ledgerloom Payments",
      version: "1",
      chainId,
      verifyingContract: token.intermediary as Address,
    },
    types,
    primaryType: "PaymentToken",
    message: {
      tokenId: BigInt(token.tokenId),
      lane: token.lane,
      requests: BigInt(token.requests),
      intermediary: token.intermediary as Address,
      consumer: token.consumer as Address,
    },
    signature: token.signature as Hex,
  });
}

function isSame(one: string, other: string): boolean {
  return isAddressEqual(one.toLowerCase() as Address, other.toLowerCase() as Address);
}
