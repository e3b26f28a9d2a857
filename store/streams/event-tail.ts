import type { StoredEvent } from "../events/event-log.ts";
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

/** Events of one read, and newest events that stay in memory for all readers. */
export const pageSize = 500;
const tailCapacity = 5_000;

/** The newest events of an outbox, read once for all readers that are up to date; others read their own pages. */
export class EventTail<E> {
  readonly #projection: FollowedStore;
  readonly #decode: (event: StoredEvent) => E;
  /** Every event after `#floor` up to `#ceiling`, as the ledger is after so many undos. */
  #events: Decoded<E>[] = [];
  #floor!: LedgerPosition;
  #ceiling!: LedgerPosition;
  #undos!: bigint;
  #filling: Promise<void> | undefined;

  constructor(projection: FollowedStore, decode: (event: StoredEvent) => E) {
    this.#projection = projection;
    this.#decode = decode;
    this.forget();
  }

  /** Forgets all events; later ones are kept again. */
  forget(): void {
    const { position, hash, undos } = this.#projection.checkpoint;
    this.#events = [];
    this.#floor = this.#ceiling = endOf(position, hash);
    this.#undos = undos;
  }

  /**
   * The next events after a position that is on the ledger after so many undos, up to where this instance knows it is.
   * @returns `undefined` when the ledger has taken blocks back meanwhile
   */
  async readAfter(at: LedgerPosition, undos: bigint): Promise<readonly Decoded<E>[] | undefined> {
    if (this.#undos !== this.#projection.checkpoint.undos) this.forget();
    if (compare(at, this.#floor) < 0) {
      const page = await this.#readPage(at, undos);
      if (!page || page.length > 0) return page;
    }
    const { position, hash } = this.#projection.checkpoint;
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined;
    });
    await this.#filling;
    if (this.#undos !== undos || compare(this.#ceiling, endOf(position, hash)) < 0) return undefined;
    if (compare(at, this.#floor) < 0) return this.#readPage(at, undos);
    const from = this.#events.findIndex((entry) => compare(entry.position, at) > 0);
    return from < 0 ? [] : this.#events.slice(from, from + pageSize);
  }

  /** Brings the tail up to where the ledger is. */
  async #fill(): Promise<void> {
    for (;;) {
      const { position, hash } = this.#projection.checkpoint;
      const now = endOf(position, hash);
      const undos = this.#undos;
      if (compare(now, this.#ceiling) <= 0) return;
      const page = await this.#readPage(this.#ceiling, undos);
      if (!page || this.#undos !== undos) return;
      this.#events.push(...page);
      this.#ceiling = page.length < pageSize ? now : (page.at(-1)?.position ?? now);
      if (this.#events.length > 2 * tailCapacity) {
        const gone = this.#events.splice(0, this.#events.length - tailCapacity);
        this.#floor = gone.at(-1)?.position ?? this.#floor;
      }
    }
  }

  async #readPage(after: LedgerPosition, undos: bigint): Promise<readonly Decoded<E>[] | undefined> {
    const { store, checkpoint } = this.#projection;
    const page = await store.outbox.readAfter(store.database, after, checkpoint.position, pageSize);
    if (page.undos !== undos) return undefined;
    return page.events.map((event) => ({ position: event.position, event: this.#decode(event) }));
  }
}
