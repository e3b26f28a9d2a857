import type { Channel } from "../channel/channel.ts";
import { CommittedBlock } from "../channel/committed-block.ts";
import type { NodeIdentity } from "../network/organization.ts";
import { validateBlock } from "../validation/block-validation.ts";
import type { PendingTransaction } from "../validation/pending-transaction.ts";
import { assembleBlock } from "./block-assembly.ts";

/** Makes a batch the next block of its channel and, after it is on disk, settles the calls that wait for it. */
export async function commitBatch(
  channel: Channel,
  batch: readonly PendingTransaction[],
  signer: NodeIdentity,
): Promise<CommittedBlock> {
  const { store } = channel;
  const previous = store.lastBlock;
  if (previous === undefined) throw new Error(`channel ${channel.name} has no genesis block`);
  const number = previous.header.number + 1;
  const records = await validateBlock(channel, number, batch);
  const envelopes = batch.map(({ bytes }) => bytes);
  const block = assembleBlock(previous, envelopes, records, signer);
  const committed = new CommittedBlock(number, await store.commit(block, records));
  for (const [transaction, { id, validationCode, isDuplicate }] of records.entries()) {
    if (!isDuplicate) channel.commits.notify(id, { block: number, transaction, validationCode });
  }
  channel.feed.publish(committed);
  return committed;
}
