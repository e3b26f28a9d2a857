/**
 * Keeps one transaction from before it leaves until its outcome is known. Whoever goes on after a crash sends the very
 * same transaction again, which a ledger lets take effect once.
 */
export interface TransactionRecord<T> {
  /** What was kept before; it may have been sent. */
  readonly recorded: T | undefined;
  /** Resolves when the transaction is durable. A second one replaces the first, which then never takes effect. */
  record(transaction: T): Promise<void>;
  /** The kept transaction never takes effect. */
  forget(): Promise<void>;
}
