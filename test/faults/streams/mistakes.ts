import type { FeedEntry, FollowOptions } from "../../../subgraphs/shared/store/event-stream.ts";
import type { Subgraph } from "../../../subgraphs/shared/subgraph.ts";

/** What may go wrong when a stream is resumed. */
export type Mistake = "skips" | "repeats";

interface Followed {
  readonly events: { follow(options: FollowOptions<unknown>): AsyncIterableIterator<FeedEntry<unknown>> };
}

/** A subgraph that skips, or repeats, one event each time a stream is resumed. */
export function mistaken(subgraph: Subgraph, mistake: Mistake): Subgraph {
  return {
    ...subgraph,
    contextFor: async (...asked) => {
      const context = (await subgraph.contextFor(...asked)) as Followed;
      const follow = (options: FollowOptions<unknown>) => {
        const events = context.events.follow(options);
        return options.after === undefined ? events : resumedWrongly(events, mistake);
      };
      return Object.assign(Object.create(context), { events: { follow } });
    },
  };
}

function resumedWrongly<E>(events: AsyncIterableIterator<E>, mistake: Mistake): AsyncIterableIterator<E> {
  let isFirst = true;
  let again: IteratorResult<E> | undefined;
  return {
    async next() {
      const result = again ?? (await events.next());
      again = undefined;
      if (!isFirst) return result;
      isFirst = false;
      if (mistake === "skips") return events.next();
      again = result;
      return result;
    },
    return: () => events.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
