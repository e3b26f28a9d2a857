import type { TransactionLocation } from "../storage/channel-store.ts";

type Waiter = (location: TransactionLocation) => void;

/** Callers that wait until a transaction is committed. */
export class CommitWaiters {
  private readonly waiters = new Map<string, Set<Waiter>>();

  /** Settles with the commit; rejects when the signal aborts. */
  wait(transactionId: string, signal: AbortSignal): Promise<TransactionLocation> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.remove(transactionId, waiter);
        reject(new Error("no longer waiting"));
      };
      if (signal.aborted) return reject(new Error("no longer waiting"));
      const waiter: Waiter = (location) => {
        signal.removeEventListener("abort", stop);
        resolve(location);
      };
      const known = this.waiters.get(transactionId) ?? new Set();
      this.waiters.set(transactionId, known.add(waiter));
      signal.addEventListener("abort", stop, { once: true });
    });
  }

  notify(transactionId: string, location: TransactionLocation): void {
    const waiters = this.waiters.get(transactionId);
    this.waiters.delete(transactionId);
    for (const waiter of waiters ?? []) waiter(location);
  }

  private remove(transactionId: string, waiter: Waiter): void {
    const waiters = this.waiters.get(transactionId);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.waiters.delete(transactionId);
  }
}
