import type { FeedEntry, FollowOptions } from "../../../store/streams/feed-entry.ts";
import type { Subgraph } from "../../../subgraph-protocol/subgraph.ts";

type Entry = FeedEntry<unknown>;

/** Mistakes: the number of deliveries of an entry, the first one of a resumed stream or any. */
const mistakes = {
  "skips an event when it is resumed": (_entry: Entry, isFirst: boolean) => (isFirst ? 0 : 1),
  "repeats an event when it is resumed": (_entry: Entry, isFirst: boolean) => (isFirst ? 2 : 1),
  "keeps retractions to itself": ({ isRetracted }: Entry) => (isRetracted ? 0 : 1),
  "tells retractions twice": ({ isRetracted }: Entry) => (isRetracted ? 2 : 1),
} as const;

export type Mistake = keyof typeof mistakes;

interface Followed {
  readonly events: { follow(options: FollowOptions<unknown>): AsyncIterableIterator<Entry> };
}

/** A subgraph whose streams make a mistake. */
export function mistaken(subgraph: Subgraph, mistake: Mistake): Subgraph {
  return {
    ...subgraph,
    contextFor: async (...asked) => {
      const context = (await subgraph.contextFor(...asked)) as Followed;
      const follow = (options: FollowOptions<unknown>) =>
        delivered(context.events.follow(options), mistakes[mistake], options.after !== undefined);
      return Object.assign(Object.create(context), { events: { follow } });
    },
  };
}

function delivered(
  events: AsyncIterableIterator<Entry>,
  times: (entry: Entry, isFirst: boolean) => number,
  isResumed: boolean,
): AsyncIterableIterator<Entry> {
  let isFirst = isResumed;
  let again: IteratorResult<Entry> | undefined;
  const next = async (): Promise<IteratorResult<Entry>> => {
    const result = again ?? (await events.next());
    if (again || result.done) {
      again = undefined;
      return result;
    }
    const count = times(result.value, isFirst);
    isFirst = false;
    if (count === 2) again = result;
    return count === 0 ? next() : result;
  };
  return {
    next,
    return: () => events.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
