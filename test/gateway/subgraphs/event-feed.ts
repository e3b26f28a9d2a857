import { PlatformError } from "../../../errors/platform-error.ts";
import type { FeedEntry } from "../../../store/streams/feed-entry.ts";
import { decodeCursor, encodeCursor } from "../../../store/tables/cursor.ts";

/** A cursor after which all events of a feed come. */
export const beginning = encodeCursor("-1");

function offsetAfter(cursor: string): number {
  const index = Number(decodeCursor(cursor));
  if (!Number.isInteger(index)) throw new PlatformError("BAD_INPUT", "not a cursor of this stream");
  return index + 1;
}

/** Events of a subgraph without a store, in the order in which they are added. */
export class EventFeed<E> {
  readonly #events: E[] = [];
  #added = Promise.withResolvers<void>();

  append(event: E): void {
    this.#events.push(event);
    this.#added.resolve();
    this.#added = Promise.withResolvers();
  }

  /** Later events, or those after a cursor. */
  follow(after?: string): AsyncIterableIterator<FeedEntry<E>> {
    let next = after === undefined ? this.#events.length : offsetAfter(after);
    let isDone = false;
    const ended = Promise.withResolvers<void>();
    return {
      next: async () => {
        while (!isDone && next >= this.#events.length) await Promise.race([this.#added.promise, ended.promise]);
        if (isDone) return { done: true, value: undefined };
        const cursor = encodeCursor(`${next}`);
        return { done: false, value: { cursor, event: this.#events[next++] as E, block: 0n, isRetracted: false } };
      },
      return: async () => {
        isDone = true;
        ended.resolve();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
