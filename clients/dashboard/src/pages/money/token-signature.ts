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

/** Channel by which a token is judged, with the EIP-712 domain of its tokens. */
export interface TokenChannel {
  readonly address: string;
  readonly voucherKey: string;
  /** Keys that were replaced, each with the last token id under which it counts. */
  readonly retiredKeys: readonly { readonly address: string; readonly countsUpTo: string }[];
  readonly domain: {
    readonly name: string;
    readonly version: string;
    readonly chainId: string;
    readonly verifyingContract: string;
  };
}

/** Verdict on a token's signature. */
export type SignatureCheck =
  | { readonly verdict: "valid"; readonly signer: string }
  | { readonly verdict: "retired-key"; readonly signer: string }
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
  const isOfChannel = [token.intermediary, channel.domain.verifyingContract].every((one) =>
    isSame(one, channel.address),
  );
  if (!isOfChannel) return { verdict: "other-channel" };
  const signer = await signerOf(token, channel.domain).catch(() => undefined);
  if (!signer) return { verdict: "unreadable" };
  return { verdict: verdictOn(signer, token, channel), signer };
}

function verdictOn(signer: string, { tokenId }: SignedToken, { voucherKey, retiredKeys }: TokenChannel) {
  if (isSame(voucherKey, signer)) return "valid";
  const counted = retiredKeys.some((key) => isSame(key.address, signer) && BigInt(tokenId) <= BigInt(key.countsUpTo));
  return counted ? "retired-key" : "other-key";
}

function signerOf(token: SignedToken, domain: TokenChannel["domain"]): Promise<Address> {
  return recoverTypedDataAddress({
    domain: {
      ...domain,
      chainId: BigInt(domain.chainId),
      verifyingContract: domain.verifyingContract as Address,
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
