import type { Share } from "../headers/payment-share.ts";
import { maxSigned, type Trace, type WireToken } from "../protocol/operations.ts";
import { Lot } from "./lot.ts";
import { TokenStock } from "./token-stock.ts";

/** What a request pays with. */
export interface Paying {
  readonly token: WireToken;
  /** Which of the requests it is that the token pays for; nothing when it pays for one. */
  readonly share?: Share;
  /** All of them. */
  readonly lot?: Lot;
  /** The trace in which it was signed for, when it was for one request in a trace. */
  readonly trace?: Trace;
}

export interface PayingAheadOptions {
  /**
   * Signs for at most so many requests, in one token or each in its own.
   * @param trace of the request, when it is for one that is known
   * @returns the tokens, and for how many
   */
  readonly sign: (
    count: number,
    inOne: boolean,
    trace: Trace,
  ) => Promise<readonly [tokens: readonly WireToken[], count: number]>;
  /** Told in which trace a request is made that was signed for before that was known. */
  readonly onMade: (token: WireToken, counter: bigint, trace: string) => void;
  /** How many requests are signed for before they are made. */
  readonly most: number;
  /** For how many requests the provider takes one token. */
  readonly maxInOne: number;
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
    this.#inOne = options.maxInOne;
    const sign = (count: number, trace: Trace) => this.#sign(count, trace);
    this.#stock = new TokenStock({ sign, most: options.most, times: 16 });
  }

  /** What no other request pays with. @param trace of the request @throws what signing throws */
  async take(trace: Trace = null): Promise<Paying> {
    const paying = await this.#stock.take(trace);
    if (trace !== null && paying.trace !== trace) this.#options.onMade(paying.token, counterOf(paying), trace);
    return paying;
  }

  /** A token was refused; see {@link TokenStock.doubt}. */
  doubt(): void {
    this.#stock.doubt();
  }

  async #sign(wanted: number, trace: Trace): Promise<Paying[]> {
    const inOne = Math.min(wanted, this.#inOne);
    if (inOne < 2) {
      const [tokens] = await this.#options.sign(Math.min(wanted, maxSigned), false, trace);
      return tokens.map((token) => ({ token, trace }));
    }
    const [[token], of] = await this.#options.sign(inOne, true, null);
    if (!token) throw new Error("nothing was signed");
    if (of === 1) return [{ token }];
    const forgotten = this.#forgotten;
    const lot = new Lot({
      onAccepted: () => {
        this.#inOne = Math.min(this.#options.maxInOne, this.#inOne + 1);
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

/** By which counter a request is paid. */
const counterOf = ({ token, share }: Paying): bigint =>
  BigInt(token.requests) - BigInt(share ? share.of - share.place : 0);
