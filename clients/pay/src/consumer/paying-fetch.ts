import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { leadsTo } from "../errors/payment-codes.ts";
import { PaymentError } from "../errors/payment-error.ts";
import { formatPosition, positionHeader } from "../headers/batch-position.ts";
import { formatToken, tokenHeader } from "../headers/payment-token.ts";
import { joinTrace, traceOf } from "../headers/trace.ts";
import { consumerHeader, errorHeader, type Offer, type PaymentRefusal } from "../offer/offer.ts";
import type { RequestToken } from "./lane-tokens.ts";
import { ProviderSession } from "./provider-session.ts";
import { maxRedirects, redirectedBy } from "./redirect.ts";
import { refusalOf } from "./refusal.ts";
import { type Sendable, sendableOf } from "./sendable.ts";
import type { SpendingLimits } from "./spending-limits.ts";

type Fetch = typeof fetch;

export interface PayingFetchOptions {
  /** Spending limits; a function decides by origin, and origins for which it gives none are not paid. */
  readonly limits: SpendingLimits | ((origin: string, offer: Offer) => SpendingLimits | undefined);
  /** How long a paid request is tried at most, lost connections and a provider that has not heard yet included; default 20,000. */
  readonly patienceMs?: number | undefined;
}

/** How often a request is paid for anew when what it came with was refused. */
const maxTokens = 3;

/** Sessions with providers that are remembered; the oldest makes room, and its provider is asked anew. */
const maxSessions = 1_000;

/** Bytes of all of them: one whose provider offers as much as it can takes 2.5 MiB. */
const maxSessionBytes = 32 * 1024 * 1024;

const [shortestPauseMs, maxPauseMs] = [25, 1_000];

/**
 * A `fetch` that pays providers that ask for it with 402. A request has one idempotency key; when it must be sent again, it is
 * sent with the same token, so that it is neither paid nor done twice.
 * @returns what `fetch` returns; rejects with PaymentError when the request cannot be paid
 */
export function payingFetch(send: Fetch, connection: PaymentConnection, options: PayingFetchOptions): Fetch {
  const payer = new Payer(send, connection, options);
  return async (input, init) => payer.fetch(await sendableOf(input, init));
}

class Payer {
  readonly #send: Fetch;
  readonly #connection: PaymentConnection;
  readonly #options: PayingFetchOptions;
  /** By origin. */
  readonly #sessions = new Map<string, ProviderSession>();

  constructor(send: Fetch, connection: PaymentConnection, options: PayingFetchOptions) {
    this.#send = send;
    this.#connection = connection;
    this.#options = options;
  }

  /** Follows where it is sent; each request pays for itself. */
  async fetch(request: Sendable): Promise<Response> {
    let next = request;
    for (let hops = 0; hops <= maxRedirects; hops += 1) {
      const answer = await this.#fetch(next);
      const redirected = redirectedBy(answer, next);
      if (!redirected) return answer;
      await answer.body?.cancel();
      next = redirected;
    }
    throw new TypeError("fetch failed: redirected too often");
  }

  async #fetch(request: Sendable): Promise<Response> {
    const { url, method, headers } = request;
    headers["idempotency-key"] ??= randomUUID();
    joinTrace(headers);
    const until = performance.now() + (this.#options.patienceMs ?? 20_000);
    let lane = this.#sessions.get(url.origin)?.laneOf(method, url) ?? null;
    for (let tokens = 0; ; tokens += 1) {
      const { answer, refusal, isPaidAnew } = await this.#attempt(request, lane, until);
      if (!refusal) return answer;
      const { error, offer } = refusal;
      if (!isPaidAnew || tokens === maxTokens) throw new PaymentError(error.code, error.message);
      lane = this.#learn(url.origin, offer, error.code);
    }
  }

