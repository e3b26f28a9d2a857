import { deleteOldest } from "../delete-oldest.ts";
import type { Share } from "../headers/payment-share.ts";
import { formatToken } from "../headers/payment-token.ts";
import { PaymentError } from "../payment-error.ts";
import type { Terms, WireToken } from "../protocol/operations.ts";

/** How many are held; the oldest make room. Each was paid for. */
export const maxLotsHeld = 50_000;

/** One of the requests that a token pays for. */
export interface TokenShare {
  readonly token: WireToken;
  readonly share: Share;
}

/** What a request must pay. */
export interface Due {
  readonly price: bigint;
  readonly terms: Terms;
}

/** The requests that a token pays for together. */
interface HeldLot {
  /** For what it was accepted. */
  readonly price: bigint;
  /** Settles when it is decided whether the token counts. */
  readonly accepted: Promise<void>;
  /** One bit for each share: a set of numbers would take a hundred times as much. */
  used: bigint;
}

/** Tokens that were accepted for several requests. Each share lets one request in. */
export class HeldLots {
  /** Before it is known whether their tokens count. */
  readonly #offered = new Map<string, HeldLot>();
  readonly #accepted = new Map<string, HeldLot>();

  /**
   * Uses a share up.
   * @returns once its token is accepted; `undefined` when nobody has brought it
   * @throws PaymentError REPLAYED_REQUEST; PRICE_CHANGED when a request costs more by now
   */
  use(one: TokenShare, { price, terms }: Due): Promise<void> | undefined {
    const name = nameOf(one, terms);
    const lot = this.#accepted.get(name) ?? this.#offered.get(name);
    if (!lot) return undefined;
    const bit = bitOf(one.share);
    if (lot.used & bit)
      throw new PaymentError("REPLAYED_REQUEST", "this share of the token was used before; take its next one");
    if (lot.price < price)
      throw new PaymentError(
        "PRICE_CHANGED",
        `a request costs ${price}, and the token's channel pays ${lot.price}: take a channel of the present offer`,
      );
    lot.used |= bit;
    if (isUsedUp(lot, one.share)) this.#accepted.delete(name);
    return lot.accepted;
  }

  /** Uses the first share of a token up, the others of which wait for the same. @throws what `accepting` throws */
  async hold(one: TokenShare, { price, terms }: Due, accepting: Promise<void>): Promise<void> {
    const name = nameOf(one, terms);
    const lot = { price, accepted: accepting, used: bitOf(one.share) };
    this.#offered.set(name, lot);
    try {
      await accepting;
      if (!isUsedUp(lot, one.share)) this.#accepted.set(name, lot);
      if (this.#accepted.size > maxLotsHeld) deleteOldest(this.#accepted);
    } finally {
      this.#offered.delete(name);
    }
  }
}

const bitOf = ({ place }: Share): bigint => 1n << BigInt(place - 1);

const isUsedUp = ({ used }: HeldLot, { of }: Share): boolean => used === (1n << BigInt(of)) - 1n;

/** All that a provider looks at, the consumer and the terms too. */
const nameOf = ({ token, share }: TokenShare, { asset, tolerancePeriod, terminationPeriod }: Terms): string =>
  `${formatToken(token)} ${share.of} ${asset} ${tolerancePeriod} ${terminationPeriod}`;

const byConnection = new WeakMap<object, HeldLots>();

/** The same for all that let requests in for one connection: to consumers they may be one. */
export function heldLotsOf(connection: object): HeldLots {
  const held = byConnection.get(connection) ?? new HeldLots();
  byConnection.set(connection, held);
  return held;
}
