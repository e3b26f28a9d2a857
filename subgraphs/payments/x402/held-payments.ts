import { PaymentRefusal } from "./refusal.ts";

/** How long a request may keep a channel, in ms; after that its voucher may be used again. */
const maxHoldMs = 300_000;

/** So many holds may have run out and be there still, for requests that end late after all. */
export const maxHolds = 10_000;

interface Hold<T> {
  readonly id: string;
  readonly until: number;
  /** Payment that it is for; none yet while that is checked. */
  readonly what: T | undefined;
}

/** Payments whose requests are being served, by ids that begin with their channel: the scheme takes one request of a channel after the other. */
export class HeldPayments<T> {
  /** By channel. */
  readonly #holds = new Map<string, Hold<T>>();
  readonly #now: () => number;

  /** @param now in ms, by a clock that nobody sets */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Reserves a payment's channel. @throws PaymentRefusal while another one has it */
  take(id: string): void {
    const channel = channelOf(id);
    if ((this.#holds.get(channel)?.until ?? 0) > this.#now()) throw new PaymentRefusal("channel_busy");
    this.#holds.delete(channel);
    this.#holds.set(channel, { id, until: this.#now() + maxHoldMs, what: undefined });
    if (this.#holds.size > maxHolds) this.#dropRunOut();
  }

  /** Keeps with a hold what it is for. */
  keep(id: string, what: T): void {
    this.#replace(id, { what });
  }

  /** Payment that a hold is for; `undefined` when it was released or has run out. */
  find(id: string): T | undefined {
    return this.#of(id)?.what;
  }

  /** From now on a hold lasts until its release. */
  pin(id: string): void {
    this.#replace(id, { until: Number.POSITIVE_INFINITY });
  }

  release(id: string): void {
    if (this.#of(id)) this.#holds.delete(channelOf(id));
  }

  /** Holds that have not run out are of requests under way, which connections bound. */
  #dropRunOut(): void {
    for (const [channel, { until }] of this.#holds) if (until <= this.#now()) this.#holds.delete(channel);
  }

  #of(id: string): Hold<T> | undefined {
    const hold = this.#holds.get(channelOf(id));
    return hold?.id === id ? hold : undefined;
  }

  #replace(id: string, change: Partial<Hold<T>>): void {
    const hold = this.#of(id);
    if (hold) this.#holds.set(channelOf(id), { ...hold, ...change });
  }
}

/** The channel that a payment's id names. */
export function channelOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}
