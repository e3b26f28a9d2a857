import type { ServerResponse } from "node:http";
import { statusOf } from "../errors/payment-codes.ts";
import { PaymentError } from "../errors/payment-error.ts";
import { errorHeader, formatOffer, howToPay, type Offer, offerHeader } from "../offer/offer.ts";
import { leaveUnanswered } from "../replay/stored-answers.ts";
import { x402OfferHeader } from "./x402-guard.ts";

/** Refusal of a request; with the offer when it can be paid. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly offer?: Offer;
  /** The same offer for clients of x402. */
  readonly x402?: string | undefined;
}

/** Nobody knows whether the request is paid. */
export const unavailable: Refusal = {
  code: "PAYMENT_SERVER_UNAVAILABLE",
  message: "payments cannot be checked at the moment; try again later, nothing was served",
};

/** Refusal of a request that cannot be let in; all codes but those of {@link statusOf} are faults on the provider's side. */
export function refusalFor(error: unknown): Refusal {
  if (!(error instanceof PaymentError) || statusOf(error.code) === undefined) return unavailable;
  return { code: error.code, message: error.message };
}

/** Says why a request is not served, and what it costs. It is not the service that says so: nothing of it is kept. */
export function refuse(response: ServerResponse, refusal: Refusal, status = statusOf(refusal.code) ?? 402): void {
  const { code, message, offer, x402 } = refusal;
  leaveUnanswered(response);
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
