import { PaymentError } from "../errors/payment-error.ts";
import type { BatchPosition } from "../headers/batch-position.ts";
import { formatToken } from "../headers/payment-token.ts";
import type { Terms, WireToken } from "../protocol/operations.ts";

/** Batches that are remembered; the oldest make room. Each was paid for. */
export const maxBatches = 50_000;

/** Batch token of a request, and the request's position. */
export interface BatchToken {
  readonly token: WireToken;
  readonly position: BatchPosition;
}

/** Price and terms that a request asks of its token. */
export interface Due {
  readonly price: bigint;
  readonly terms: Terms;
}

interface AcceptedBatch {
  /** Price for which it was accepted. */
  readonly price: bigint;
  /** Settles when it is decided whether the token counts. */
  readonly accepted: Promise<void>;
  /** One bit for each position: a set of numbers would take a hundred times as much. */
  used: bigint;
}

/** Batch tokens that were accepted. Each position lets one request in. */
export class AcceptedBatches {
  /** Before it is known whether their tokens count. */
  readonly #offered = new Map<string, AcceptedBatch>();
  readonly #accepted = new Map<string, AcceptedBatch>();

  /**
   * Uses a position up.
   * @returns once its token is accepted; `undefined` when nobody has brought it
   * @throws PaymentError REPLAYED_REQUEST; PRICE_CHANGED when a request costs more by now
   */
  use(one: BatchToken, { price, terms }: Due): Promise<void> | undefined {
    const name = nameOf(one, terms);
    const batch = this.#accepted.get(name) ?? this.#offered.get(name);
    if (!batch) return undefined;
    const bit = bitOf(one.position);
    if (batch.used & bit)
      throw new PaymentError("REPLAYED_REQUEST", "this position of the token was used before; take its next one");
    if (batch.price < price)
      throw new PaymentError(
        "PRICE_CHANGED",
        `a request costs ${price}, and the token's channel pays ${batch.price}: take a channel of the present offer`,
      );
    batch.used |= bit;
    if (isUsedUp(batch, one.position)) this.#accepted.delete(name);
    return batch.accepted;
  }

  /** Uses the first position of a token up, the others of which wait for the same. @throws what `accepting` throws */
  async accept(one: BatchToken, { price, terms }: Due, accepting: Promise<void>): Promise<void> {
    const name = nameOf(one, terms);
    const batch = { price, accepted: accepting, used: bitOf(one.position) };
    this.#offered.set(name, batch);
    try {
      await accepting;
      if (!isUsedUp(batch, one.position)) this.#accepted.set(name, batch);
      const [oldest = ""] = this.#accepted.keys();
      if (this.#accepted.size > maxBatches) this.#accepted.delete(oldest);
    } finally {
      this.#offered.delete(name);
    }
  }
}

const bitOf = ({ place }: BatchPosition): bigint => 1n << BigInt(place - 1);

const isUsedUp = ({ used }: AcceptedBatch, { of }: BatchPosition): boolean => used === (1n << BigInt(of)) - 1n;

/** All that a provider looks at, the consumer and the terms too. */
const nameOf = ({ token, position }: BatchToken, { asset, tolerancePeriod, terminationPeriod }: Terms): string =>
  `${formatToken(token)} ${position.of} ${asset} ${tolerancePeriod} ${terminationPeriod}`;

const byConnection = new WeakMap<object, AcceptedBatches>();

/** The same for all that let requests in for one connection: to consumers they may be one. */
export function acceptedBatchesOf(connection: object): AcceptedBatches {
  const batches = byConnection.get(connection) ?? new AcceptedBatches();
  byConnection.set(connection, batches);
  return batches;
}
