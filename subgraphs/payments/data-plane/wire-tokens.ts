import type { WireToken } from "@ledgerloom/pay/protocol";
import type { PaymentToken } from "../model/payment-token.ts";

/** A token as frames carry it. */
export function toWire({ intermediary, consumer, tokenId, lane, requests, signature }: PaymentToken): WireToken {
  const text = Buffer.from(signature.buffer, signature.byteOffset, signature.length).toString("base64");
  return [intermediary, consumer, `${tokenId}`, lane, `${requests}`, text];
}

/** What a frame carried. */
export function fromWire([intermediary, consumer, tokenId, lane, requests, signature]: WireToken): PaymentToken {
  return {
    intermediary,
    consumer,
    tokenId: BigInt(tokenId),
    lane,
    requests: BigInt(requests),
    signature: Buffer.from(signature, "base64"),
  };
}
