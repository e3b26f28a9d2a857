import { keyPolicy } from "../policy/key-policy.ts";
import type { Policy } from "../policy/policy.ts";
import { keyPolicyOf, type MetadataEntry } from "../protocol/metadata-write.ts";
import type { KeyRead, KeyWrite, NamespaceSet, Version } from "../protocol/read-write-set.ts";
import type { StateView } from "../storage/state-view.ts";
import { sortedByBytes } from "./byte-order.ts";
import { RangeScan, type RangeScanOptions } from "./range-scan.ts";

interface NamespaceRecord {
  readonly reads: Map<string, Version | undefined>;
  readonly writes: Map<string, Buffer | null>;
  readonly metadataWrites: Map<string, readonly MetadataEntry[]>;
  readonly scans: RangeScan[];
}

/** Policies that one chaincode's part in a transaction has to satisfy. */
export interface EndorsementInterest {
  readonly chaincode: string;
  /** Policies of keys that it writes and that have their own. */
  readonly keyPolicies: readonly Policy[];
  /** Whether the chaincode's own policy counts: not when all keys that it writes have their own. */
  readonly needsOwnPolicy: boolean;
}

/**
 * Runs one transaction against a fixed state: reads see committed values only, writes are recorded, nothing changes.
 */
export class Simulator {
  private readonly namespaces = new Map<string, NamespaceRecord>();
  private hasWritten = false;
  private hasPaged = false;

  constructor(
    readonly view: StateView,
    private readonly transactionId: string,
  ) {}

  getState(namespace: string, key: string): Buffer | undefined {
    const stored = this.view.get(namespace, key);
    this.record(namespace).reads.set(key, stored?.version);
    return stored?.value;
  }

  /** Metadata of a key; a read of the key like any other. */
  getMetadata(namespace: string, key: string): readonly MetadataEntry[] {
    this.getState(namespace, key);
    return this.view.metadata(namespace, key);
  }

  /** Writes a value; `null` deletes, and so does an empty value. */
  setState(namespace: string, key: string, value: Buffer | null): void {
    this.beginWriting();
    this.record(namespace).writes.set(key, value?.length ? value : null);
  }

  setMetadata(namespace: string, key: string, entries: readonly MetadataEntry[]): void {
    this.beginWriting();
    this.record(namespace).metadataWrites.set(key, entries);
  }

  scan(options: RangeScanOptions): RangeScan {
    const scan = new RangeScan(this.view, options);
    this.record(options.namespace).scans.push(scan);
    return scan;
  }

  /** A scan that returns one page; a transaction that pages cannot write. */
  page(options: RangeScanOptions): RangeScan {
    if (this.hasWritten) {
      throw new Error(this.unsupported("Paginated queries are supported only in a read-only transaction"));
    }
    this.hasPaged = true;
    return this.scan(options);
  }

  /**
   * Policies of the chaincodes whose state was read or written.
   * @throws Error with a peer's text when a key's policy cannot be read
   */
  interests(): EndorsementInterest[] {
    return [...this.namespaces].map(([chaincode, { writes, metadataWrites }]) => {
      const keys = [...new Set([...writes.keys(), ...metadataWrites.keys()])];
      const encoded = keys.map((key) => keyPolicyOf(this.view.metadata(chaincode, key)));
      const keyPolicies = encoded.filter((policy) => policy !== undefined).map(keyPolicy);
      return { chaincode, keyPolicies, needsOwnPolicy: keys.length === 0 || keyPolicies.length < keys.length };
    });
  }

  /** The namespaces that were touched, in byte order, with everything in them in byte order. */
  results(): NamespaceSet[] {
    return sortedByBytes(this.namespaces).map(([namespace, record]) => ({
      namespace,
      reads: sortedByBytes(record.reads).map(([key, version]): KeyRead => ({ key, version })),
      writes: sortedByBytes(record.writes).map(([key, value]): KeyWrite => ({ key, value })),
      metadataWrites: sortedByBytes(record.metadataWrites).map(([key, entries]) => ({ key, entries })),
      rangeQueries: uniqueQueries(record.scans),
      hasUnsupportedParts: false,
    }));
  }

  private beginWriting(): void {
    if (this.hasPaged) {
      throw new Error(this.unsupported("Transaction has already performed a paginated query. Writes are not allowed"));
    }
    this.hasWritten = true;
  }

  private record(namespace: string): NamespaceRecord {
    const known = this.namespaces.get(namespace);
    if (known !== undefined) return known;
    const record = { reads: new Map(), writes: new Map(), metadataWrites: new Map(), scans: [] };
    this.namespaces.set(namespace, record);
    return record;
  }

  private unsupported(why: string): string {
    // The spelling is Fabric's: clients may look for it.
    return `txid [${this.transactionId}]: unsuppored transaction. ${why}`;
  }
}

/** The same range asked twice is validated once. */
function uniqueQueries(scans: readonly RangeScan[]) {
  const queries = scans.map((scan) => scan.query());
  const seen = new Set<string>();
  return queries.filter(({ startKey, endKey, isExhausted }) => {
    const id = JSON.stringify([startKey, endKey, isExhausted]);
    return !seen.has(id) && seen.add(id);
  });
}
