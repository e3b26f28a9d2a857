import type { IncomingMessage, ServerResponse } from "node:http";
import { type PaymentBegun, type X402Payments, type X402Terms, x402TermsSchema } from "../protocol/x402.ts";
import { holdAnswer } from "./held-answer.ts";

export interface X402Options {
  readonly payments: X402Payments;
  /** What a request costs; another for each request, when it is a function. */
  readonly terms: X402Terms | ((request: IncomingMessage) => X402Terms);
}

/** In the form that `http`, Express and Connect understand. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>;

/**
 * Serves a request once it is paid with x402 (version 2). The payer is charged when the service has answered well and
 * before the answer leaves; for one below 400 only.
 */
export function x402({ payments, terms }: X402Options): Middleware {
  return async (request, response, next) => {
    try {
      const wanted = x402TermsSchema.parse(typeof terms === "function" ? terms(request) : terms);
      const begun = await payments.begin(headerOf(request, "payment-signature"), wanted);
      if (begun.kind === "held") serve(begun.payment, payments, response, next);
      else if (begun.kind === "refunded") answer(response, 200, { "payment-response": encode(begun.settlement) });
      else answer(response, 402, { "payment-required": encode(required(begun, request)) });
    } catch (error) {
      fail(response, error);
    }
  };
}

function serve(payment: string, payments: X402Payments, response: ServerResponse, next: () => void): void {
  let isSettled = false;
  const settle = async (status: number) => {
    isSettled = true;
    const settlement = await (status < 400 ? payments.finish(payment) : payments.giveUp(payment));
    if (settlement) response.setHeader("payment-response", encode(settlement));
  };
  holdAnswer(response, { allow: settle, onRefused: (error) => fail(response, error) });
  response.once("close", () => {
    // Nobody waits for the answer any more.
    if (!isSettled) payments.giveUp(payment).catch(() => {});
  });
  next();
}

function required({ error, accepts }: Extract<PaymentBegun, { kind: "required" }>, request: IncomingMessage) {
  const url = `http://${request.headers.host ?? "localhost"}${request.url ?? "/"}`;
  return { x402Version: 2, ...(error && { error }), resource: { url }, accepts };
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64");
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, body: object = {}): void {
  response.writeHead(status, { ...headers, "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** A payment that is malformed is its sender's fault; all else is ours, and may pass. */
function fail(response: ServerResponse, error: unknown): void {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (code === "BAD_INPUT") answer(response, 400, {}, { error: message });
  else answer(response, 503, { "retry-after": "1" }, { error: "the payment cannot be taken now" });
}
