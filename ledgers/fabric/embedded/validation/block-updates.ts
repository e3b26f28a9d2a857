import type { Version } from "../protocol/read-write-set.ts";
import { compareBytes } from "../simulation/byte-order.ts";
import type { KeyChange } from "../storage/channel-store.ts";

/** A key's newest value within a block. */
export interface KeyUpdate {
  readonly key: string;
  readonly value: Buffer | null;
  readonly version: Version;
}

/** Changes by earlier valid transactions of the same block: newer than the world state, not yet in it. */
export class BlockUpdates {
  private readonly namespaces = new Map<string, Map<string, KeyUpdate>>();

  get(namespace: string, key: string): KeyUpdate | undefined {
    return this.namespaces.get(namespace)?.get(key);
  }

  apply(changes: readonly KeyChange[], version: Version): void {
    for (const { namespace, key, value } of changes) {
      const updates = this.namespaces.get(namespace) ?? new Map<string, KeyUpdate>();
      this.namespaces.set(namespace, updates);
      updates.set(key, { key, value, version });
    }
  }

  /** Changes of keys within bounds, in no particular order. */
  within(namespace: string, isInside: (key: string) => boolean): KeyUpdate[] {
    return [...(this.namespaces.get(namespace)?.values() ?? [])].filter(({ key }) => isInside(key));
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
