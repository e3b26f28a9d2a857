import { deleteOldest } from "../delete-oldest.ts";
import type { Share } from "../headers/payment-share.ts";
import { PaymentError } from "../payment-error.ts";
import type { Terms, WireToken } from "../protocol/operations.ts";

/** How many lots of one lane are held, and of how many lanes; the oldest make room. */
export const mostLotsHeld = 16;
export const mostLanesHeld = 10_000;

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
interface Lot {
  /** For what it was accepted. */
  readonly price: bigint;
  /** Settles when it is decided whether the token counts. */
  readonly accepted: Promise<void>;
  readonly used: Set<number>;
}

/** Tokens that were accepted for several requests. Each share lets one request in. */
export class HeldLots {
  /** By lane and name, before it is known whether their tokens count. */
  readonly #offered = new Map<string, Lot>();
  /** By lane, and by name. */
  readonly #lanes = new Map<string, Map<string, Lot>>();

  /**
   * Uses a share up.
   * @returns once its token is accepted; `undefined` when nobody has brought it
   * @throws PaymentError REPLAYED_REQUEST; PRICE_CHANGED when a request costs more by now
   */
  use({ token, share }: TokenShare, { price, terms }: Due): Promise<void> | undefined {
    const [lane, name] = [laneOf(token, terms), nameOf(token, share)];
    const lots = this.#lanes.get(lane);
    const lot = lots?.get(name) ?? this.#offered.get(`${lane} ${name}`);
    if (!lot) return undefined;
    if (lot.used.has(share.place)) throw new PaymentError("REPLAYED_REQUEST", "this share was used before");
    if (lot.price < price) throw new PaymentError("PRICE_CHANGED", `a request costs ${price}`);
    lot.used.add(share.place);
    if (lot.used.size === share.of && lots?.delete(name) && lots.size === 0) this.#lanes.delete(lane);
    return lot.accepted;
  }

  /** Uses the first share of a token up, the others of which wait for the same. @throws what `accepting` throws */
  async hold({ token, share }: TokenShare, { price, terms }: Due, accepting: Promise<void>): Promise<void> {
    const [lane, name] = [laneOf(token, terms), nameOf(token, share)];
    const lot = { price, accepted: accepting, used: new Set([share.place]) };
    this.#offered.set(`${lane} ${name}`, lot);
    try {
      await accepting;
      if (lot.used.size < share.of) this.#keep(lane, name, lot);
    } finally {
      this.#offered.delete(`${lane} ${name}`);
    }
  }

  #keep(lane: string, name: string, lot: Lot): void {
    const lots = this.#lanes.get(lane) ?? new Map<string, Lot>();
    lots.set(name, lot);
    if (lots.size > mostLotsHeld) deleteOldest(lots);
    this.#lanes.delete(lane);
    this.#lanes.set(lane, lots);
    if (this.#lanes.size > mostLanesHeld) deleteOldest(this.#lanes);
  }
}

/** All that a provider looks at, the consumer too: an answer may be for it alone. */
const laneOf = ([channel, consumer, , lane]: WireToken, { asset, tolerancePeriod, terminationPeriod }: Terms): string =>
  `${channel} ${consumer} ${lane} ${asset} ${tolerancePeriod} ${terminationPeriod}`;

const nameOf = ([, , tokenId, , requests, signature]: WireToken, { of }: Share): string =>
  `${tokenId} ${requests} ${of} ${signature}`;

const byConnection = new WeakMap<object, HeldLots>();

/** The same for all that let requests in for one connection: to consumers they may be one. */
export function heldLotsOf(connection: object): HeldLots {
  const held = byConnection.get(connection) ?? new HeldLots();
  byConnection.set(connection, held);
  return held;
}
