import { TypedDataEncoder } from "ethers";
import { paymentTokenDomain } from "./payment-token.ts";

const types = {
  Close: [
    { name: "redeemed", type: "uint256" },
    { name: "deadline", type: "uint64" },
  ],
};

/** What the parties of a channel agreed on. */
export interface CloseTerms {
  /** All that the provider will have redeemed. */
  readonly redeemed: bigint;
  /** Unix seconds. */
  readonly deadline: number | bigint;
}

/** The digest that both parties of a channel sign to end it. */
export function closeDigest(chainId: bigint, intermediary: string, terms: CloseTerms): string {
  return TypedDataEncoder.hash(paymentTokenDomain(chainId, intermediary), types, terms);
}
