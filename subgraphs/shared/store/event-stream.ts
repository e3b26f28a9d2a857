import {
  compare,
  cursorOf,
  type FeedEntry,
  type FollowOptions,
  type LedgerPosition,
  positionOf,
} from "../event-feed.ts";
import type { StoredEvent } from "./outbox.ts";
import type { Store } from "./store.ts";

/** The store whose events are followed, and how far it is. */
export interface FollowedStore {
  readonly store: Store;
  readonly position: bigint;
  onMove(listener: () => void): void;
}

/** How many events one read brings, and how many of the newest stay in memory for all readers. */
const pageSize = 500;
const tailCapacity = 5_000;

const lastOfBlock = 2 ** 31 - 1;

/**
 * The events of a store's outbox in the ledger's order, each delivered to each reader once, from any age on. Readers
 * that are up to date share one read of the database per move of the ledger; one that is behind reads its own pages.
 */
export class EventStream<E> {
  readonly #projection: FollowedStore;
  readonly #decode: (event: StoredEvent) => E;
  /** Every event after `#floor` up to `#ceiling`. */
  #tail: Decoded<E>[] = [];
  #floor: LedgerPosition;
  #ceiling: LedgerPosition;
  #filling: Promise<void> | undefined;
  #readers = 0;
  readonly #waiting = new Set<() => void>();

  /** @param decode turns what was written to the outbox into what readers get */
  constructor(projection: FollowedStore, decode: (event: StoredEvent) => E) {
    this.#projection = projection;
    this.#decode = decode;
    this.#floor = this.#ceiling = this.#now();
    projection.onMove(() => this.#wake());
  }

  /**
   * Follows the stream until the reader returns.
   * @throws BAD_INPUT when `after` is no cursor of a stream
   */
  follow({ after, matches }: FollowOptions<E> = {}): AsyncIterableIterator<FeedEntry<E>> {
    // What passed while nobody followed is not worth keeping.
    if (this.#readers++ === 0) this.#forget();
    let at = after === undefined ? this.#now() : positionOf(after);
    let read: Decoded<E>[] = [];
    let done = false;

    const readOn = async (): Promise<void> => {
      const moved = this.#moved();
      const now = this.#now();
      read = await this.#readAfter(at);
      if (read.length === 0) {
        if (compare(at, now) < 0) at = now;
        if (!done) await moved.promise;
      }
      moved.forget();
    };
    const nextMatch = (): Decoded<E> | undefined => {
      for (let entry = read.shift(); entry; entry = read.shift()) {
        at = entry.position;
        if (!matches || matches(entry.event)) return entry;
      }
      return undefined;
    };
    return {
      async next() {
        while (!done) {
          const value = nextMatch();
          if (value) return { done: false, value };
          await readOn();
        }
        return { done: true, value: undefined };
      },
      return: async () => {
        if (!done) this.#readers -= 1;
        done = true;
        this.#wake();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #now(): LedgerPosition {
    return { block: this.#projection.position, transaction: lastOfBlock, event: lastOfBlock };
  }

  #forget(): void {
    this.#tail = [];
    this.#floor = this.#ceiling = this.#now();
  }

  async #readAfter(at: LedgerPosition): Promise<Decoded<E>[]> {
    if (compare(at, this.#floor) < 0) {
      const page = await this.#readPage(at);
      if (page.length > 0) return page;
    }
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined;
    });
    await this.#filling;
    if (compare(at, this.#floor) < 0) return this.#readPage(at);
    const from = this.#tail.findIndex((entry) => compare(entry.position, at) > 0);
    return from < 0 ? [] : this.#tail.slice(from, from + pageSize);
  }

  /** Brings the tail up to where the ledger is. */
  async #fill(): Promise<void> {
    for (;;) {
      const now = this.#now();
      if (compare(now, this.#ceiling) <= 0) return;
      const page = await this.#readPage(this.#ceiling);
      this.#tail.push(...page);
      this.#ceiling = page.length < pageSize ? now : (page.at(-1)?.position ?? now);
      if (this.#tail.length > 2 * tailCapacity) {
        const gone = this.#tail.splice(0, this.#tail.length - tailCapacity);
        this.#floor = gone.at(-1)?.position ?? this.#floor;
      }
    }
  }

  async #readPage(after: LedgerPosition): Promise<Decoded<E>[]> {
    const { store, position } = this.#projection;
    const events = await store.outbox.readAfter(store.database, after, position, pageSize);
    return events.map((event) => ({
      position: event.position,
      cursor: cursorOf(event.position),
      event: this.#decode(event),
    }));
  }

  /** Settles at the next move of the ledger from now on. */
  #moved(): { promise: Promise<void>; forget: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    this.#waiting.add(wake);
    return { promise, forget: () => this.#waiting.delete(wake) };
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}

interface Decoded<E> extends FeedEntry<E> {
  readonly position: LedgerPosition;
}
