import type { MetadataWrite } from "../protocol/metadata-write.ts";
import type { NamespaceSet } from "../protocol/read-write-set.ts";
import type { KeyChange } from "../storage/channel-store.ts";
import type { StateView } from "../storage/state-view.ts";
import type { BlockUpdates } from "./block-updates.ts";

/** Changes of the keys that a valid transaction writes, after those before it in its block. */
export function keyChanges(sets: readonly NamespaceSet[], state: StateView, updates: BlockUpdates): KeyChange[] {
  return sets.flatMap((set) => {
    const metadata = new Map(set.metadataWrites.map((write) => [write.key, write.entries]));
    const written = set.writes.map(({ key, value }): KeyChange => {
      const entries = metadata.get(key);
      metadata.delete(key);
      return { namespace: set.namespace, key, value, isWritten: true, ...(entries && { metadata: entries }) };
    });
    const others = [...metadata].flatMap(([key, entries]) =>
      metadataChange(set.namespace, { key, entries }, state, updates),
    );
    return [...written, ...others];
  });
}

/** Change of metadata: the value stays and gets the transaction's version; a key without a value has no metadata. */
function metadataChange(
  namespace: string,
  { key, entries }: MetadataWrite,
  state: StateView,
  updates: BlockUpdates,
): KeyChange[] {
  const update = updates.get(namespace, key);
  const value = update === undefined ? state.get(namespace, key)?.value : update.value;
  return value ? [{ namespace, key, value, isWritten: false, metadata: entries }] : [];
}
