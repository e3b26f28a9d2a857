import { mostSigned, type WireToken } from "../protocol/operations.ts";

/** The most tokens that are signed before requests need them: so many a crash of the service may leave unused. */
export const mostAhead = 32;

/** Signs for so many requests. */
type Sign = (count: number) => Promise<readonly WireToken[]>;

/**
 * Tokens of one channel's lane, signed before requests need them: as many as were needed while the last ones were being
 * signed, so none as long as requests come one by one. A token pays for all before it, so they are used in their order.
 */
export class TokenStock {
  readonly #sign: Sign;
  readonly #waiting: PromiseWithResolvers<WireToken>[] = [];
  #tokens: WireToken[] = [];
  /** Since tokens were last asked for. */
  #needed = 0;
  #ahead = 0;
  #isSigning = false;
  #isDoubtful = false;

  constructor(sign: Sign) {
    this.#sign = sign;
  }

  /** A token that no other request has. @throws what signing throws */
  async take(): Promise<WireToken> {
    this.#needed += 1;
    const token = this.#isDoubtful ? undefined : this.#tokens.shift();
    const taken = token ?? this.#wait();
    this.#fill();
    return taken;
  }

  /** One of its tokens was refused: no other one is handed out before a new one has shown that its id is still in use. */
  doubt(): void {
    this.#isDoubtful = true;
  }

  #wait(): Promise<WireToken> {
    const waiting = Promise.withResolvers<WireToken>();
    this.#waiting.push(waiting);
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
        this.#ahead = Math.min(mostAhead, this.#needed);
        if (this.#waiting.length > 0) this.#fill();
      });
  }

  #add(signed: readonly WireToken[]): void {
    const id = signed[0]?.[2];
    // Under another id the former ones are worth nothing any more, and cost nothing.
    this.#tokens = [...this.#tokens.filter((token) => token[2] === id), ...signed];
    this.#isDoubtful = false;
    for (const { resolve } of this.#waiting.splice(0, this.#tokens.length)) resolve(this.#tokens.shift() as WireToken);
  }
}
