import { type Block, headerHash, readBlock, writeBlock } from "../protocol/block.ts";
import { encodeMetadataWrite, type MetadataEntry } from "../protocol/metadata-write.ts";
import type { Version } from "../protocol/read-write-set.ts";
import type { Change, Database } from "./database.ts";
import { ChannelKeys } from "./keys.ts";
import { encodeValue, StateView } from "./state-view.ts";

/** Place of a transaction, with its validation code. */
export interface TransactionLocation extends Version {
  readonly validationCode: number;
}

/** Change of one key. */
export interface KeyChange {
  readonly namespace: string;
  readonly key: string;
  /** `null` deletes the key, with its metadata. */
  readonly value: Buffer | null;
  /** Replaces the metadata of the key; absent leaves it as it is. */
  readonly metadata?: readonly MetadataEntry[];
  /** Whether the value is new, and therefore part of the key's history. */
  readonly isWritten: boolean;
}

/** One transaction's part of a commit. */
export interface TransactionRecord {
  /** Empty when the header names none. */
  readonly id: string;
  readonly validationCode: number;
  /** Whether its id was used before: the first transaction keeps the index entry. */
  readonly isDuplicate: boolean;
  /** Empty unless valid. */
  readonly changes: readonly KeyChange[];
}

/** Blocks, world state, history and indexes of one channel; a block and all its effects are written at once. */
export class ChannelStore {
  private readonly keys: ChannelKeys;
  private last: Block | undefined;

  private constructor(
    private readonly database: Database,
    readonly channel: string,
  ) {
    this.keys = new ChannelKeys(channel);
  }

  static async open(database: Database, channel: string): Promise<ChannelStore> {
    const store = new ChannelStore(database, channel);
    const [newest] = await database.values({ ...store.keys.blocks(), reverse: true, limit: 1 }).all();
    store.last = newest === undefined ? undefined : readBlock(newest);
    return store;
  }

  /** Number of blocks. */
  get height(): number {
    return this.last === undefined ? 0 : this.last.header.number + 1;
  }

  get lastBlock(): Block | undefined {
    return this.last;
  }

  blockBytes(number: number): Buffer | undefined {
    return this.database.getSync(this.keys.block(number));
  }

  blockNumber(hash: Buffer): number | undefined {
    const stored = this.database.getSync(this.keys.blockHash(hash));
    return stored === undefined ? undefined : stored.readUIntBE(0, 6);
  }

  transaction(id: string): TransactionLocation | undefined {
    const stored = this.database.getSync(this.keys.transaction(id));
    if (stored === undefined) return undefined;
    return {
      block: stored.readUIntBE(0, 6),
      transaction: stored.readUInt32BE(6),
      validationCode: stored.readUInt8(10),
    };
  }

  /** The newest state, which a commit changes under the reader. */
  latest(): StateView {
    return new StateView(this.database, this.keys);
  }

  /** The state of now, until the view is closed. */
  snapshot(): StateView {
    return new StateView(this.database, this.keys, this.database.snapshot());
  }

  /** Returns when the block and its effects are on disk; the bytes are the stored block. */
  async commit(block: Block, records: readonly TransactionRecord[]): Promise<Buffer> {
    const bytes = writeBlock(block);
    const batch = this.database.batch();
    for (const change of this.changes(block, bytes, records)) {
      if (change.type === "put") batch.put(change.key, change.value);
      else batch.del(change.key);
    }
    await batch.write({ sync: true });
    this.last = block;
    return bytes;
  }

  private *changes(block: Block, bytes: Buffer, records: readonly TransactionRecord[]): Generator<Change> {
    const { number } = block.header;
    yield { type: "put", key: this.keys.block(number), value: bytes };
    yield { type: "put", key: this.keys.blockHash(headerHash(block.header)), value: encodeNumber(number) };
    for (const [transaction, record] of records.entries()) {
      yield* this.transactionChanges({ block: number, transaction }, record);
    }
  }

  private *transactionChanges(version: Version, record: TransactionRecord): Generator<Change> {
    if (record.id !== "" && !record.isDuplicate) {
      const location = { ...version, validationCode: record.validationCode };
      yield { type: "put", key: this.keys.transaction(record.id), value: encodeLocation(location) };
    }
    for (const change of record.changes) yield* this.keyChanges(version, change);
  }

  private *keyChanges(version: Version, change: KeyChange): Generator<Change> {
    const { namespace, value } = change;
    const metadata = value === null ? [] : change.metadata;
    const key = this.keys.state(namespace, change.key);
    if (value === null) yield { type: "del", key };
    else yield { type: "put", key, value: encodeValue({ value, version }) };

    const metadataKey = this.keys.metadata(namespace, change.key);
    if (metadata?.length === 0) yield { type: "del", key: metadataKey };
    else if (metadata)
      yield { type: "put", key: metadataKey, value: encodeMetadataWrite({ key: "", entries: metadata }) };

    if (!change.isWritten) return;
    const historyKey = this.keys.history(namespace, change.key, version.block, version.transaction);
    yield { type: "put", key: historyKey, value: Buffer.alloc(0) };
  }
}

function encodeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(value, 0, 6);
  return bytes;
}

function encodeLocation(location: TransactionLocation): Buffer {
  const bytes = Buffer.alloc(11);
  bytes.writeUIntBE(location.block, 0, 6);
  bytes.writeUInt32BE(location.transaction, 6);
  bytes.writeUInt8(location.validationCode, 10);
  return bytes;
}
