import type { Share } from "../headers/payment-share.ts";
import { mostSigned, type WireToken } from "../protocol/operations.ts";
import { Lot } from "./lot.ts";
import { TokenStock } from "./token-stock.ts";

/** What a request pays with. */
export interface Paying {
  readonly token: WireToken;
  /** Which of the requests it is that the token pays for; nothing when it pays for one. */
  readonly share?: Share;
  /** All of them. */
  readonly lot?: Lot;
}

export interface PayingAheadOptions {
  /** Signs for at most so many requests, in one token or each in its own. @returns the tokens, and for how many */
  readonly sign: (count: number, inOne: boolean) => Promise<readonly [tokens: readonly WireToken[], count: number]>;
  /** How many requests are signed for before they are made. */
  readonly most: number;
  /** For how many requests the provider takes one token. */
  readonly mostInOne: number;
}

/** Pays for requests on one channel's lane: under load before they are made, and where the provider takes it several with one token. */
export class PayingAhead {
  readonly #options: PayingAheadOptions;
  readonly #stock: TokenStock<Paying>;
  /** For how many requests one token pays: for fewer once a provider has forgotten what it had accepted. */
  #inOne: number;
  /** How often it has. */
  #forgotten = 0;

  constructor(options: PayingAheadOptions) {
    this.#options = options;
    this.#inOne = options.mostInOne;
    this.#stock = new TokenStock({ sign: (count) => this.#sign(count), most: options.most, times: 16 });
  }

  /** What no other request pays with. @throws what signing throws */
  take(): Promise<Paying> {
    return this.#stock.take();
  }

  /** A token was refused; see {@link TokenStock.doubt}. */
  doubt(): void {
    this.#stock.doubt();
  }

  async #sign(wanted: number): Promise<Paying[]> {
    const inOne = Math.min(wanted, this.#inOne);
    if (inOne < 2) {
      const [tokens] = await this.#options.sign(Math.min(wanted, mostSigned), false);
      return tokens.map((token) => ({ token }));
    }
    const [[token], of] = await this.#options.sign(inOne, true);
    if (!token) throw new Error("nothing was signed");
    if (of === 1) return [{ token }];
    const forgotten = this.#forgotten;
    const lot = new Lot({
      onAccepted: () => {
        this.#inOne = Math.min(this.#options.mostInOne, this.#inOne + 1);
      },
      onGivenUp: () => this.#giveUp(forgotten),
    });
    return Array.from({ length: of }, (_, index) => ({ token, share: { place: index + 1, of }, lot }));
  }

  /** Nothing more is tried that was signed before the provider began anew, and less is signed in one token. */
  #giveUp(forgotten: number): void {
    if (forgotten !== this.#forgotten) return;
    this.#forgotten += 1;
    this.#inOne = Math.floor(this.#inOne / 2);
    this.#stock.clear();
  }
}
