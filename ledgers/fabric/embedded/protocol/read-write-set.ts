import { decodeMetadataWrite, encodeMetadataWrite, type MetadataWrite } from "./metadata-write.ts";
import { WireMessage, WireWriter } from "./wire.ts";

/** Version of a value: the block that wrote it, and the position in it. */
export interface Version {
  readonly block: number;
  readonly transaction: number;
}

export interface KeyRead {
  readonly key: string;
  /** `undefined` when the key did not exist. */
  readonly version: Version | undefined;
}

export interface KeyWrite {
  readonly key: string;
  /** `null` deletes the key. */
  readonly value: Buffer | null;
}

/** Hashes over the results of a range with more than {@link maxRawReads} of them. */
export interface MerkleSummary {
  readonly maxDegree: number;
  readonly maxLevel: number;
  readonly hashes: readonly Buffer[];
}

export interface RangeQuery {
  readonly startKey: string;
  /** The queried end when exhausted, else the last key that was returned. */
  readonly endKey: string;
  readonly isExhausted: boolean;
  readonly reads: readonly KeyRead[];
  readonly summary?: MerkleSummary;
}

/** Reads and writes of a transaction in one chaincode's namespace. */
export interface NamespaceSet {
  readonly namespace: string;
  readonly reads: readonly KeyRead[];
  readonly rangeQueries: readonly RangeQuery[];
  readonly writes: readonly KeyWrite[];
  readonly metadataWrites: readonly MetadataWrite[];
  /** Whether it has parts that the embedded ledger does not know (private data). */
  readonly hasUnsupportedParts: boolean;
}

/** Number of range results that are recorded one by one; beyond it a Merkle summary stands for them. */
export const maxRawReads = 50;

export function sameVersion(a: Version | undefined, b: Version | undefined): boolean {
  return a?.block === b?.block && a?.transaction === b?.transaction;
}

/** TxReadWriteSet message. */
export function writeReadWriteSet(sets: readonly NamespaceSet[]): Buffer {
  const writer = new WireWriter();
  for (const set of sets) {
    writer.message(2, new WireWriter().text(1, set.namespace).bytes(2, writeNamespace(set)).finish());
  }
  return writer.finish();
}

function writeNamespace(set: NamespaceSet): Buffer {
  const writer = new WireWriter();
  for (const read of set.reads) writer.message(1, writeRead(read));
  for (const query of set.rangeQueries) writer.message(2, writeRangeQuery(query));
  for (const { key, value } of set.writes) {
    writer.message(
      3,
      new WireWriter()
        .text(1, key)
        .uint(2, value === null ? 1 : 0)
        .bytes(3, value ?? Buffer.alloc(0))
        .finish(),
    );
  }
  for (const write of set.metadataWrites) writer.message(4, encodeMetadataWrite(write));
  return writer.finish();
}

function writeRead({ key, version }: KeyRead): Buffer {
  const writer = new WireWriter().text(1, key);
  if (version !== undefined) {
    writer.message(2, new WireWriter().uint(1, version.block).uint(2, version.transaction).finish());
  }
  return writer.finish();
}

function writeRangeQuery(query: RangeQuery): Buffer {
  const writer = new WireWriter()
    .text(1, query.startKey)
    .text(2, query.endKey)
    .uint(3, query.isExhausted ? 1 : 0);
  if (query.summary === undefined) return writer.bytes(4, writeReads(query.reads)).finish();
  const summary = new WireWriter().uint(1, query.summary.maxDegree).uint(2, query.summary.maxLevel);
  for (const hash of query.summary.hashes) summary.message(3, hash);
  return writer.message(5, summary.finish()).finish();
}

/** QueryReads message, which also is what the Merkle summary hashes. */
export function writeReads(reads: readonly KeyRead[]): Buffer {
  const writer = new WireWriter();
  for (const read of reads) writer.message(1, writeRead(read));
  return writer.finish();
}

/** @throws MalformedMessage */
export function readReadWriteSet(bytes: Buffer): NamespaceSet[] {
  return new WireMessage(bytes).repeated(2).map((entry) => {
    const fields = new WireMessage(entry);
    const set = fields.message(2);
    return {
      namespace: fields.text(1),
      reads: set.repeated(1).map(readRead),
      rangeQueries: set.repeated(2).map(readRangeQuery),
      writes: set.repeated(3).map(readWrite),
      metadataWrites: set.repeated(4).map(decodeMetadataWrite),
      hasUnsupportedParts: fields.has(3),
    };
  });
}

function readRead(bytes: Buffer): KeyRead {
  const fields = new WireMessage(bytes);
  if (!fields.has(2)) return { key: fields.text(1), version: undefined };
  const version = fields.message(2);
  return { key: fields.text(1), version: { block: version.uint(1), transaction: version.uint(2) } };
}

function readWrite(bytes: Buffer): KeyWrite {
  const fields = new WireMessage(bytes);
  const value = fields.bytes(3);
  // Fabric takes an empty value for a deletion, whatever the flag says.
  return { key: fields.text(1), value: fields.uint(2) === 1 || value.length === 0 ? null : value };
}

function readRangeQuery(bytes: Buffer): RangeQuery {
  const fields = new WireMessage(bytes);
  const query = {
    startKey: fields.text(1),
    endKey: fields.text(2),
    isExhausted: fields.uint(3) === 1,
    reads: fields.message(4).repeated(1).map(readRead),
  };
  if (!fields.has(5)) return query;
  const summary = fields.message(5);
  return {
    ...query,
    summary: { maxDegree: summary.uint(1), maxLevel: summary.uint(2), hashes: summary.repeated(3) },
  };
}
