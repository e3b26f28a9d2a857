import type { ResultSource } from "../chaincode/query-results.ts";
import type { Channel } from "../channel/channel.ts";
import { readReadWriteSet, type Version } from "../protocol/read-write-set.ts";
import { readEndorserTransaction, readEnvelope } from "../protocol/transaction.ts";
import { WireWriter } from "../protocol/wire.ts";
import type { StateView } from "../storage/state-view.ts";

/** All values that a key ever had, newest first, read from the blocks that wrote them. */
export function historyOf(channel: Channel, view: StateView, namespace: string, key: string): ResultSource {
  const positions = view.history(namespace, key);
  return {
    next: async () => {
      const { value: position } = await positions.next();
      return position && keyModification(channel, position, namespace, key);
    },
    bookmark: async () => "",
    close: async () => {
      await positions.return(undefined);
    },
  };
}

function keyModification(channel: Channel, position: Version, namespace: string, key: string): Buffer {
  const bytes = channel.feed.block(position.block)?.block.envelopes[position.transaction];
  if (bytes === undefined) throw new Error(`no transaction ${position.transaction} in block ${position.block}`);
  const { header, data } = readEnvelope(bytes);
  const sets = readReadWriteSet(readEndorserTransaction(data).action.results);
  const write = sets.find((set) => set.namespace === namespace)?.writes.find((entry) => entry.key === key);
  if (write === undefined) throw new Error(`no namespace or key is found for namespace ${namespace} and key ${key}`);
  return new WireWriter()
    .text(1, header.transactionId)
    .bytes(2, write.value ?? Buffer.alloc(0))
    .bytes(3, header.timestamp)
    .uint(4, write.value === null ? 1 : 0)
    .finish();
}
