import type { Query, QueryClient } from "@tanstack/react-query";
import { Pace } from "./pace.ts";

/** Events by the subgraph that they come from; answers say which of them make them old. */
export type Topic = "operations" | "marketplace" | "payments";

/** Pages up to which a list is asked for anew with events. Of a longer one each event would cost a walk over all of it. */
const followedPages = 3;

/** Whether an answer is a list of so many pages that events only mark it as old. */
export function isLong(answer: unknown): boolean {
  const { pages } = (answer ?? {}) as { readonly pages?: readonly unknown[] };
  return pages !== undefined && pages.length > followedPages;
}

/**
 * Asks anew for answers that events have made old: at once after a quiet time, then at a pace. An answer that is on its
 * way is asked for again after it has come, rather than over and over before it can.
 */
export class Refreshing {
  readonly #queries: QueryClient;
  readonly #old = new WeakSet<Query>();
  readonly #paces: Readonly<Record<Topic, Pace>>;

  constructor(queries: QueryClient) {
    this.#queries = queries;
    const paceOf = (topic: Topic) => new Pace(() => this.#askAnew(topic));
    this.#paces = {
      operations: paceOf("operations"),
      marketplace: paceOf("marketplace"),
      payments: paceOf("payments"),
    };
  }

  refresh(topic: Topic): void {
    for (const query of this.#followersOf(topic)) this.#old.add(query);
    this.#paces[topic].ask();
  }

  #followersOf(topic: Topic): Query[] {
    return this.#queries.getQueryCache().findAll({ predicate: ({ meta }) => meta?.follows === topic });
  }

  #askAnew(topic: Topic): void {
    const old = this.#followersOf(topic).filter((query) => this.#old.has(query));
    const due = new Set(old.filter(({ state }) => state.fetchStatus !== "fetching"));
    if (due.size < old.length) this.#paces[topic].ask();
    for (const query of due) this.#old.delete(query);
    for (const query of due) if (isLong(query.state.data)) query.invalidate();
    void this.#queries.invalidateQueries({ predicate: (query) => due.has(query) && !isLong(query.state.data) });
  }
}
