import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { formatShare, shareHeader } from "../headers/payment-share.ts";
import { formatToken, tokenHeader } from "../headers/payment-token.ts";
import { joinTrace, traceOf } from "../headers/trace.ts";
import { consumerHeader, type Offer } from "../offer.ts";
import { PaymentError } from "../payment-error.ts";
import { errorHeader } from "../provider/answers.ts";
import type { Lot } from "./lot.ts";
import type { Paying } from "./paying-ahead.ts";
import { maxRedirects, redirectedBy } from "./redirect.ts";
import { refusalOf } from "./refusal.ts";
import { type Sendable, sendableOf } from "./sendable.ts";
import type { SpendingLimits } from "./spending-limits.ts";
import { Tariff } from "./tariff.ts";

type Fetch = typeof fetch;

export interface PayingFetchOptions {
  /** What may be spent; a function decides by origin, and pays nobody for whom it gives nothing. */
  readonly limits: SpendingLimits | ((origin: string, offer: Offer) => SpendingLimits | undefined);
  /** How long a paid request is tried at most, lost connections and a provider that has not heard yet included; default 20,000. */
  readonly patienceMs?: number | undefined;
}

/** Codes with which the same token counts later: the provider's server has not seen what happened on the chain. */
const notYet: ReadonlySet<string> = new Set([
  "NOT_FOUND",
  "INSUFFICIENT_FUNDS",
  "BAD_SIGNATURE",
  "PAYMENT_SERVER_UNAVAILABLE",
]);

/** Codes with which another token counts, for what is offered now. */
const payAnew: ReadonlySet<string> = new Set([
  "PAYMENT_REQUIRED",
  "WRONG_LANE",
  "INVALID_TOKEN",
  "ASSET_NOT_ACCEPTED",
  "TERMINATION_PENDING",
  "PRICE_CHANGED",
]);

/** How often a request is paid for anew when what it came with was refused. */
const maxTokens = 3;

/** Of how many providers tariffs are remembered; the one learnt longest ago makes room, and is asked anew. */
const maxTariffs = 1_000;

/** Of all of them: one whose provider offers as much as it can takes 2.5 MiB. */
const maxTariffBytes = 32 * 1024 * 1024;

const [shortestPauseMs, maxPauseMs] = [25, 1_000];

/**
 * A `fetch` that pays whoever asks for it with 402. A request has one idempotency key; when it must be sent again, it is
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
  readonly #tariffs = new Map<string, Tariff>();

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
    let lane = this.#tariffs.get(url.origin)?.laneOf(method, url) ?? null;
    for (let tokens = 0; ; tokens += 1) {
      const tariff = this.#tariffs.get(url.origin);
      const paying = lane === null || !tariff ? undefined : await tariff.pay(lane, traceOf(headers));
      const refill = async () => tariff?.refill(lane ?? 0);
      const { answer, isUntouched } = await this.#deliver(request, paying, until, refill);
      const refusal = answer.status === 402 ? await refusalOf(answer, until) : undefined;
      if (!refusal) return answer;
      const { error, offer } = refusal;
      const lost = lotLostBy(error.code, paying, isUntouched);
      lost?.giveUp();
      if (!isToPayAnew(error.code, lost) || tokens === maxTokens) {
        throw new PaymentError(error.code, error.message);
      }
      lane = this.#learn(url.origin, offer, error.code);
    }
  }

  /** Sends a request until it is answered. Without a token it is sent once: whoever is asked may not know about keys. */
  async #deliver(
    { url, method, headers, init }: Sendable,
    paying: Paying | undefined,
    until: number,
    refill: () => Promise<unknown>,
  ): Promise<Delivered> {
    // Nobody else gets a token by sending who pays elsewhere.
    const sent: RequestInit = {
      ...init,
      ...{ method, headers: { ...headers, ...this.#paymentHeaders(paying) }, redirect: "manual" },
    };
    let isUntouched = true;
    for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      const isLast = !paying || performance.now() + pauseMs > until;
      const answer = await this.#send(url, sent).catch((error) => {
        if (isLast || init.signal?.aborted) throw error;
        isUntouched &&= error?.cause?.code === "ECONNREFUSED";
      });
      const code = answer?.headers.get(errorHeader) ?? "";
      if (answer && code === "" && answer.status < 500) paying?.lot?.noteAccepted();
      const isOver = isLast || !notYet.has(code) || paying.lot?.isSpentBy(code);
      if (answer && isOver) return { answer, isUntouched };
      if (code === "INSUFFICIENT_FUNDS") await refill();
      await answer?.body?.cancel();
      await pause(pauseMs, undefined, init.signal ? { signal: init.signal } : {});
    }
  }

  #paymentHeaders(paying: Paying | undefined): Record<string, string> {
    if (!paying) return { [consumerHeader]: this.#connection.account ?? "" };
    const { token, share } = paying;
    return { [tokenHeader]: formatToken(token), ...(share && { [shareHeader]: formatShare(share) }) };
  }

  /** Takes over an offer. @returns its lane @throws PaymentError NOT_ALLOWED when the provider may not be paid */
  #learn(origin: string, offer: Offer, code: string): number {
    const { limits } = this.#options;
    const allowed = typeof limits === "function" ? limits(origin, offer) : limits;
    if (!allowed)
      throw new PaymentError("NOT_ALLOWED", `nothing may be paid to ${origin}: limits name whom and how much`);
    const known = this.#tariffs.get(origin);
    if (!known?.isFor(offer)) this.#keep(origin, new Tariff(this.#connection, offer, allowed));
    // Many may ask before the first has learnt of the offer; they have no token that was refused.
    else if (code !== "PAYMENT_REQUIRED") known.doubt();
    return offer.lane;
  }

  #keep(origin: string, tariff: Tariff): void {
    this.#tariffs.delete(origin);
    this.#tariffs.set(origin, tariff);
    let bytes = 0;
    for (const one of this.#tariffs.values()) bytes += one.bytes;
    for (const [oldest, { bytes: freed }] of this.#tariffs) {
      if (this.#tariffs.size <= maxTariffs && bytes <= maxTariffBytes) break;
      this.#tariffs.delete(oldest);
      bytes -= freed;
    }
  }
}

interface Delivered {
  readonly answer: Response;
  /** Whether the service has surely not seen to the request before it gave this answer. */
  readonly isUntouched: boolean;
}

/** What a refusal says is worth nothing any more. */
function lotLostBy(code: string, paying: Paying | undefined, isUntouched: boolean): Lot | undefined {
  // What may have been served before is refused as replayed, and says nothing about its token.
  return isUntouched && paying?.lot?.isLostBy(code) ? paying.lot : undefined;
}

/** Whether another token counts where one was refused. */
const isToPayAnew = (code: string, lost: Lot | undefined): boolean => lost !== undefined || payAnew.has(code);
