import type { IncomingMessage, ServerResponse } from "node:http";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { statusOf } from "../errors/payment-codes.ts";
import { PaymentError } from "../errors/payment-error.ts";
import { formatToken } from "../headers/payment-token.ts";
import { beginTrace, traceOf } from "../headers/trace.ts";
import { consumerHeader, type Offer } from "../offer/offer.ts";
import { Routes } from "../offer/routes.ts";
import type { Terms } from "../protocol/operations.ts";
import { admitOnce, idempotencyKeyOf } from "../replay/admit-once.ts";
import { type ReplayLimits, StoredAnswers } from "../replay/stored-answers.ts";
import { type Door, plainDoor } from "./doors.ts";
import { categoriesOf, type PriceCategory, type Prices, priceFor, requireOfferable } from "./prices.ts";
import { type Refusal, refusalFor, refuse, unavailable } from "./refusals.ts";
import { type Asked, readRequest } from "./request-reading.ts";
import { hideBatchToken, type PresentedToken, presentedToken, TokenGate } from "./token-gate.ts";
import { X402Guard, type X402Options, type X402Price, x402Header } from "./x402-guard.ts";

/** Payment of one request. */
export interface Payment {
  /** Address of the payer, lower case. */
  readonly consumer: string;
  readonly channel: string;
  readonly lane: number;
  /** In the asset's smallest unit. */
  readonly price: bigint;
}

/** Prices and terms of a provider, and bounds of what it keeps for requests that are sent again. */
export interface GuardOptions extends Prices {
  readonly replay?: ReplayLimits | undefined;
  /**
   * Requests that a batch token may pay for, of which only the first waits for the payment server: at most 256, one by
   * default. Only for a service that is one process to its consumers: another one does not know what this one has accepted.
   */
  readonly maxBatch?: number | undefined;
  /** Lets clients of x402 pay too, with the token that is the `asset`; `docs/guides/x402.md`. */
  readonly x402?: X402Options | undefined;
}

const ether = `0x${"0".repeat(40)}`;

const payments = new WeakMap<IncomingMessage, Payment>();

/** Payment of a request that was let in; `undefined` when it is free. */
export function paymentOf(request: IncomingMessage): Payment | undefined {
  return payments.get(request);
}

/** Guard of a service: lets requests in that are paid for. */
export class PaymentGuard {
  readonly #connection: PaymentConnection;
  readonly #routes: Routes;
  readonly #categories: ReadonlyMap<number, PriceCategory>;
  readonly #prices: Prices;
  readonly #terms: Terms;
  readonly #answers: StoredAnswers<Payment>;
  readonly #gate: TokenGate;
  readonly #maxBatch: number;
  readonly #x402: X402Guard | undefined;

