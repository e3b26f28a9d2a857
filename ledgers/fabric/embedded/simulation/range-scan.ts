import type { RangeQuery } from "../protocol/read-write-set.ts";
import type { StateView, VersionedEntry } from "../storage/state-view.ts";
import { RangeReads } from "./range-reads.ts";

export interface RangeScanOptions {
  readonly namespace: string;
  readonly startKey: string;
  readonly endKey: string;
  /** Results at most; 0 for all. */
  readonly limit: number;
}

/** A range query of one simulation: hands out entries and records them, for the phantom check. */
export class RangeScan {
  private readonly entries: AsyncGenerator<VersionedEntry, undefined>;
  private readonly reads = new RangeReads();
  private lastKey = "";
  private isExhausted = false;
  private count = 0;

  constructor(
    view: StateView,
    private readonly options: RangeScanOptions,
  ) {
    this.entries = view.range(options.namespace, options.startKey, options.endKey);
  }

  async next(): Promise<VersionedEntry | undefined> {
    const entry = this.isFull() ? undefined : (await this.entries.next()).value;
    if (entry === undefined) {
      this.isExhausted = true;
      return undefined;
    }
    this.count++;
    this.reads.add({ key: entry.key, version: entry.version });
    this.lastKey = entry.key;
    return entry;
  }

  /** First key of the next page; empty when there is none. Ends the scan. */
  async bookmark(): Promise<string> {
    const following = (await this.entries.next()).value;
    await this.close();
    return following?.key ?? "";
  }

  async close(): Promise<void> {
    await this.entries.return(undefined);
  }

  /** Query that validation repeats at commit. */
  query(): RangeQuery {
    const { startKey, endKey } = this.options;
    return {
      startKey,
      endKey: this.isExhausted ? endKey : this.lastKey,
      isExhausted: this.isExhausted,
      ...this.reads.finish(),
    };
  }

  private isFull(): boolean {
    return this.options.limit > 0 && this.count >= this.options.limit;
  }
}
