import { type Deferred, deferred } from "../promises/deferred.ts";
import type { Trace, WireToken } from "../protocol/operations.ts";

/** Token of one request. */
interface Signed {
  readonly token: WireToken;
}

/** Request that waits for one. */
interface Waiting<Item> extends Deferred<Item> {
  readonly trace: Trace;
}

/** How long after the last new token another one is used unseen, in ms; one that waited longer may be outdated. */
export const freshMs = 200;

/** How far a token may be behind a new one: a provider takes those of the newest 1,024 requests on a lane, from all signers. */
const maxBehind = 512n;

export interface PrefetchOptions<Item> {
  /** Signs for so many requests at most. @param trace of the request, when it is for one that is known */
  readonly sign: (count: number, trace: Trace) => Promise<readonly Item[]>;
  /** Requests that are signed for before they are made, at most: so many a crash of the service may leave unused. */
  readonly max: number;
  /** For how many times as long as signing takes they are to last. */
  readonly times: number;
  /** In ms, never going back. */
  readonly now?: () => number;
}

/**
 * Prefetch of one channel's lane: tokens signed before requests need them, some times as many as were needed each time
 * while the last ones and those before were being signed; none as long as requests come one by one or all at once. A token
 * pays for all before it, so they are used in their order.
 */
export class Prefetch<Item extends Signed> {
  readonly #options: PrefetchOptions<Item>;
  readonly #now: () => number;
  readonly #waiting: Waiting<Item>[] = [];
  #items: Item[] = [];
  /** Since tokens were last asked for. */
  #needed = 0;
  /** While the ones before the last were being signed. */
  #neededBefore = 0;
  #target = 0;
  #isSigning = false;
  #isInvalidated = false;
  /** When the last new one came. */
  #newestAt = 0;

  constructor(options: PrefetchOptions<Item>) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** A token that no other request has. @param trace of the request @throws what signing throws */
  async take(trace: Trace = null): Promise<Item> {
    this.#needed += 1;
    const isFresh = !this.#isInvalidated && this.#now() - this.#newestAt <= freshMs;
    const item = isFresh ? this.#items.shift() : undefined;
    const taken = item ?? this.#wait(trace);
    this.#fill();
    return taken;
  }

  /** Gives up what is signed and not taken. */
  clear(): void {
    this.#items = [];
  }

  /** One of its tokens was refused: no other one is handed out before a new one has shown that its id is still in use. */
  invalidate(): void {
    this.#isInvalidated = true;
  }

  #wait(trace: Trace): Promise<Item> {
    const waiting = { trace, ...deferred<Item>() };
    this.#waiting.push(waiting);
    return waiting.promise;
  }

  #fill(): void {
    const wanted = this.#waiting.length + Math.max(0, this.#target - this.#items.length);
    const isLow = this.#waiting.length > 0 || this.#items.length <= this.#target / 4;
    if (this.#isSigning || wanted === 0 || !isLow) return;
    this.#isSigning = true;
    this.#needed = 0;
    // While some are left the one that waits gets one of those.
    const trace = (wanted === 1 && this.#items.length === 0 && this.#waiting[0]?.trace) || null;
    this.#options
      .sign(wanted, trace)
      .then(
        (signed) => this.#add(signed),
        (error) => {
          for (const { reject } of this.#waiting.splice(0)) reject(error);
        },
      )
      .finally(() => {
        this.#isSigning = false;
        this.#target = Math.min(this.#options.max, this.#options.times * Math.min(this.#needed, this.#neededBefore));
        this.#neededBefore = this.#needed;
        if (this.#waiting.length > 0) this.#fill();
      });
  }

  #add(signed: readonly Item[]): void {
    const [newest] = signed;
    this.#items = [...this.#items.filter(({ token }) => newest && countsBeside(token, newest.token)), ...signed];
    this.#isInvalidated = false;
    this.#newestAt = this.#now();
    for (const { resolve } of this.#waiting.splice(0, this.#items.length)) resolve(this.#items.shift() as Item);
  }
}

/** Under another id former tokens are worth nothing any more, and cost nothing; those too far behind are paid for by the new one. */
function countsBeside(former: WireToken, newest: WireToken): boolean {
  return former.tokenId === newest.tokenId && BigInt(newest.requests) - BigInt(former.requests) < maxBehind;
}
