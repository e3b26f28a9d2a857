import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { PaymentError } from "../errors/payment-error.ts";
import { type BatchPosition, parsePosition, positionHeader } from "../headers/batch-position.ts";
import { tokenHeader, tokenOf } from "../headers/payment-token.ts";
import { requirePrepaid } from "../offer/offer.ts";
import type { Trace, WireToken } from "../protocol/operations.ts";
import { type AcceptedBatches, acceptedBatchesOf, type Due } from "./accepted-batches.ts";

/** Token that came with a request. */
export interface PresentedToken {
  readonly token: WireToken;
  /** Position in the batch; none of a token for one request. */
  readonly position: BatchPosition | undefined;
}

/** @returns nothing when no token came @throws PaymentError HEADER_TOO_LARGE, MALFORMED_TOKEN */
export function presentedToken(headers: IncomingHttpHeaders): PresentedToken | undefined {
  const token = tokenOf(headers);
  const position = headers[positionHeader];
  if (!token || position === undefined) return token && { token, position: undefined };
  if (headers[tokenHeader] === undefined)
    throw new PaymentError("MALFORMED_TOKEN", `${positionHeader} needs ${tokenHeader} beside it`);
  return { token, position: parsePosition(String(position)) };
}

const hidden: ReadonlySet<string> = new Set([positionHeader, tokenHeader]);

/** Removes a batch token from a request, since it pays for other requests of any holder. */
export function hideBatchToken({ headers, rawHeaders }: IncomingMessage): void {
  if (headers[positionHeader] === undefined) return;
  for (const name of hidden) delete headers[name];
  rawHeaders.forEach((name, index) => {
    // Names and values in turn; their number must stay.
    if (index % 2 === 0 && hidden.has(name.toLowerCase())) rawHeaders[index + 1] = "";
  });
}

/** Gate for tokens: has the payment server accept them, a batch token once for all its requests. */
export class TokenGate {
  readonly #connection: PaymentConnection;
  readonly #maxBatch: number;
  readonly #batches: AcceptedBatches;

  /** @param maxBatch requests of a batch token @throws PaymentError BAD_INPUT */
  constructor(connection: PaymentConnection, maxBatch: number) {
    requirePrepaid("maxBatch", maxBatch);
    this.#connection = connection;
    this.#maxBatch = maxBatch;
    this.#batches = acceptedBatchesOf(connection);
  }

  /** @param due for one request @throws PaymentError saying why a token does not count */
  async accept({ token, position }: PresentedToken, due: Due, trace: Trace): Promise<void> {
    if (!position) return this.#connection.validate({ ...due, token, trace });
    const accepted = this.#batches.use({ token, position }, due);
    if (accepted) {
      await accepted;
      return this.#connection.noteInboundCall({ channel: token.intermediary, lane: token.lane, trace });
    }
    const { of: count } = position;
    if (count > this.#maxBatch)
      throw new PaymentError(
        "INVALID_TOKEN",
        `a token pays for ${this.#maxBatch} requests at most here, as ahead of the offer says, not for ${count}`,
      );
    await this.#batches.accept({ token, position }, due, this.#connection.validate({ ...due, token, count, trace }));
  }
}
