import type { WireToken } from "../protocol/operations.ts";
import type { TokenStock } from "./token-stock.ts";

/** What a request pays with. */
export interface Paying {
  readonly token: WireToken;
  /** Whether an earlier request has brought the token. */
  readonly isHeld: boolean;
  /** For the next requests. */
  readonly ahead: readonly WireToken[];
  /** Who brings them; nobody when the token was signed for this request. */
  readonly by?: PayingAhead;
  /** How often what the provider held had been forgotten when the token was taken. */
  readonly forgotten: number;
}

/**
 * Pays for requests on one channel's lane. Where the provider takes tokens ahead, some requests bring tokens for the next ones,
 * which then wait for nobody. Should the provider not have accepted or not have kept one of them, it does so, or refuses it,
 * when its request comes.
 */
export class PayingAhead {
  readonly #stock: TokenStock;
  readonly #mostBrought: number;
  /** How many tokens a request may bring: fewer once a provider has forgotten what it held. */
  #brought: number;
  #held: WireToken[] = [];
  /** How many are on their way. */
  #bringing = 0;
  #forgotten = 0;

  constructor(stock: TokenStock, mostBrought: number) {
    this.#stock = stock;
    this.#mostBrought = mostBrought;
    this.#brought = mostBrought;
  }

  /** A token that no other request has. @param room for so many tokens more @throws what signing throws */
  async take(room: number): Promise<Paying> {
    const token = this.#isToBring(room) ? undefined : this.#held.shift();
    const forgotten = this.#forgotten;
    if (token) {
      this.#stock.noteNeed();
      return { token, isHeld: true, ahead: [], by: this, forgotten };
    }
    const signed = await this.#stock.take();
    const ahead = this.#isToBring(room) ? this.#stock.takeAhead(Math.min(this.#brought, room)) : [];
    this.#bringing += ahead.length;
    return { token: signed, isHeld: false, ahead, by: this, forgotten };
  }

  /** A request that brought tokens was answered, or given up. */
  settle({ ahead }: Paying): void {
    if (ahead.length === 0) return;
    this.#bringing -= ahead.length;
    this.#held.push(...ahead);
    if (this.#brought > 0) this.#brought = Math.min(this.#mostBrought, this.#brought + 1);
  }

  /** A token was refused; see {@link TokenStock.doubt}. */
  doubt(): void {
    this.#stock.doubt();
  }

  /** A token that it held was refused: the provider has begun anew since, or the channel has. */
  forgetHeld({ forgotten }: Paying): void {
    if (forgotten !== this.#forgotten) return;
    this.#forgotten += 1;
    this.#held = [];
    this.#brought = Math.floor(this.#brought / 2);
  }

  /** Whether the provider is to hold more: twice as many as one request brings, those on their way included. */
  #isToBring(room: number): boolean {
    return room > 0 && this.#stock.size > 0 && this.#held.length + this.#bringing <= this.#brought;
  }
}
