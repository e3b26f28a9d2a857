import type { Notifications } from "../notifications/notifications.ts";

/**
 * Runs statements of PostgreSQL's SQL with `$1` parameters. 64-bit integers come back as `bigint`, numerics as text.
 */
export interface Sql {
  /**
   * @param signal ends the statement, where the database can do that
   * @throws STORE_UNAVAILABLE (retryable) when the database is gone, or cannot at the moment, or was told to end
   */
  query<Row>(text: string, values?: readonly unknown[], signal?: AbortSignal): Promise<Row[]>;
}

/** The one relational database behind a store, embedded or a server. */
export interface Database extends Sql {
  /** Whether no other process can have it open, so that every writer before is gone. */
  readonly isExclusive: boolean;
  /** Notifications between the processes that have it open. */
  readonly notifications: Notifications;
  /** Commits what `run` does when it returns, and nothing of it when it throws. */
  transaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
