import { setTimeout as delay } from "node:timers/promises";
import type { AlarmEvent, AlarmLog } from "./alarm-log.ts";

/** Longest time until events are seen whose notification was lost, in ms. */
const lookMs = 2_000;

export interface AlarmReaderOptions {
  readonly log: AlarmLog;
  readonly organization: string;
  /** Id of the event after which it begins. */
  readonly after: bigint;
  readonly matches: (event: AlarmEvent) => boolean;
}

/** One reader of the changes of an organisation's alarms. */
export class AlarmReader implements AsyncIterableIterator<AlarmEvent> {
  readonly #options: AlarmReaderOptions;
  readonly #ending = new AbortController();
  readonly #forget: () => void;
  #read: AlarmEvent[] = [];
  #at: bigint;
  #wake = () => {};

  constructor(options: AlarmReaderOptions) {
    this.#options = options;
    this.#at = options.after;
    this.#forget = options.log.listen(() => this.#wake());
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<AlarmEvent>> {
    const { log, organization, matches } = this.#options;
    while (!this.#ending.signal.aborted) {
      const value = this.#read.shift();
      if (value) {
        this.#at = value.id;
        if (matches(value)) return { done: false, value };
        continue;
      }
      // Events from here on are not missed.
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#read = await log.readAfter(organization, this.#at);
      if (this.#read.length === 0) await Promise.race([woken, this.#pause()]);
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<AlarmEvent>> {
    this.#ending.abort();
    this.#forget();
    this.#wake();
    return { done: true, value: undefined };
  }

  async #pause(): Promise<void> {
    await delay(lookMs, undefined, { signal: this.#ending.signal, ref: false }).catch(() => {});
  }
}
