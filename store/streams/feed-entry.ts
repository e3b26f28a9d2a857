/** An event as readers of a stream get it. */
export interface FeedEntry<E> {
  /** Opaque; resume from it with `after`. */
  readonly cursor: string;
  readonly event: E;
  /** The block that holds it, or held it. */
  readonly block: bigint;
  /** Whether it retracts an event that the reader had got, since the ledger has taken it back. */
  readonly isRetracted: boolean;
}

export interface FollowOptions<E> {
  /** Cursor after which delivery begins; without it only later events are delivered. */
  readonly after?: string | undefined;
  readonly matches?: ((event: E) => boolean) | undefined;
}
