import type { ServerResponse } from "node:http";
import { formatOffer, howToPay, type Offer, offerHeader } from "../offer.ts";
import type { StoredAnswer } from "./response-tap.ts";
import { x402OfferHeader } from "./x402-guard.ts";

/** The header that tells why a request was not served. */
export const errorHeader = "payment-error";

/** Why a request was not served; the offer when it can be paid. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly offer?: Offer;
  /** The same offer for clients of x402. */
  readonly x402?: string | undefined;
}

/** Says why a request is not served, and what it costs. */
export function refuse(response: ServerResponse, { status, code, message, offer, x402 }: Refusal): void {
  const body = JSON.stringify({ error: { code, message }, ...(offer && { offer, howToPay }) });
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    [errorHeader]: code,
    ...(offer && { [offerHeader]: formatOffer(offer) }),
    ...(x402 && { [x402OfferHeader]: x402 }),
    ...(status === 503 && { "retry-after": "1" }),
  });
  response.end(body);
}

/** Answers once more what was answered before. */
export function replay(response: ServerResponse, { status, headers, body }: StoredAnswer): void {
  response.writeHead(status, { ...headers, "idempotent-replayed": "true", "content-length": body.length });
  response.end(body);
}
