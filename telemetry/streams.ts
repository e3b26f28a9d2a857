import { metrics } from "./metrics.ts";

/** Counts one open stream, until it ends, and the events that it delivers. */
export class StreamCount {
  readonly #part: string;
  #isOpen = true;

  /** @param part of the platform that delivers: `gateway`, or a subgraph */
  constructor(part: string) {
    this.#part = part;
    metrics.subscriptionsOpen.labels(part).inc();
  }

  deliver(events: number): void {
    metrics.eventsDelivered.labels(this.#part).inc(events);
  }

  end(): void {
    if (this.#isOpen) metrics.subscriptionsOpen.labels(this.#part).dec();
    this.#isOpen = false;
  }
}

/** A stream that is counted. */
export function countedStream<E>(part: string, stream: AsyncIterableIterator<E>): AsyncIterableIterator<E> {
  const count = new StreamCount(part);
  return {
    async next() {
      try {
        const result = await stream.next();
        if (result.done) count.end();
        else count.deliver(1);
        return result;
      } catch (error) {
        count.end();
        throw error;
      }
    },
    async return() {
      count.end();
      return (await stream.return?.()) ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
