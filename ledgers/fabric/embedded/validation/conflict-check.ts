import { peer } from "@hyperledger/fabric-protos";
import {
  type KeyRead,
  type MerkleSummary,
  type NamespaceSet,
  type RangeQuery,
  sameVersion,
} from "../protocol/read-write-set.ts";
import { compareBytes } from "../simulation/byte-order.ts";
import { RangeReads } from "../simulation/range-reads.ts";
import type { StateView } from "../storage/state-view.ts";
import { type BlockUpdates, keyRange } from "./block-updates.ts";

const codes = peer.TxValidationCode;

/** Whether everything that a transaction read is unchanged: VALID, MVCC_READ_CONFLICT or PHANTOM_READ_CONFLICT. */
export async function checkConflicts(
  sets: readonly NamespaceSet[],
  state: StateView,
  updates: BlockUpdates,
): Promise<number> {
  for (const { namespace, reads, rangeQueries } of sets) {
    if (!reads.every((read) => isUnchanged(namespace, read, state, updates))) return codes.MVCC_READ_CONFLICT;
    for (const query of rangeQueries) {
      if (!(await isRangeUnchanged(namespace, query, state, updates))) return codes.PHANTOM_READ_CONFLICT;
    }
  }
  return codes.VALID;
}

function isUnchanged(namespace: string, read: KeyRead, state: StateView, updates: BlockUpdates): boolean {
  return (
    updates.get(namespace, read.key) === undefined && sameVersion(state.get(namespace, read.key)?.version, read.version)
  );
}

async function isRangeUnchanged(
  namespace: string,
  query: RangeQuery,
  state: StateView,
  updates: BlockUpdates,
): Promise<boolean> {
  const now = await repeat(namespace, query, state, updates);
  if (query.summary === undefined) return sameReads(query.reads, now);
  const reads = new RangeReads(query.summary.maxDegree);
  for (const read of now) reads.add(read);
  return sameSummary(query.summary, reads.finish().summary);
}

/** The range as it would be read now; one that was not read to its end includes the last key that was. */
async function repeat(
  namespace: string,
  query: RangeQuery,
  state: StateView,
  updates: BlockUpdates,
): Promise<KeyRead[]> {
  const { startKey, endKey, isExhausted } = query;
  const reads = new Map<string, KeyRead>();
  for await (const { key, version } of state.range(namespace, startKey, isExhausted ? endKey : `${endKey}\0`)) {
    reads.set(key, { key, version });
  }
  const changed = updates.within(namespace, keyRange(startKey, endKey, !isExhausted));
  if (changed.length === 0) return [...reads.values()];
  for (const { key, value, version } of changed) {
    if (value === null) reads.delete(key);
    else reads.set(key, { key, version });
  }
  return [...reads.values()].sort((a, b) => compareBytes(a.key, b.key));
}

function sameReads(before: readonly KeyRead[], now: readonly KeyRead[]): boolean {
  return (
    before.length === now.length &&
    before.every((read, i) => read.key === now[i]?.key && sameVersion(read.version, now[i]?.version))
  );
}

function sameSummary(before: MerkleSummary, now: MerkleSummary | undefined): boolean {
  return (
    before.maxLevel === now?.maxLevel &&
    before.hashes.length === now.hashes.length &&
    before.hashes.every((hash, i) => now.hashes[i]?.equals(hash))
  );
}
