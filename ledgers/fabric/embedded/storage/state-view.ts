import { decodeMetadataWrite, type MetadataEntry } from "../protocol/metadata-write.ts";
import type { Version } from "../protocol/read-write-set.ts";
import type { Database } from "./database.ts";
import { type ChannelKeys, historyPosition } from "./keys.ts";

/** A value with its version. */
export interface VersionedValue {
  readonly value: Buffer;
  readonly version: Version;
}

export interface VersionedEntry extends VersionedValue {
  readonly key: string;
}

type Snapshot = ReturnType<Database["snapshot"]>;

const versionLength = 10;

/** Reads a channel's world state and history, as of one moment when it has a snapshot. */
export class StateView {
  constructor(
    private readonly database: Database,
    private readonly keys: ChannelKeys,
    private readonly snapshot?: Snapshot,
  ) {}

  get(namespace: string, key: string): VersionedValue | undefined {
    const stored = this.database.getSync(this.keys.state(namespace, key), this.options());
    return stored === undefined ? undefined : decodeValue(stored);
  }

  /** Metadata of a key. */
  metadata(namespace: string, key: string): readonly MetadataEntry[] {
    const stored = this.database.getSync(this.keys.metadata(namespace, key), this.options());
    return stored === undefined ? [] : decodeMetadataWrite(stored).entries;
  }

  /** Entries from `start` to before `end` in the order of their keys' bytes. */
  async *range(namespace: string, start: string, end: string): AsyncGenerator<VersionedEntry, undefined> {
    const bounds = this.keys.stateRange(namespace, start, end);
    const iterator = this.database.iterator({ ...bounds, ...this.options() });
    for await (const [key, stored] of iterator) {
      yield { key: this.keys.stateKey(namespace, key), ...decodeValue(stored) };
    }
  }

  /** Versions of a key, newest first. */
  async *history(namespace: string, key: string): AsyncGenerator<Version, undefined> {
    const bounds = this.keys.historyRange(namespace, key);
    for await (const entry of this.database.keys({ ...bounds, ...this.options(), reverse: true })) {
      yield historyPosition(entry);
    }
  }

  close(): void {
    void this.snapshot?.close();
  }

  private options(): { snapshot?: Snapshot } {
    return this.snapshot === undefined ? {} : { snapshot: this.snapshot };
  }
}

export function encodeValue({ value, version }: VersionedValue): Buffer {
  const stored = Buffer.allocUnsafe(versionLength + value.length);
  stored.writeUIntBE(version.block, 0, 6);
  stored.writeUInt32BE(version.transaction, 6);
  value.copy(stored, versionLength);
  return stored;
}

function decodeValue(stored: Buffer): VersionedValue {
  return {
    version: { block: stored.readUIntBE(0, 6), transaction: stored.readUInt32BE(6) },
    value: stored.subarray(versionLength),
  };
}
