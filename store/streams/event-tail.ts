import type { EventPage, PageLimit, StoredEvent } from "../events/event-log.ts";
import { compare, endOf, type LedgerPosition } from "../events/event-position.ts";
import type { Checkpoint } from "../projection/checkpoint.ts";
import type { Store } from "../projection/store.ts";

/** The store whose events are followed, with its checkpoint. */
export interface FollowedStore {
  readonly store: Store;
  readonly checkpoint: Checkpoint;
  onMove(listener: () => void): void;
}

/** An event as readers get it. */
export interface Decoded<E> {
  readonly position: LedgerPosition;
  readonly event: E;
}

interface Kept<E> extends Decoded<E> {
  /** Size in memory, about. */
  readonly bytes: number;
}

/** Limit of one read. */
export const pageLimit: PageLimit = { events: 500, bytes: 2 * 1024 * 1024 };

/** Newest events that stay in memory for all readers: twice as many at most, and bytes of all of them. */
const usualCapacity = { events: 5_000, bytes: 32 * 1024 * 1024 };

/** Memory that an event takes besides its payload, about; a character of the payload takes two bytes at most. */
const baseBytes = 500;
const bytesPerCharacter = 2;

/**
 * The newest events of an outbox, read once for all readers that are up to date; others read their own pages. It is
 * bounded in bytes, since ledgers' users decide how large an event is.
 */
export class EventTail<E> {
  readonly #projection: FollowedStore;
  readonly #decode: (event: StoredEvent) => E;
  readonly #capacity: PageLimit;
  /** Every event after `#floor` up to `#ceiling`, as the ledger is after so many reorgs. */
  #events: Kept<E>[] = [];
  #bytes = 0;
  #floor!: LedgerPosition;
  #ceiling!: LedgerPosition;
  #reorgs!: bigint;
  #filling: Promise<void> | undefined;

  constructor(projection: FollowedStore, decode: (event: StoredEvent) => E, capacity: PageLimit = usualCapacity) {
    this.#projection = projection;
    this.#decode = decode;
    this.#capacity = capacity;
    this.forget();
  }

  /** Memory that its events take, about. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Forgets all events; later ones are kept again. */
  forget(): void {
    const { position, hash, reorgs } = this.#projection.checkpoint;
    this.#events = [];
    this.#bytes = 0;
    this.#floor = this.#ceiling = endOf(position, hash);
    this.#reorgs = reorgs;
  }

  /**
   * The next events after a position that is on the ledger after so many reorgs, up to where this instance knows it is.
   * @returns `undefined` when the ledger has taken blocks back meanwhile
   */
  async readAfter(at: LedgerPosition, reorgs: bigint): Promise<readonly Decoded<E>[] | undefined> {
    if (this.#reorgs !== this.#projection.checkpoint.reorgs) this.forget();
    if (compare(at, this.#floor) < 0) {
      const page = await this.#readPage(at, reorgs);
      if (!page || page.events.length > 0) return page && this.#decoded(page);
    }
    const { position, hash } = this.#projection.checkpoint;
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined;
    });
    await this.#filling;
    if (this.#reorgs !== reorgs || compare(this.#ceiling, endOf(position, hash)) < 0) return undefined;
    if (compare(at, this.#floor) < 0) {
      const page = await this.#readPage(at, reorgs);
      return page && this.#decoded(page);
    }
    return this.#keptAfter(at);
  }

  #keptAfter(at: LedgerPosition): readonly Decoded<E>[] {
    const from = this.#events.findIndex((entry) => compare(entry.position, at) > 0);
    return from < 0 ? [] : this.#events.slice(from, from + pageLimit.events);
  }

  /** Brings the tail up to where the ledger is. */
  async #fill(): Promise<void> {
    for (;;) {
      const { position, hash } = this.#projection.checkpoint;
      const now = endOf(position, hash);
      const reorgs = this.#reorgs;
      if (compare(now, this.#ceiling) <= 0) return;
      const page = await this.#readPage(this.#ceiling, reorgs);
      if (!page || this.#reorgs !== reorgs) return;
      const events = this.#decoded(page);
      this.#keep(events);
      this.#ceiling = page.hasMore ? (events.at(-1)?.position ?? now) : now;
      this.#makeRoom();
    }
  }

  #keep(events: readonly Kept<E>[]): void {
    this.#events.push(...events);
    for (const { bytes } of events) this.#bytes += bytes;
  }

  /** Forgets the oldest events; not each time, since that moves all others. */
  #makeRoom(): void {
    const { events: maxEvents, bytes: maxBytes } = this.#capacity;
    if (this.#events.length <= 2 * maxEvents && this.#bytes <= maxBytes) return;
    let count = 0;
    while (this.#events.length - count > maxEvents || this.#bytes > maxBytes / 2) {
      this.#bytes -= this.#events[count]?.bytes ?? 0;
      count += 1;
    }
    this.#floor = this.#events.splice(0, count).at(-1)?.position ?? this.#floor;
  }

  /** @returns `undefined` when the ledger has taken blocks back meanwhile */
  async #readPage(after: LedgerPosition, reorgs: bigint): Promise<EventPage | undefined> {
    const { store, checkpoint } = this.#projection;
    const page = await store.outbox.readAfter(store.database, after, checkpoint.position, pageLimit);
    return page.reorgs === reorgs ? page : undefined;
  }

  #decoded({ events }: EventPage): Kept<E>[] {
    return events.map((event) => ({
      position: event.position,
      event: this.#decode(event),
      bytes: baseBytes + bytesPerCharacter * event.bytes,
    }));
  }
}
