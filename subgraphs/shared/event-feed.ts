import { PlatformError } from "../../ledgers/errors.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

/** Where an event lies on its ledger. It is the same for every instance, so a cursor made of it is too. */
export interface LedgerPosition {
  readonly block: bigint;
  readonly transaction: number;
  readonly event: number;
}

export interface FeedEntry<E> {
  /** Opaque; resume from it with `after`. */
  readonly cursor: string;
  readonly event: E;
}

export interface FollowOptions<E> {
  /** Deliver what came after this cursor, then what comes; without it only what comes. */
  readonly after?: string | undefined;
  readonly matches?: ((event: E) => boolean) | undefined;
}

interface Kept<E> extends FeedEntry<E> {
  readonly position: LedgerPosition;
}

/** How many events a feed keeps for `after` and for slow readers. */
const defaultCapacity = 10_000;

/**
 * The events of one stream in ledger order, each delivered to each reader once. Readers hold a place in the kept
 * events instead of a buffer of their own; one that falls out of them is ended with an error that carries its cursor.
 */
export class EventFeed<E> {
  readonly #capacity: number;
  readonly #kept: Kept<E>[] = [];
  #dropped = 0;
  #newestDropped: LedgerPosition | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(capacity = defaultCapacity) {
    this.#capacity = capacity;
  }

  /** Adds an event; one that is not after the newest is a repetition and ignored. */
  append(position: LedgerPosition, event: E): void {
    const newest = this.#kept.at(-1)?.position ?? this.#newestDropped;
    if (newest && compare(position, newest) <= 0) return;
    this.#kept.push({ position, cursor: cursorOf(position), event });
    // Dropping in halves keeps appending cheap.
    if (this.#kept.length >= 2 * this.#capacity) {
      const gone = this.#kept.splice(0, this.#capacity);
      this.#dropped += gone.length;
      this.#newestDropped = gone.at(-1)?.position;
    }
    this.#wake();
  }

  /**
   * Follows the stream until the reader returns.
   * @throws BAD_INPUT when `after` is no cursor of a stream, or older than what is kept
   */
  follow({ after, matches }: FollowOptions<E> = {}): AsyncIterableIterator<FeedEntry<E>> {
    let next = after === undefined ? this.#end : this.#indexAfter(after);
    let last = after ?? "";
    let done = false;
    let wake = () => {};

    /** The next matching entry that is already there. */
    const kept = (): FeedEntry<E> | undefined => {
      while (next < this.#end) {
        const entry = this.#kept[next - this.#dropped];
        if (!entry) throw new PlatformError("BAD_INPUT", `reader too slow; resume after ${last}`, { retryable: true });
        next += 1;
        last = entry.cursor;
        if (!matches || matches(entry.event)) return entry;
      }
      return undefined;
    };
    const read = async (): Promise<IteratorResult<FeedEntry<E>>> => {
      while (!done) {
        const entry = kept();
        if (entry) return { done: false, value: entry };
        await new Promise<void>((resolve) => {
          wake = resolve;
          this.#waiting.add(resolve);
        });
        this.#waiting.delete(wake);
      }
      return { done: true, value: undefined };
    };
    return {
      next: read,
      return: async () => {
        done = true;
        wake();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  get #end(): number {
    return this.#dropped + this.#kept.length;
  }

  #indexAfter(cursor: string): number {
    const position = positionOf(cursor);
    if (this.#newestDropped && compare(position, this.#newestDropped) < 0) {
      throw new PlatformError("BAD_INPUT", "the cursor is older than the events that are kept");
    }
    const index = this.#kept.findIndex((entry) => compare(entry.position, position) > 0);
    return index < 0 ? this.#end : this.#dropped + index;
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}

/** Which of two positions comes first, as `sort` wants it. */
export function compare(a: LedgerPosition, b: LedgerPosition): number {
  if (a.block !== b.block) return a.block < b.block ? -1 : 1;
  return a.transaction - b.transaction || a.event - b.event;
}

/** The opaque form of a position. */
export function cursorOf({ block, transaction, event }: LedgerPosition): string {
  return encodeCursor(`${block}.${transaction}.${event}`);
}

/** @throws BAD_INPUT when a cursor is none of a stream of events */
export function positionOf(cursor: string): LedgerPosition {
  const match = /^(\d{1,20})\.(\d{1,9})\.(\d{1,9})$/.exec(decodeCursor(cursor));
  if (!match) throw new PlatformError("BAD_INPUT", "not a cursor of this stream");
  return { block: BigInt(match[1] as string), transaction: Number(match[2]), event: Number(match[3]) };
}
