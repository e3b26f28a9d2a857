import { createHash } from "node:crypto";
import { type KeyRead, type MerkleSummary, maxRawReads, writeReads } from "../protocol/read-write-set.ts";

/**
 * Collects the results of a range query: one by one up to {@link maxRawReads}, beyond that as hashes of groups, hashed
 * again level by level, so that the read set stays small however long the range is.
 */
export class RangeReads {
  private pending: KeyRead[] = [];
  private readonly levels: Buffer[][] = [];

  constructor(private readonly maxDegree: number = maxRawReads) {}

  add(read: KeyRead): void {
    this.pending.push(read);
    if (this.pending.length > this.maxDegree) this.hashPending();
  }

  /** Either the reads themselves or the summary that stands for them. */
  finish(): { reads: readonly KeyRead[]; summary?: MerkleSummary } {
    if (this.levels.length === 0) return { reads: this.pending };
    if (this.pending.length > 0) this.hashPending();
    this.closeLevels();
    return {
      reads: [],
      summary: { maxDegree: this.maxDegree, maxLevel: this.levels.length, hashes: this.levels.at(-1) ?? [] },
    };
  }

  private hashPending(): void {
    this.addHash(0, sha256([writeReads(this.pending)]));
    this.pending = [];
  }

  private addHash(level: number, hash: Buffer): void {
    const hashes = this.levels[level] ?? [];
    this.levels[level] = hashes;
    hashes.push(hash);
    if (hashes.length <= this.maxDegree) return;
    this.levels[level] = [];
    this.addHash(level + 1, sha256(hashes));
  }

  /** Carries the hashes left on lower levels up to the highest; a lone hash moves up as it is. */
  private closeLevels(): void {
    const top = this.levels.length - 1;
    for (let level = 0; level < top; level++) {
      const hashes = this.levels[level] ?? [];
      const [only] = hashes;
      if (only === undefined) continue;
      this.levels[level] = [];
      this.levels[level + 1]?.push(hashes.length === 1 ? only : sha256(hashes));
    }
    const highest = this.levels[top] ?? [];
    if (highest.length <= this.maxDegree) return;
    this.levels[top] = [];
    this.levels.push([sha256(highest)]);
  }
}

function sha256(parts: readonly Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
