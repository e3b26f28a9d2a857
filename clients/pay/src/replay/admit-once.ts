import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { PaymentError } from "../errors/payment-error.ts";
import { replayAnswer } from "./replay-answer.ts";
import { bodyDigestOf } from "./request-body.ts";
import type { NoAnswer, StoredAnswers } from "./stored-answers.ts";

const printable = /^[\x21-\x7e]{1,255}$/;

/** @returns `undefined` for a request without one @throws PaymentError MALFORMED_KEY */
export function idempotencyKeyOf({ "idempotency-key": key }: IncomingHttpHeaders): string | undefined {
  if (key === undefined) return undefined;
  if (typeof key === "string" && printable.test(key)) return key;
  throw new PaymentError("MALFORMED_KEY", "idempotency-key takes 1 to 255 printable ASCII characters without spaces");
}

/** A request that may come again. */
export interface RepeatableRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Its payment and its key; no other request has both. */
  readonly name: string;
  readonly method: string;
  readonly url: string;
}

/**
 * Accepts the payment of a request, unless one of that name came before: then the answer is given again, or if there
 * never was one, the request is served under the payment that was accepted.
 * @returns what it was paid with, to be served; nothing when it is answered already
 * @throws PaymentError IDEMPOTENCY_KEY_REUSED, ANSWER_NOT_KEPT, REQUEST_CUT_OFF, and what `accept` throws
 */
export async function admitOnce<P>(
  answers: StoredAnswers<P>,
  { request, response, name, method, url }: RepeatableRequest,
  accept: () => Promise<P>,
): Promise<P | undefined> {
  const body = await bodyDigestOf(request);
  if (body === undefined) return accept();
  const digest = createHash("sha256").update(`${method} ${url} ${body}`).digest("base64");
  let payment: P | undefined;
  for (let before = answers.find(name); before; before = answers.find(name)) {
    if (before.digest !== digest)
      throw new PaymentError(
        "IDEMPOTENCY_KEY_REUSED",
        "idempotency-key came with another request before; take a new one",
      );
    const answer = await before.answer;
    if (typeof answer === "object") return void replayAnswer(request, response, answer);
    requireServable(answer);
    payment = before.payment;
    // Of several that wait, one goes on.
    if (answers.find(name) === before) break;
  }
  const { request: paid, forget } = answers.record(name, digest, response);
  try {
    paid.payment = payment ?? (await accept());
    return paid.payment;
  } catch (error) {
    forget();
    throw error;
  }
}

/** @throws PaymentError ANSWER_NOT_KEPT when a request was served, and cannot be answered again */
function requireServable(answer: NoAnswer): void {
  if (answer === "too large")
    throw new PaymentError(
      "ANSWER_NOT_KEPT",
      "served before, and the answer was too large to keep; ask with a new idempotency-key, which is paid anew",
    );
  if (answer === "interrupted")
    throw new PaymentError(
      "ANSWER_NOT_KEPT",
      "served before, and broken off by who asked; ask with a new idempotency-key, which is paid anew",
    );
}
