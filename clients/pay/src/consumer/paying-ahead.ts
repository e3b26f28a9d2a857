import { parseHeld } from "../headers/tokens-ahead.ts";
import type { WireToken } from "../protocol/operations.ts";
import type { TokenStock } from "./token-stock.ts";

/** What a request pays with. */
export interface Paying {
  readonly token: WireToken;
  /** Whether the provider has accepted the token already. */
  readonly isHeld: boolean;
  /** For the next requests. */
  readonly ahead: readonly WireToken[];
  /** Who brings them; nobody when the token was signed for this request. */
  readonly by?: PayingAhead;
}

/**
 * Pays for requests on one channel's lane. Where the provider takes tokens ahead, some requests bring tokens for the next ones,
 * which then wait for nobody.
 */
export class PayingAhead {
  readonly #stock: TokenStock;
  /** How many tokens a request may bring. */
  readonly #mostBrought: number;
  /** Accepted by the provider. */
  #held: WireToken[] = [];
  /** How many are on their way there. */
  #bringing = 0;

  constructor(stock: TokenStock, mostBrought: number) {
    this.#stock = stock;
    this.#mostBrought = mostBrought;
  }

  /** A token that no other request has. @throws what signing throws */
  async take(): Promise<Paying> {
    const token = this.#isToBring() ? undefined : this.#held.shift();
    if (token) {
      this.#stock.noteNeed();
      return { token, isHeld: true, ahead: [], by: this };
    }
    const signed = await this.#stock.take();
    const ahead = this.#isToBring() ? this.#stock.takeAhead(this.#mostBrought) : [];
    this.#bringing += ahead.length;
    return { token: signed, isHeld: false, ahead, by: this };
  }

  /** A request was answered, with this header if any, or it was not. */
  brought({ ahead }: Paying, header: string | null): void {
    if (ahead.length === 0) return;
    this.#bringing -= ahead.length;
    const held = parseHeld(header);
    // Of any other one nobody can tell whether it was accepted.
    this.#held.push(...ahead.filter(([, , , , requests]) => held.has(requests)));
  }

  /** A token was refused; see {@link TokenStock.doubt}. */
  doubt(): void {
    this.#stock.doubt();
  }

  /** The provider has begun anew since it held tokens. */
  forgetHeld(): void {
    this.#held = [];
  }

  /** Whether the provider is to hold more: twice as many as one request brings, those on their way included. */
  #isToBring(): boolean {
    return this.#stock.size > 0 && this.#held.length + this.#bringing <= this.#mostBrought;
  }
}
