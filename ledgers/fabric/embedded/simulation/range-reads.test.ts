import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type KeyRead, writeReads } from "../protocol/read-write-set.ts";
import { RangeReads } from "./range-reads.ts";

describe("the reads of a range", () => {
  test("are kept one by one up to the degree", () => {
    const reads = readsUpTo(2);
    expect(collect(reads, 2)).toEqual({ reads });
  });

  test("become hashes of groups of one more than the degree", () => {
    const reads = readsUpTo(5);
    expect(collect(reads, 2)).toEqual({
      reads: [],
      summary: { maxDegree: 2, maxLevel: 1, hashes: [hash(reads.slice(0, 3)), hash(reads.slice(3))] },
    });
  });

  test("are hashed again when there are too many hashes, a lone rest moving up as it is", () => {
    const reads = readsUpTo(10);
    const groups = [0, 3, 6].map((start) => hash(reads.slice(start, start + 3)));
    const combined = createHash("sha256").update(Buffer.concat(groups)).digest();
    expect(collect(reads, 2).summary).toEqual({ maxDegree: 2, maxLevel: 2, hashes: [combined, hash(reads.slice(9))] });
  });

  test("give another summary when one version differs", () => {
    const reads = readsUpTo(60);
    const changed = reads.map((read, i) => (i === 30 ? { ...read, version: { block: 9, transaction: 9 } } : read));
    expect(collect(reads, 50)).not.toEqual(collect(changed, 50));
  });
});

function readsUpTo(count: number): KeyRead[] {
  return Array.from({ length: count }, (_, i) => ({ key: `k${i}`, version: { block: 1, transaction: i } }));
}

function collect(reads: readonly KeyRead[], degree: number) {
  const range = new RangeReads(degree);
  for (const read of reads) range.add(read);
  return range.finish();
}

function hash(reads: readonly KeyRead[]): Buffer {
  return createHash("sha256").update(writeReads(reads)).digest();
}
