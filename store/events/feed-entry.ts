/** An event as readers of a stream get it. */
export interface FeedEntry<E> {
  /** Opaque; resume from it with `after`. */
  readonly cursor: string;
  readonly event: E;
  /** Whether the ledger has taken the event back: it has not happened, and the reader had been told that it had. */
  readonly isRetracted: boolean;
}

export interface FollowOptions<E> {
  /** Deliver what came after this cursor, then what comes; without it only what comes. */
  readonly after?: string | undefined;
  readonly matches?: ((event: E) => boolean) | undefined;
}
