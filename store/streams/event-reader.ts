import { PlatformError } from "../../errors/platform-error.ts";
import type { StoredEvent } from "../events/event-log.ts";
import { compare, cursorOf, endOf, type LedgerPosition, positionOf, startAt } from "../events/event-position.ts";
import { type Decoded, type EventTail, type FollowedStore, pageLimit } from "./event-tail.ts";
import type { FeedEntry, FollowOptions } from "./feed-entry.ts";

interface ReaderOptions<E> extends FollowOptions<E> {
  readonly projection: FollowedStore;
  readonly tail: EventTail<E>;
  readonly decode: (event: StoredEvent) => E;
  readonly onEnd: () => void;
}

/** One reader of a stream: a place on the ledger, or on a branch of it that is no more. */
export class EventReader<E> implements AsyncIterableIterator<FeedEntry<E>> {
  readonly #options: ReaderOptions<E>;
  #at: LedgerPosition;
  /** Count of reorgs after which the place is known to be on the ledger. */
  #reorgs: bigint | undefined;
  /** Whether the store knows the place; a cursor may be older than the store. */
  #isKnown: boolean;
  #read: readonly Decoded<E>[] = [];
  #next = 0;
  #isGoingBack = false;
  #isDone = false;
  #wake = () => {};

  /** @throws BAD_INPUT when `after` is no cursor of a stream */
  constructor(options: ReaderOptions<E>) {
    const { checkpoint } = options.projection;
    this.#options = options;
    this.#at = options.after === undefined ? startAt(checkpoint) : positionOf(options.after);
    // A cursor without a branch is of a ledger that takes nothing back.
    this.#isKnown = options.after === undefined || this.#at.branch === undefined;
    this.#reorgs = this.#isKnown ? checkpoint.reorgs : undefined;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Checks again for events to read. */
  wake(): void {
    this.#wake();
  }

  async next(): Promise<IteratorResult<FeedEntry<E>>> {
    while (!this.#isDone) {
      const value = this.#nextMatch();
      if (value) return { done: false, value };
      // Events from here on are not missed.
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if (!(await this.#readOn()) && !this.#isDone) await woken;
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<FeedEntry<E>>> {
    if (!this.#isDone) this.#options.onEnd();
    this.#isDone = true;
    this.#wake();
    return { done: true, value: undefined };
  }

  #nextMatch(): FeedEntry<E> | undefined {
    const { matches } = this.#options;
    for (let entry = this.#read[this.#next++]; entry; entry = this.#read[this.#next++]) {
      this.#at = entry.position;
      const { event } = entry;
      const isRetracted = this.#isGoingBack;
      if (!matches || matches(event)) {
        const { position } = entry;
        return { cursor: cursorOf(position, isRetracted), event, block: position.block, isRetracted };
      }
    }
    return undefined;
  }

  /** @returns false when there is nothing to read until the ledger moves, or this instance learns that it has */
  async #readOn(): Promise<boolean> {
    const { projection, tail } = this.#options;
    const { position, hash, reorgs } = projection.checkpoint;
    if (this.#reorgs !== reorgs) return this.#goBack(reorgs);
    const read = await tail.readAfter(this.#at, reorgs);
    if (!read) return projection.checkpoint.reorgs !== reorgs;
    this.#take(read, false);
    const now = endOf(position, hash);
    if (read.length === 0 && compare(this.#at, now) < 0) this.#at = now;
    return read.length > 0;
  }

  /** One step from a branch that is no more to the ledger. */
  async #goBack(reorgs: bigint): Promise<boolean> {
    const { store, checkpoint } = this.#options.projection;
    const back = await store.outbox.readRetractions(store.database, this.#at, pageLimit);
    if (back.reorgs !== reorgs) return false;
    this.#isKnown ||= back.isOnLedger || back.ancestor !== undefined;
    if (back.ancestor) {
      this.#take(
        back.events.map((event) => this.#retraction(event)),
        true,
      );
      if (back.events.length === 0) this.#at = back.ancestor;
      return true;
    }
    if (this.#isKnown) this.#reorgs = reorgs;
    else if (this.#at.block <= checkpoint.position) throw takenBack();
    return this.#isKnown;
  }

  #take(read: readonly Decoded<E>[], isGoingBack: boolean): void {
    this.#read = read;
    this.#next = 0;
    this.#isGoingBack = isGoingBack;
  }

  /** Retraction of an event; the reader then stands right before it. */
  #retraction(event: StoredEvent): Decoded<E> {
    const { position } = event;
    return { position: { ...position, event: position.event - 1 }, event: this.#options.decode(event) };
  }
}

function takenBack(): PlatformError {
  return new PlatformError("BAD_INPUT", "the ledger has taken the cursor's event back; read anew what holds now");
}
