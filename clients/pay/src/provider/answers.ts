import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { formatOffer, howToPay, type Offer, offerHeader } from "../offer.ts";
import type { StoredAnswer } from "./response-tap.ts";
import { leaveUnanswered } from "./stored-answers.ts";
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

/** Says why a request is not served, and what it costs. It is not the service that says so: nothing of it is kept. */
export function refuse(response: ServerResponse, { status, code, message, offer, x402 }: Refusal): void {
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

/** Answers once more what was answered before. */
export function replay(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: StoredAnswer,
): void {
  const hasBody = method !== "HEAD" && status !== 204 && status !== 304;
  // An answer that has no body says how long one would be, where its service did.
  const length = hasBody || body.length > 0 ? { "content-length": body.length } : {};
  const own = status === 204 ? without(headers, "content-length") : { ...headers, ...length };
  response.writeHead(status, { ...own, "idempotent-replayed": "true" });
  response.end(hasBody ? body : undefined);
}

function without(headers: OutgoingHttpHeaders, name: string): OutgoingHttpHeaders {
  const { [name]: _, ...others } = headers;
  return others;
}
