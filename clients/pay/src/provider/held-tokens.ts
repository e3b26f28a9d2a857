import { PaymentError } from "../payment-error.ts";
import type { WireToken } from "../protocol/operations.ts";

/** How many tokens are held; the oldest make room. */
export const mostHeld = 100_000;

interface Held {
  readonly signature: string;
  readonly price: bigint;
}

/** Tokens that were accepted before the requests that use them. Each lets one request in. */
export class HeldTokens {
  readonly #held = new Map<string, Held>();

  /** @param price for which they were accepted, each */
  hold(token: WireToken, price: bigint): void {
    this.#held.set(nameOf(token), { signature: token[5], price });
    if (this.#held.size <= mostHeld) return;
    for (const oldest of this.#held.keys()) {
      this.#held.delete(oldest);
      break;
    }
  }

  /** Uses a token up. @returns whether it was held @throws PaymentError PRICE_CHANGED when a request costs more by now */
  take(token: WireToken, price: bigint): boolean {
    const name = nameOf(token);
    const held = this.#held.get(name);
    if (held?.signature !== token[5]) return false;
    if (held.price < price) throw new PaymentError("PRICE_CHANGED", `a request costs ${price}`);
    return this.#held.delete(name);
  }
}

const nameOf = ([channel, , tokenId, lane, requests]: WireToken): string => `${channel} ${tokenId} ${lane} ${requests}`;
