import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { entries } from "../testing/random-ledger.ts";
import { applyInBatches } from "./batches.ts";
import type { BlockChanges } from "./store.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const endless = new Promise<never>(() => {});

const blockOf = (number: number): BlockChanges => ({ number: BigInt(number), hash: `${number}`, rows: [], events: [] });

test("applied blocks are not kept while the ledger is quiet", async () => {
  const blocks: WeakRef<BlockChanges>[] = [];
  let applied = 0;
  const source = async function* (): AsyncGenerator<BlockChanges> {
    for (let number = 0; number < 100; number++) {
      const block = blockOf(number);
      blocks.push(new WeakRef(block));
      yield block;
    }
    await endless;
  };
  void applyInBatches(source(), 1_000, async (batch) => {
    applied += batch.length;
  });
  await expect.poll(() => applied).toBe(100);
  await expect
    .poll(() => {
      collect();
      return blocks.filter((block) => block.deref()).length;
    })
    .toBeLessThan(5);
});

test.each([
  ["quiet", 1],
  ["busy", Number.POSITIVE_INFINITY],
])("a write that fails ends the reading of a %s ledger", async (_ledger, blocks) => {
  const source = async function* (): AsyncGenerator<BlockChanges> {
    for (let number = 0; number < blocks; number++) yield blockOf(number);
    await endless;
  };
  const full = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    throw new Error("the disk is full");
  };
  await expect(applyInBatches(source(), 10, full)).rejects.toThrow("the disk is full");
});

test("reading waits for writing by the text of rows too, not by their number alone", async () => {
  const long = { table: entries, row: { text: "x".repeat(64_000) }, isDeleted: false };
  let readBlocks = 0;
  const source = async function* (): AsyncGenerator<BlockChanges> {
    for (let number = 0; number < 1_000; number++) {
      readBlocks++;
      yield { ...blockOf(number), rows: [long] };
    }
  };
  const written = Promise.withResolvers<void>();
  const applied = applyInBatches(source(), 5_000, () => written.promise);
  await expect.poll(() => readBlocks).toBeGreaterThan(70);
  expect(readBlocks).toBeLessThan(90);
  written.resolve();
  await applied;
  expect(readBlocks).toBe(1_000);
});
