import type { IncomingHttpHeaders } from "node:http";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { aheadHeader, parseAhead, requireAhead } from "../headers/tokens-ahead.ts";
import type { Terms, Trace, WireToken } from "../protocol/operations.ts";
import { type HeldTokens, heldTokensOf } from "./held-tokens.ts";

/** What a request came with. */
export interface Brought {
  readonly token: WireToken;
  /** Tokens for the next requests, as the header has them; only where they are taken. */
  readonly ahead: string | undefined;
}

/** Accepts tokens: at once those that an earlier request brought, others by asking the payment server. */
export class TokenGate {
  readonly #connection: PaymentConnection;
  readonly #terms: Terms;
  readonly #mostAhead: number;
  readonly #held: HeldTokens;

  /** @param mostAhead how many tokens a request may bring for the next ones @throws PaymentError BAD_INPUT */
  constructor(connection: PaymentConnection, terms: Terms, mostAhead: number) {
    requireAhead(mostAhead);
    this.#connection = connection;
    this.#terms = terms;
    this.#mostAhead = mostAhead;
    this.#held = heldTokensOf(connection);
  }

  /** Takes away what a request brings for the next ones: whoever has it may use it. */
  takeAhead(headers: IncomingHttpHeaders): string | undefined {
    const header = headers[aheadHeader];
    delete headers[aheadHeader];
    return header === undefined || this.#mostAhead === 0 ? undefined : String(header);
  }

  /** @param price of one request, in the asset's smallest unit @throws PaymentError saying why a token does not count */
  async accept({ token, ahead }: Brought, price: bigint, trace: Trace): Promise<void> {
    const [channel, , , lane] = token;
    const due = { price, terms: this.#terms };
    if (this.#held.take(token, due)) return this.#connection.noteCall({ channel, lane, trace });
    const next = ahead === undefined ? [] : parseAhead(ahead).slice(0, this.#mostAhead);
    const accepted = new Set(await this.#connection.validate({ ...due, token, ahead: next, trace }));
    for (const [requests, signature] of next) {
      if (accepted.has(requests)) this.#held.hold([...token.slice(0, 4), requests, signature] as WireToken, due);
    }
  }
}
