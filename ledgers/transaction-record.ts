/**
 * Keeps one transaction from before it leaves until its outcome is known. After a crash the very same transaction is
 * sent again, which a ledger lets take effect once.
 */
export interface TransactionRecord<T> {
  /** Transaction that was kept before; it may have been sent. */
  readonly recorded: T | undefined;
  /** Resolves when the transaction is durable. A second one replaces the first, which then never takes effect. */
  record(transaction: T): Promise<void>;
  /** The kept transaction never takes effect. */
  forget(): Promise<void>;
}
