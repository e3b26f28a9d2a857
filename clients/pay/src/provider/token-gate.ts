import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { parseShare, type Share, shareHeader } from "../headers/payment-share.ts";
import { tokenHeader, tokenOf } from "../headers/payment-token.ts";
import { requireAhead } from "../offer.ts";
import { PaymentError } from "../payment-error.ts";
import type { Terms, Trace, WireToken } from "../protocol/operations.ts";
import { type HeldLots, heldLotsOf } from "./held-lots.ts";

/** What a request came with. */
export interface Brought {
  readonly token: WireToken;
  /** Which of the requests it is that the token pays for; nothing when it pays for one. */
  readonly share: Share | undefined;
}

/** @returns nothing when no token came @throws PaymentError HEADER_TOO_LARGE, MALFORMED_TOKEN */
export function broughtIn(headers: IncomingHttpHeaders): Brought | undefined {
  const token = tokenOf(headers);
  const share = headers[shareHeader];
  if (!token || share === undefined) return token && { token, share: undefined };
  if (headers[tokenHeader] === undefined)
    throw new PaymentError("MALFORMED_TOKEN", `${shareHeader} needs ${tokenHeader} beside it`);
  return { token, share: parseShare(String(share)) };
}

const hidden: ReadonlySet<string> = new Set([shareHeader, tokenHeader]);

/** Takes a token away that pays for other requests too: whoever has it may use it. */
export function hideLot({ headers, rawHeaders }: IncomingMessage): void {
  if (headers[shareHeader] === undefined) return;
  delete headers[shareHeader];
  delete headers[tokenHeader];
  rawHeaders.forEach((name, index) => {
    // Names and values in turn; their number must stay.
    if (index % 2 === 0 && hidden.has(name.toLowerCase())) rawHeaders[index + 1] = "";
  });
}

/** Accepts tokens: asks the payment server, once for all the requests that a token pays for. */
export class TokenGate {
  readonly #connection: PaymentConnection;
  readonly #terms: Terms;
  readonly #most: number;
  readonly #lots: HeldLots;

  /** @param most how many requests one token may pay for @throws PaymentError BAD_INPUT */
  constructor(connection: PaymentConnection, terms: Terms, most: number) {
    requireAhead(most);
    this.#connection = connection;
    this.#terms = terms;
    this.#most = most;
    this.#lots = heldLotsOf(connection);
  }

  /** @param price of one request, in the asset's smallest unit @throws PaymentError saying why a token does not count */
  async accept({ token, share }: Brought, price: bigint, trace: Trace): Promise<void> {
    const due = { price, terms: this.#terms };
    if (!share) return this.#connection.validate({ ...due, token, trace });
    const accepted = this.#lots.use({ token, share }, due);
    if (accepted) {
      await accepted;
      return this.#connection.noteInboundCall({ channel: token.intermediary, lane: token.lane, trace });
    }
    if (share.of > this.#most)
      throw new PaymentError(
        "INVALID_TOKEN",
        `a token pays for ${this.#most} requests at most here, as ahead of the offer says, not for ${share.of}`,
      );
    await this.#lots.hold({ token, share }, due, this.#connection.validate({ ...due, token, count: share.of, trace }));
  }
}
