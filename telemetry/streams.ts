import { metrics } from "./metrics.ts";

/** A stream that somebody follows, counted while it is open, with what it delivers. */
export function countedStream<E>(part: string, stream: AsyncIterableIterator<E>): AsyncIterableIterator<E> {
  const open = metrics.subscriptionsOpen.labels(part);
  const delivered = metrics.eventsDelivered.labels(part);
  let isOpen: boolean | undefined;
  const close = () => {
    if (isOpen) open.dec();
    isOpen = false;
  };
  return {
    async next() {
      // Whoever left while it was opened never asks for the first event, nor says goodbye.
      if (isOpen === undefined) open.inc();
      isOpen ??= true;
      try {
        const result = await stream.next();
        if (result.done) close();
        else delivered.inc();
        return result;
      } catch (error) {
        close();
        throw error;
      }
    },
    async return() {
      close();
      return (await stream.return?.()) ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
