import { PaymentError } from "../payment-error.ts";
import type { Terms, WireToken } from "../protocol/operations.ts";

/** How many tokens of one lane are held, and of how many lanes; the oldest make room. */
export const mostHeld = 256;
export const mostLanesHeld = 10_000;

interface Held {
  readonly signature: string;
  readonly price: bigint;
}

/** What a request must pay. */
export interface Due {
  readonly price: bigint;
  readonly terms: Terms;
}

/** Tokens that were accepted before the requests that use them. Each lets one request in. */
export class HeldTokens {
  /** By lane, and by token id and counter. */
  readonly #lanes = new Map<string, Map<string, Held>>();

  /** @param due for what it was accepted */
  hold(token: WireToken, { price, terms }: Due): void {
    const lane = laneOf(token, terms);
    const held = this.#lanes.get(lane) ?? new Map<string, Held>();
    held.set(nameOf(token), { signature: token[5], price });
    if (held.size > mostHeld) deleteOldest(held);
    this.#lanes.delete(lane);
    this.#lanes.set(lane, held);
    if (this.#lanes.size > mostLanesHeld) deleteOldest(this.#lanes);
  }

  /** Uses a token up. @returns whether it was held @throws PaymentError PRICE_CHANGED when a request costs more by now */
  take(token: WireToken, { price, terms }: Due): boolean {
    const lane = laneOf(token, terms);
    const tokens = this.#lanes.get(lane);
    const held = tokens?.get(nameOf(token));
    if (!tokens || held?.signature !== token[5]) return false;
    if (held.price < price) throw new PaymentError("PRICE_CHANGED", `a request costs ${price}`);
    tokens.delete(nameOf(token));
    if (tokens.size === 0) this.#lanes.delete(lane);
    return true;
  }
}

/** All that a provider looks at, the consumer too: an answer may be for it alone. */
const laneOf = ([channel, consumer, , lane]: WireToken, { asset, tolerancePeriod, terminationPeriod }: Terms): string =>
  `${channel} ${consumer} ${lane} ${asset} ${tolerancePeriod} ${terminationPeriod}`;

const nameOf = ([, , tokenId, , requests]: WireToken): string => `${tokenId} ${requests}`;

function deleteOldest<T>(map: Map<string, T>): void {
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}

const byConnection = new WeakMap<object, HeldTokens>();

/** The same for all that let requests in for one connection: to consumers they may be one. */
export function heldTokensOf(connection: object): HeldTokens {
  const held = byConnection.get(connection) ?? new HeldTokens();
  byConnection.set(connection, held);
  return held;
}