  /** @throws PaymentError BAD_INPUT when prices contradict each other, or no consumer or channel could have such terms */
  constructor(connection: PaymentConnection, options: GuardOptions) {
    if ("ahead" in options) throw new PaymentError("BAD_INPUT", "a provider takes maxBatch in the place of ahead");
    const { asset = ether, tolerancePeriod = 60, terminationPeriod = 900, routes = [] } = options;
    this.#connection = connection;
    this.#prices = options;
    this.#categories = categoriesOf(options);
    this.#routes = new Routes(routes);
    this.#terms = { asset: asset.toLowerCase(), tolerancePeriod, terminationPeriod };
    requireOfferable(this.#terms, [...this.#categories.values()], routes);
    this.#answers = new StoredAnswers(options.replay);
    this.#maxBatch = options.maxBatch ?? 0;
    this.#gate = new TokenGate(connection, this.#maxBatch);
    this.#x402 = options.x402 && new X402Guard(connection, options.x402);
  }

  /** Whether to serve a request; when not, it is answered already. What serves it sees its target as it was priced. */
  async admit(request: IncomingMessage, response: ServerResponse, door: Door = plainDoor(request)): Promise<boolean> {
    beginTrace(request.headers);
    try {
      const asked = readRequest(request, door, this.#routes);
      const { lane } = asked;
      if (lane === null) return true;
      return await this.#admitPaid(request, response, { ...asked, lane });
    } catch (error) {
      refuse(response, refusalFor(error));
      return false;
    } finally {
      hideBatchToken(request);
    }
  }

  async #admitPaid(request: IncomingMessage, response: ServerResponse, asked: PricedRequest): Promise<boolean> {
    const { method, lane, url } = asked;
    let presented: PresentedToken | undefined;
    try {
      if (this.#x402 && x402Header in request.headers) {
        return await this.#admitX402(this.#x402, request, response, asked);
      }
      presented = presentedToken(request.headers);
      if (!presented)
        throw new PaymentError("PAYMENT_REQUIRED", "this costs something: pay as the offer and howToPay say");
      const { token, position } = presented;
      const accept = () => this.#accept(request, { token, position }, lane);
      const key = idempotencyKeyOf(request.headers);
      // A request that was sent before, with the same token, gets the answer that it got.
      const name = `${formatToken(token)} ${position?.place} ${key}`;
      const repeatable = { request, response, name, method, url };
      const payment = await (key === undefined ? accept() : admitOnce(this.#answers, repeatable, accept));
      if (payment) payments.set(request, payment);
      return payment !== undefined;
    } catch (error) {
      const refusal = await this.#refusalOf(error, lane, presented?.token.consumer ?? consumerOf(request));
      refuse(response, refusal.offer ? { ...refusal, x402: await this.#x402Offer(request, lane, url) } : refusal);
      return false;
    }
  }

  async #admitX402(
    guard: X402Guard,
    request: IncomingMessage,
    response: ServerResponse,
    { lane, url }: PricedRequest,
  ): Promise<boolean> {
    const price = this.#x402Price(lane);
    const payer = await guard.admit({ request, response, url, ...price });
    if (payer) payments.set(request, { ...payer, lane, price: price.price });
    return payer !== undefined;
  }

  /** How a client of x402 may pay instead; nothing when that cannot be said at the moment. */
  async #x402Offer(request: IncomingMessage, lane: number, url: string): Promise<string | undefined> {
    return this.#x402?.offer({ request, url, ...this.#x402Price(lane) }).catch(() => undefined);
  }

  #x402Price(lane: number): X402Price {
    const category = this.#categories.get(lane);
    // The payer shows too late for a price of its own.
    return { asset: this.#terms.asset, price: category ? priceFor(category, "") : 0n };
  }

  /** @param lane of the request's kind */
  async #accept(request: IncomingMessage, presented: PresentedToken, lane: number): Promise<Payment> {
    const { intermediary: channel, consumer, lane: paid } = presented.token;
    const category = this.#categories.get(lane);
    // A lane that is not offered is one of the consumer's own, for somebody who caused the request; the price decides.
    const isOther = paid !== lane && this.#categories.has(paid);
    if (isOther || !category) throw new PaymentError("WRONG_LANE", `this is paid on lane ${lane}, as the offer says`);
    const price = priceFor(category, consumer);
    await this.#gate.accept(presented, { price, terms: this.#terms }, traceOf(request.headers));
    return { consumer, channel, lane, price };
  }

  async #refusalOf(error: unknown, lane: number, consumer: string | undefined): Promise<Refusal> {
    const refusal = refusalFor(error);
    if (statusOf(refusal.code) !== 402) return refusal;
    const offer = await this.#offer(lane, consumer).catch(() => undefined);
    return offer ? { ...refusal, offer } : unavailable;
  }

  async #offer(lane: number, consumer = ""): Promise<Offer> {
    const { account: provider, chainId, factory } = await this.#connection.welcome();
    const lanes = [...this.#categories.values()].map((category) => ({
      lane: category.lane,
      label: category.label ?? "",
      price: `${priceFor(category, consumer)}`,
    }));
    const routes = [...(this.#prices.routes ?? [])];
    return { ...this.#terms, provider, chainId, factory, lane, lanes, routes, ahead: this.#maxBatch };
  }
}

interface PricedRequest extends Asked {
  readonly lane: number;
}

/** Consumer that a request names; it decides on nothing but what is offered. */
function consumerOf({ headers }: IncomingMessage): string | undefined {
  const given = headers[consumerHeader];
  return typeof given === "string" && /^0x[0-9a-f]{40}$/.test(given) ? given : undefined;
}
