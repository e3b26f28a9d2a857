import type { IncomingMessage, ServerResponse } from "node:http";
import { PaymentError } from "../errors/payment-error.ts";
import { type PaymentBegun, type X402Payments, type X402Terms, x402TermsSchema } from "../protocol/x402.ts";
import { holdAnswer } from "./held-answer.ts";

/** The header that an x402 client pays with. */
export const x402Header = "payment-signature";

/** The header that tells an x402 client how to pay. */
export const x402OfferHeader = "payment-required";

const x402ResponseHeader = "payment-response";

/** How a service is paid with x402, beside payment channels. */
export interface X402Options {
  /** Name and version of the EIP-712 domain of the token, which must have EIP-3009. */
  readonly assetName: string;
  readonly assetVersion: string;
  /** The least that is paid in at a time, in the token's smallest unit: each deposit costs the provider a transaction. */
  readonly minDeposit: bigint;
  /** How long a payer who leaves waits for the rest of its deposit, in seconds; default one day. */
  readonly withdrawDelay?: number | undefined;
  /**
   * Scheme and host under which clients find the service, such as `https://api.example.org` behind a proxy that ends TLS. What
   * proxies say of themselves in headers does not count: clients may say it too.
   */
  readonly publicOrigin?: string | undefined;
}

/** Price of one request. */
export interface X402Price {
  /** The token's address. */
  readonly asset: string;
  readonly price: bigint;
}

/** A request of an x402 client. */
export interface X402Request extends X402Price {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Path and query as the client asked for them. */
  readonly url: string;
}

/** Payer of a request, and its channel. */
export interface X402Payer {
  readonly consumer: string;
  readonly channel: string;
}

/**
 * Lets requests in that are paid with x402 (version 2, scheme `batch-settlement`). The payer is charged when the service
 * has answered, before the answer leaves, and only for an answer below 400.
 */
export class X402Guard {
  readonly #payments: X402Payments;
  readonly #options: X402Options;

  /** @throws PaymentError BAD_INPUT when the public origin is none */
  constructor(payments: X402Payments, options: X402Options) {
    requireOrigin(options.publicOrigin);
    this.#payments = payments;
    this.#options = options;
  }

  /** The offer for who has not paid. @throws PaymentError when the payment server is away */
  async offer({ request, url, ...price }: Omit<X402Request, "response">): Promise<string> {
    return encode(this.#required(await this.#payments.beginX402(undefined, this.#termsOf(price)), request, url));
  }

  /**
   * Takes a request's payment.
   * @returns who paid; nobody when the request is answered already
   * @throws PaymentError BAD_INPUT when the header is malformed
   */
  async admit({ request, response, url, ...price }: X402Request): Promise<X402Payer | undefined> {
    const header = request.headers[x402Header];
    const begun = await this.#payments.beginX402(header === undefined ? header : String(header), this.#termsOf(price));
    switch (begun.kind) {
      case "held":
        this.#settleBefore(response, begun.payment);
        return { consumer: begun.payer, channel: begun.payment.slice(0, 66) };
      case "refunded":
        return void answer(response, 200, { [x402ResponseHeader]: encode(begun.settlement) });
      case "required":
        return void answer(response, 402, { [x402OfferHeader]: encode(this.#required(begun, request, url)) });
    }
  }

  #termsOf({ asset, price }: X402Price): X402Terms {
    const { minDeposit, withdrawDelay = 86_400, publicOrigin: _, ...token } = this.#options;
    const terms = { asset, ...token, price: `${price}`, minDeposit: `${minDeposit}`, withdrawDelay };
    const parsed = x402TermsSchema.safeParse(terms);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new PaymentError(
      "INTERNAL",
      `the service's x402 terms are wrong: ${issue?.path.join(".")}: ${issue?.message}`,
    );
  }

  #required(begun: PaymentBegun, request: IncomingMessage, path: string) {
    if (begun.kind !== "required") throw new PaymentError("INTERNAL", "there is no offer");
    const { error, accepts } = begun;
    const url = `${this.#options.publicOrigin ?? originOf(request)}${path}`;
    return { x402Version: 2, ...(error && { error }), resource: { url }, accepts };
  }

  /** Charges, or gives up, between the service's answer and its leaving. */
  #settleBefore(response: ServerResponse, payment: string): void {
    let isSettled = false;
    const allow = async (status: number) => {
      isSettled = true;
      const settle = status < 400 ? this.#payments.finishX402(payment) : this.#payments.giveUpX402(payment);
      const settlement = await settle;
      if (settlement) response.setHeader(x402ResponseHeader, encode(settlement));
    };
    holdAnswer(response, { allow, onRefused: () => answer(response, 503, { "retry-after": "1" }) });
    response.once("close", () => {
      // Nobody waits for the answer any more.
      if (!isSettled) this.#payments.giveUpX402(payment).catch(() => {});
    });
  }
}

/** Where a request was sent, as far as it can be told without the one who knows. */
function originOf({ headers, socket }: IncomingMessage): string {
  return `${"encrypted" in socket ? "https" : "http"}://${headers.host ?? "localhost"}`;
}

function requireOrigin(given: string | undefined): void {
  if (given === undefined || (/^https?:/.test(given) && URL.canParse(given) && new URL(given).origin === given)) return;
  throw new PaymentError("BAD_INPUT", "publicOrigin takes scheme and host, such as https://api.example.org");
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64");
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { ...headers, "content-type": "application/json", "cache-control": "no-store" });
  response.end("{}");
}