  /** Sends a request with a token of its lane, when it is known on which it is paid. */
  async #attempt(request: Sendable, lane: number | null, until: number): Promise<Attempt> {
    const session = this.#sessions.get(request.url.origin);
    const paid = lane === null ? undefined : await session?.pay(lane, traceOf(request.headers));
    const refill = async () => session?.refill(lane ?? 0);
    const { answer, isUntouched } = await this.#deliver(request, paid, until, refill);
    const refusal = answer.status === 402 ? await refusalOf(answer, until) : undefined;
    const code = refusal?.error.code ?? "";
    // A request that may have been served before is refused as replayed, which says nothing about its batch.
    const isLost = isUntouched && paid?.batch?.isLostBy(code) === true;
    if (isLost) paid?.batch?.giveUp();
    return { answer, refusal, isPaidAnew: isLost || leadsTo(code, "pay anew") };
  }

  /** Sends a request until it is answered. Without a token it is sent once, since the server may not know idempotency keys. */
  async #deliver(
    { url, method, headers, init }: Sendable,
    paid: RequestToken | undefined,
    until: number,
    refill: () => Promise<unknown>,
  ): Promise<Delivered> {
    // Nobody else gets a token by sending who pays elsewhere.
    const sent: RequestInit = {
      ...init,
      method,
      headers: { ...headers, ...this.#paymentHeaders(paid) },
      redirect: "manual",
    };
    const waiting = init.signal ? { signal: init.signal } : {};
    let isUntouched = true;
    for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      const isLast = !paid || performance.now() + pauseMs > until;
      const answer = await this.#send(url, sent).catch((error) => {
        requireRetry(error, isLast, init.signal);
        isUntouched &&= error?.cause?.code === "ECONNREFUSED";
        return undefined;
      });
      noteServed(answer, paid);
      if (answer && (isLast || !isRetried(answer, paid))) return { answer, isUntouched };
      if (codeOf(answer) === "INSUFFICIENT_FUNDS") await refill();
      await answer?.body?.cancel();
      await pause(pauseMs, undefined, waiting);
    }
  }

  #paymentHeaders(paid: RequestToken | undefined): Record<string, string> {
    if (!paid) return { [consumerHeader]: this.#connection.account ?? "" };
    const { token, position } = paid;
    return { [tokenHeader]: formatToken(token), ...(position && { [positionHeader]: formatPosition(position) }) };
  }

  /** Takes over an offer. @returns its lane @throws PaymentError NOT_ALLOWED when the provider may not be paid */
  #learn(origin: string, offer: Offer, code: string): number {
    const { limits } = this.#options;
    const allowed = typeof limits === "function" ? limits(origin, offer) : limits;
    if (!allowed)
      throw new PaymentError("NOT_ALLOWED", `nothing may be paid to ${origin}: limits name whom and how much`);
    const known = this.#sessions.get(origin);
    if (!known?.isFor(offer)) this.#keep(origin, new ProviderSession(this.#connection, offer, allowed));
    // Many may ask before the first has learnt of the offer; they have no token that was refused.
    else if (code !== "PAYMENT_REQUIRED") known.invalidate();
    return offer.lane;
  }

  #keep(origin: string, session: ProviderSession): void {
    this.#sessions.delete(origin);
    this.#sessions.set(origin, session);
    let bytes = 0;
    for (const one of this.#sessions.values()) bytes += one.bytes;
    for (const [oldest, { bytes: freed }] of this.#sessions) {
      if (this.#sessions.size <= maxSessions && bytes <= maxSessionBytes) break;
      this.#sessions.delete(oldest);
      bytes -= freed;
    }
  }
}

interface Attempt {
  readonly answer: Response;
  readonly refusal: PaymentRefusal | undefined;
  /** Whether another token counts where this one was refused. */
  readonly isPaidAnew: boolean;
}

interface Delivered {
  readonly answer: Response;
  /** Whether the service has surely not seen to the request before it gave this answer. */
  readonly isUntouched: boolean;
}

/** @throws the error of a request that is not sent again */
function requireRetry(error: unknown, isLast: boolean, signal: RequestInit["signal"]): void {
  if (isLast || signal?.aborted) throw error;
}

/** Code of an answer that refuses; empty when the service has answered, or nobody. */
const codeOf = (answer: Response | undefined): string => answer?.headers.get(errorHeader) ?? "";

function noteServed(answer: Response | undefined, paid: RequestToken | undefined): void {
  if (answer && codeOf(answer) === "" && answer.status < 500) paid?.batch?.noteAccepted();
}

/** Whether the same token may count later. */
function isRetried(answer: Response, { batch }: RequestToken): boolean {
  const code = codeOf(answer);
  return leadsTo(code, "retry token") && !batch?.isLostBy(code);
}
