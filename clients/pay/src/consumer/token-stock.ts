import { mostSigned, type WireToken } from "../protocol/operations.ts";

/** How long after the last new token another one is used unseen, in ms; one that waited longer may be outdated. */
export const freshMs = 200;

/** How far a token may be behind a new one: a provider takes those of the newest 1,024 requests on a lane, whoever signed them. */
const furthestBehind = 512n;

export interface StockOptions {
  /** Signs for so many requests. */
  readonly sign: (count: number) => Promise<readonly WireToken[]>;
  /** The most tokens that are signed before requests need them: so many a crash of the service may leave unused. */
  readonly most: number;
  /** For how many times as long as signing takes they are to last. */
  readonly times: number;
  /** In ms, never going back. */
  readonly now?: () => number;
}

/**
 * Tokens of one channel's lane, signed before requests need them: as many as were needed each time while the last ones and
 * those before were being signed, or some times as many; none as long as requests come one by one or all at once. A token
 * pays for all before it, so they are used in their order.
 */
export class TokenStock {
  readonly #options: StockOptions;
  readonly #now: () => number;
  readonly #waiting: PromiseWithResolvers<WireToken>[] = [];
  #tokens: WireToken[] = [];
  /** Since tokens were last asked for. */
  #needed = 0;
  /** While the ones before the last were being signed. */
  #neededBefore = 0;
  #ahead = 0;
  #isSigning = false;
  #isDoubtful = false;
  /** When the last new one came. */
  #newestAt = 0;

  constructor(options: StockOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** How many are signed that no request needs so far. */
  get size(): number {
    return this.#tokens.length;
  }

  /** A token that no other request has. @throws what signing throws */
  async take(): Promise<WireToken> {
    this.noteNeed();
    const isFresh = !this.#isDoubtful && this.#now() - this.#newestAt <= freshMs;
    const token = isFresh ? this.#tokens.shift() : undefined;
    const taken = token ?? this.#wait();
    this.#fill();
    return taken;
  }

  /** A request was paid for with a token that was taken before. */
  noteNeed(): void {
    this.#needed += 1;
  }

  /** Tokens for the next requests, as far as there are some: a new one has just shown that they count. */
  takeAhead(count: number): WireToken[] {
    const ahead = this.#tokens.splice(0, count);
    this.#fill();
    return ahead;
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
    this.#options
      .sign(Math.min(wanted, mostSigned))
      .then(
        (signed) => this.#add(signed),
        (error) => {
          for (const { reject } of this.#waiting.splice(0)) reject(error);
        },
      )
      .finally(() => {
        this.#isSigning = false;
        this.#ahead = Math.min(this.#options.most, this.#options.times * Math.min(this.#needed, this.#neededBefore));
        this.#neededBefore = this.#needed;
        if (this.#waiting.length > 0) this.#fill();
      });
  }

  #add(signed: readonly WireToken[]): void {
    const [newest] = signed;
    this.#tokens = [...this.#tokens.filter((token) => newest && countsBeside(token, newest)), ...signed];
    this.#isDoubtful = false;
    this.#newestAt = this.#now();
    for (const { resolve } of this.#waiting.splice(0, this.#tokens.length)) resolve(this.#tokens.shift() as WireToken);
  }
}

/** Under another id former tokens are worth nothing any more, and cost nothing; those too far behind are paid for by the new one. */
function countsBeside(former: WireToken, newest: WireToken): boolean {
  return former[2] === newest[2] && BigInt(newest[4]) - BigInt(former[4]) < furthestBehind;
}
