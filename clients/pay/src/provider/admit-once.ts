import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { PaymentError } from "../payment-error.ts";
import { replay } from "./answers.ts";
import { bodyDigestOf } from "./request-body.ts";
import type { StoredAnswers } from "./stored-answers.ts";

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
  /** What it is paid with, and its key; no other request has both. */
  readonly name: string;
  readonly method: string;
  readonly url: string;
}

/**
 * Accepts the payment of a request, unless one of that name was answered before: then the answer is given again.
 * @returns whether to serve it
 * @throws PaymentError IDEMPOTENCY_KEY_REUSED, ANSWER_NOT_KEPT, and what `accept` throws
 */
export async function admitOnce(
  answers: StoredAnswers,
  { request, response, name, method, url }: RepeatableRequest,
  accept: () => Promise<void>,
): Promise<boolean> {
  const body = await bodyDigestOf(request);
  if (body === undefined) {
    await accept();
    return true;
  }
  const digest = `${method} ${url} ${body}`;
  for (let before = answers.find(name); before; before = answers.find(name)) {
    if (before.digest !== digest) throw new PaymentError("IDEMPOTENCY_KEY_REUSED", "the key came with another request");
    const answer = await before.answer;
    if (answer === "too large") throw new PaymentError("ANSWER_NOT_KEPT", "served before, and too large to keep");
    if (answer !== "not paid") {
      replay(response, answer);
      return false;
    }
  }
  const forget = answers.record(name, digest, response);
  try {
    await accept();
    return true;
  } catch (error) {
    forget();
    throw error;
  }
}
