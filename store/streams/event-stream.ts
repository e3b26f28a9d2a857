import type { Gauge } from "prom-client";
import { metrics } from "../../telemetry/metrics.ts";
import type { StoredEvent } from "../events/event-log.ts";
import { EventReader } from "./event-reader.ts";
import { EventTail, type FollowedStore } from "./event-tail.ts";
import type { FeedEntry, FollowOptions } from "./feed-entry.ts";

/**
 * The events of a store's outbox in the ledger's order, each delivered to each reader once, from any age on. When the
 * ledger takes blocks back, readers past them get retractions of their events, newest first; other readers never see
 * them.
 */
export class EventStream<E> {
  readonly #projection: FollowedStore;
  readonly #decode: (event: StoredEvent) => E;
  readonly #tail: EventTail<E>;
  readonly #readers = new Set<EventReader<E>>();
  readonly #count: Gauge.Internal<"source">;

  /** @param decode turns stored events into those that readers get */
  constructor(projection: FollowedStore, decode: (event: StoredEvent) => E) {
    this.#projection = projection;
    this.#decode = decode;
    this.#tail = new EventTail(projection, decode);
    this.#count = metrics.eventReadersOpen.labels(projection.store.definition.source);
    projection.onMove(() => {
      for (const reader of [...this.#readers]) reader.wake();
    });
  }

  /**
   * Follows the stream until the reader returns.
   * @throws BAD_INPUT when `after` is no cursor of a stream; while reading, when the ledger has taken its event back
   * and the store, rebuilt since, does not know it any more
   */
  follow(options: FollowOptions<E> = {}): AsyncIterableIterator<FeedEntry<E>> {
    const reader = new EventReader<E>({
      ...options,
      projection: this.#projection,
      decode: this.#decode,
      tail: this.#tail,
      onEnd: () => {
        this.#readers.delete(reader);
        this.#count.dec();
      },
    });
    // Events that passed without a follower are not worth keeping.
    if (this.#readers.size === 0) this.#tail.forget();
    this.#readers.add(reader);
    this.#count.inc();
    return reader;
  }
}
