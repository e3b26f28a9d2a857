import type { WireToken } from "@ledgerloom/pay/protocol";
import type { PaymentToken } from "../model/payment-token.ts";

/** Token as frames carry it. */
export function toWire({ intermediary, consumer, tokenId, lane, requests, signature }: PaymentToken): WireToken {
  const text = Buffer.from(signature.buffer, signature.byteOffset, signature.length).toString("base64");
  return { intermediary, consumer, tokenId: `${tokenId}`, lane, requests: `${requests}`, signature: text };
}

/** Token that a frame carried. */
export function fromWire({ tokenId, requests, signature, ...token }: WireToken): PaymentToken {
  return {
    ...token,
    tokenId: BigInt(tokenId),
    requests: BigInt(requests),
    signature: Buffer.from(signature, "base64"),
  };
}
