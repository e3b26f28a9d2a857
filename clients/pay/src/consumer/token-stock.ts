import { parseHeld } from "../headers/tokens-ahead.ts";
import { counterWindow, mostSigned, type WireToken } from "../protocol/operations.ts";

/** What a request pays with. */
export interface Paying {
  readonly token: WireToken;
  /** Whether the provider has accepted the token already. */
  readonly isHeld: boolean;
  /** For the next requests. */
  readonly ahead: readonly WireToken[];
  /** Where the tokens came from; none for a token that was signed for this request. */
  readonly stock?: TokenStock;
}

/** How many tokens are signed before requests need them. */
export interface StockLimits {
  /** At most; requests that come one by one need none. */
  readonly ahead: number;
  /** How many of them the provider lets a request bring for the next ones. */
  readonly brought: number;
}

/** Signs for so many requests. */
type Sign = (count: number) => Promise<readonly WireToken[]>;

/**
 * Tokens of one channel's lane, signed before requests need them: some times as many as were needed while the last ones were
 * being signed, so none as long as requests come one by one. Where the provider takes tokens ahead, requests also bring
 * those of the next ones, which then wait for nobody.
 */
export class TokenStock {
  readonly #sign: Sign;
  readonly #limits: StockLimits;
  readonly #waiting: PromiseWithResolvers<WireToken>[] = [];
  /** Signed; a token pays for all before it, so they are used in their order. */
  #tokens: WireToken[] = [];
  /** Accepted by the provider. */
  #held: WireToken[] = [];
  /** How many are on their way there. */
  #bringing = 0;
  /** Since tokens were last asked for. */
  #needed = 0;
  #ahead = 0;
  #isSigning = false;
  #isDoubtful = false;

  constructor(sign: Sign, limits: StockLimits) {
    this.#sign = sign;
    this.#limits = limits;
  }

  /** A token that no other request has. @throws what signing throws */
  async take(): Promise<Paying> {
    this.#needed += 1;
    const held = this.#isToBring() ? undefined : this.#held.shift();
    if (held) return { token: held, isHeld: true, ahead: [], stock: this };
    const token = (this.#isDoubtful ? undefined : this.#tokens.shift()) ?? (await this.#wait());
    const ahead = this.#bring();
    this.#fill();
    return { token, isHeld: false, ahead, stock: this };
  }

  /** A request was answered that brought tokens, or it was not. */
  brought({ ahead }: Paying, header: string | null): void {
    if (ahead.length === 0) return;
    this.#bringing -= ahead.length;
    const held = parseHeld(header);
    // Of any other one nobody can tell whether it was accepted.
    this.#held.push(...ahead.filter(([, , , , requests]) => held.has(requests)));
  }

  /** One of its tokens was refused: no other one is handed out before a new one has shown which of them still count. */
  doubt(): void {
    this.#isDoubtful = true;
  }

  /** The provider has begun anew since it held tokens. */
  forgetHeld(): void {
    this.#held = [];
  }

  /** Whether the provider is to hold more. */
  #isToBring(): boolean {
    return this.#tokens.length > 1 && this.#held.length + this.#bringing <= this.#limits.brought;
  }

  #bring(): WireToken[] {
    if (this.#isDoubtful || !this.#isToBring()) return [];
    const ahead = this.#tokens.splice(0, this.#limits.brought);
    this.#bringing += ahead.length;
    return ahead;
  }

  #wait(): Promise<WireToken> {
    const waiting = Promise.withResolvers<WireToken>();
    this.#waiting.push(waiting);
    this.#fill();
    return waiting.promise;
  }

  #fill(): void {
    const wanted = this.#waiting.length + Math.max(0, this.#ahead - this.#tokens.length);
    const isLow = this.#waiting.length > 0 || this.#tokens.length <= this.#ahead / 2;
    if (this.#isSigning || wanted === 0 || !isLow) return;
    this.#isSigning = true;
    this.#needed = 0;
    this.#sign(Math.min(wanted, mostSigned))
      .then(
        (signed) => this.#add(signed),
        (error) => {
          for (const { reject } of this.#waiting.splice(0)) reject(error);
        },
      )
      .finally(() => {
        this.#isSigning = false;
        this.#ahead = Math.min(this.#limits.ahead, 16 * this.#needed);
        if (this.#waiting.length > 0) this.#fill();
      });
  }

  #add(signed: readonly WireToken[]): void {
    const newest = signed.at(-1);
    const counts = (token: WireToken) => token[2] === newest?.[2] && isInWindow(token, newest);
    // Under another id the former ones are worth nothing any more, and cost nothing.
    this.#tokens = [...this.#tokens.filter(counts), ...signed];
    this.#isDoubtful = false;
    for (const { resolve } of this.#waiting.splice(0, this.#tokens.length)) resolve(this.#tokens.shift() as WireToken);
  }
}

/** Whether a provider who has seen a newer token still takes one. */
const isInWindow = ([, , , , requests]: WireToken, [, , , , newest]: WireToken): boolean =>
  BigInt(newest) - BigInt(requests) < counterWindow;
