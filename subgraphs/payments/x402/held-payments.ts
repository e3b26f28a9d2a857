import { randomUUID } from "node:crypto";
import { PlatformError } from "../../../ledgers/errors.ts";
import { PaymentRefusal } from "./refusal.ts";

/** How long a request may keep a channel, in ms; after that its voucher may be used again. */
const longestHoldMs = 300_000;

interface Hold<T> {
  readonly channel: string;
  until: number;
  what: T | undefined;
}

/** Requests that are being served for a payment: the scheme takes one request of a channel after the other. */
export class HeldPayments<T> {
  readonly #holds = new Map<string, Hold<T>>();
  readonly #byChannel = new Map<string, string>();
  readonly #now: () => number;

  /** @param now in ms */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Reserves a channel. @returns the hold's id @throws PaymentRefusal while another request has the channel */
  take(channel: string): string {
    const other = this.#byChannel.get(channel);
    if (other !== undefined) {
      if ((this.#holds.get(other)?.until ?? 0) > this.#now()) throw new PaymentRefusal("channel_busy");
      this.release(other);
    }
    const id = randomUUID();
    this.#holds.set(id, { channel, until: this.#now() + longestHoldMs, what: undefined });
    this.#byChannel.set(channel, id);
    return id;
  }

  /** Keeps with a hold what it is for. */
  keep(id: string, what: T): void {
    const hold = this.#holds.get(id);
    if (hold) hold.what = what;
  }

  /** What a hold is for; from now on until its release it does not run out. @throws WRONG_STATE when it has */
  finish(id: string): T {
    const hold = this.#holds.get(id);
    if (!hold?.what) throw new PlatformError("WRONG_STATE", "the payment was given up, or took too long");
    hold.until = Number.POSITIVE_INFINITY;
    return hold.what;
  }

  release(id: string): void {
    const hold = this.#holds.get(id);
    if (!hold) return;
    this.#holds.delete(id);
    if (this.#byChannel.get(hold.channel) === id) this.#byChannel.delete(hold.channel);
  }
}
