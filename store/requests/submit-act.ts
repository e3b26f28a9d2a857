import { setTimeout as pause } from "node:timers/promises";
import { PlatformError } from "../../errors/platform-error.ts";
import type { TransactionRecord } from "../../ledgers/transaction-record.ts";
import type { Journal } from "./journal.ts";

const maxAttempts = 10;
const pauseMs = 20;

/**
 * Submits an act as its journal's next step. After a conflict it is submitted anew, when its policy says so: what a
 * ledger committed as invalid never takes effect.
 * @param mayPassLater whether another failed attempt, of which nothing was sent, may go better
 * @throws what `submit` throws; MVCC_CONFLICT after ten attempts, or at once when conflicts are reported
 */
export async function submitAct<Transaction, Commit>(
  journal: Journal,
  submit: (record: TransactionRecord<Transaction> | undefined) => Promise<Commit>,
  mayPassLater: (error: PlatformError, attempt: number) => Promise<boolean> | boolean = () => false,
): Promise<Commit> {
  const record = journal.next<Transaction>();
  const mayTryAgain = (error: unknown, attempt: number) => {
    if (!(error instanceof PlatformError) || attempt === maxAttempts) return false;
    return error.code === "MVCC_CONFLICT" ? journal.onConflict === "RETRIED" : mayPassLater(error, attempt);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await submit(record);
    } catch (error) {
      if (!(await mayTryAgain(error, attempt))) throw error;
      // A random pause keeps acts that met once from meeting again.
      await pause(pauseMs * attempt * (0.5 + Math.random()));
    }
  }
}
