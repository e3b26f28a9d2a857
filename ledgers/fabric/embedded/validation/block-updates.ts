import type { KeyWrite, NamespaceSet, Version } from "../protocol/read-write-set.ts";
import { compareBytes } from "../simulation/byte-order.ts";

/** What earlier valid transactions of the same block change: newer than the world state, not yet in it. */
export class BlockUpdates {
  private readonly namespaces = new Map<string, Map<string, { write: KeyWrite; version: Version }>>();

  has(namespace: string, key: string): boolean {
    return this.namespaces.get(namespace)?.has(key) ?? false;
  }

  apply(sets: readonly NamespaceSet[], version: Version): void {
    for (const { namespace, writes } of sets) {
      const updates = this.namespaces.get(namespace) ?? new Map();
      this.namespaces.set(namespace, updates);
      for (const write of writes) updates.set(write.key, { write, version });
    }
  }

  /** Changes of keys within bounds, in no particular order. */
  within(namespace: string, isInside: (key: string) => boolean): { write: KeyWrite; version: Version }[] {
    return [...(this.namespaces.get(namespace)?.values() ?? [])].filter(({ write }) => isInside(write.key));
  }
}

/** Whether a key lies between two others; an empty end means no end. */
export function keyRange(start: string, end: string, includesEnd: boolean): (key: string) => boolean {
  return (key) => {
    if (compareBytes(key, start) < 0) return false;
    const order = end === "" && !includesEnd ? -1 : compareBytes(key, end);
    return order < 0 || (order === 0 && includesEnd);
  };
}
