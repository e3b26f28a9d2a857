import type { KeyRead, KeyWrite, NamespaceSet, Version } from "../protocol/read-write-set.ts";
import type { StateView } from "../storage/state-view.ts";
import { sortedByBytes } from "./byte-order.ts";
import { RangeScan, type RangeScanOptions } from "./range-scan.ts";

interface NamespaceRecord {
  readonly reads: Map<string, Version | undefined>;
  readonly writes: Map<string, Buffer | null>;
  readonly scans: RangeScan[];
}

/** Runs one transaction against a fixed state: reads see committed values only, writes are recorded, nothing changes. */
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

  /** `null` deletes, and so does an empty value. */
  setState(namespace: string, key: string, value: Buffer | null): void {
    if (this.hasPaged) {
      throw new Error(this.unsupported("Transaction has already performed a paginated query. Writes are not allowed"));
    }
    this.hasWritten = true;
    this.record(namespace).writes.set(key, value?.length ? value : null);
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

  /** Chaincodes whose state was read or written. */
  touchedNamespaces(): string[] {
    return [...this.namespaces.keys()];
  }

  /** The namespaces that were touched, in byte order, with everything in them in byte order. */
  results(): NamespaceSet[] {
    return sortedByBytes(this.namespaces).map(([namespace, record]) => ({
      namespace,
      reads: sortedByBytes(record.reads).map(([key, version]): KeyRead => ({ key, version })),
      writes: sortedByBytes(record.writes).map(([key, value]): KeyWrite => ({ key, value })),
      rangeQueries: uniqueQueries(record.scans),
      hasUnsupportedParts: false,
    }));
  }

  private record(namespace: string): NamespaceRecord {
    const known = this.namespaces.get(namespace);
    if (known !== undefined) return known;
    const record = { reads: new Map(), writes: new Map(), scans: [] };
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
