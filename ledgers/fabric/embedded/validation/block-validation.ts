import { peer } from "@hyperledger/fabric-protos";
import type { Channel } from "../channel/channel.ts";
import type { TransactionRecord } from "../storage/channel-store.ts";
import { BlockUpdates } from "./block-updates.ts";
import { checkConflicts } from "./conflict-check.ts";
import { BlockPolicies } from "./endorsement-check.ts";
import { keyChanges } from "./key-changes.ts";
import type { PendingTransaction } from "./pending-transaction.ts";
import { type CheckedTransaction, checkTransaction } from "./transaction-check.ts";

const codes = peer.TxValidationCode;

/** Validates a block, transaction by transaction in their order, and collects its changes. */
export async function validateBlock(
  channel: Channel,
  number: number,
  batch: readonly PendingTransaction[],
): Promise<TransactionRecord[]> {
  const state = channel.store.latest();
  const policies = new BlockPolicies(channel, state);
  const checked = markDuplicates(batch.map((pending) => checkTransaction(pending, channel, policies)));
  const updates = new BlockUpdates();
  const seen = new Set<string>();
  const records: TransactionRecord[] = [];
  for (const [transaction, { id, validationCode, sets }] of checked.entries()) {
    const code = validationCode === codes.VALID ? await checkConflicts(sets, state, updates) : validationCode;
    const changes = code === codes.VALID ? keyChanges(sets, state, updates) : [];
    updates.apply(changes, { block: number, transaction });
    const isDuplicate = code === codes.DUPLICATE_TXID || seen.has(id) || channel.store.transaction(id) !== undefined;
    seen.add(id);
    records.push({ id, validationCode: code, isDuplicate, changes });
  }
  return records;
}

/** The second of two otherwise valid transactions with one id is a duplicate. */
function markDuplicates(transactions: readonly CheckedTransaction[]): CheckedTransaction[] {
  const seen = new Set<string>();
  return transactions.map((transaction) => {
    if (transaction.validationCode !== codes.VALID) return transaction;
    if (seen.has(transaction.id)) return { ...transaction, validationCode: codes.DUPLICATE_TXID, sets: [] };
    seen.add(transaction.id);
    return transaction;
  });
}
