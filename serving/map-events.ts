/** Mapping of the events of a stream to answers. */
export interface EventMapping<E, A> {
  answer(event: E): A | Promise<A>;
  /** The last answer, when the stream or an answer fails. */
  failure(error: unknown): A;
}

/**
 * Answers each event of a stream. Not a generator: the `return` of one would wait for the event that a quiet stream
 * never sends, so nobody could leave it.
 */
export function mapEvents<E, A>(events: AsyncIterator<E>, mapping: EventMapping<E, A>): AsyncIterableIterator<A> {
  const done = { done: true, value: undefined } as const;
  let ended = false;
  return {
    async next() {
      if (ended) return done;
      try {
        const event = await events.next();
        return event.done ? done : { done: false, value: await mapping.answer(event.value) };
      } catch (error) {
        ended = true;
        void events.return?.();
        return { done: false, value: mapping.failure(error) };
      }
    },
    async return() {
      ended = true;
      await events.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
