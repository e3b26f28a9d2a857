import { PaymentRefusal } from "./refusal.ts";

/** Limit of a hold, in ms; after that its voucher may be used again. */
const maxHoldMs = 300_000;

/** Limit of holds above which those that have run out are dropped; below it requests may end late after all. */
export const maxHolds = 10_000;

interface Hold<T> {
  readonly id: string;
  readonly until: number;
  /** Payment that it is for; none while that is checked. */
  readonly what: T | undefined;
}

/** Payments of requests under way, one a channel, as the scheme has it; their ids begin with the channel. */
export class HeldPayments<T> {
  /** Holds by channel. */
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

  /** Keeps a payment with its hold. */
  keep(id: string, what: T): void {
    this.#replace(id, { what });
  }

  /** Held payment; `undefined` when it was released or has run out. */
  find(id: string): T | undefined {
    return this.#of(id)?.what;
  }

  /** Makes a hold last until its release. */
  pin(id: string): void {
    this.#replace(id, { until: Number.POSITIVE_INFINITY });
  }

  release(id: string): void {
    if (this.#of(id)) this.#holds.delete(channelOf(id));
  }

  /** Holds that run out go; the others are of requests under way, which connections bound. */
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

/** Channel of a payment, by the payment's id. */
export function channelOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}
