import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ChainFolder, hashOf } from "./testing/chain-folder.ts";

let folder: ChainFolder;

beforeEach(async () => {
  folder = await ChainFolder.create();
});
afterEach(() => folder.ends.disposeAsync());

test("what a receipt was given for survives kill -9 of anvil, of its parent, and of both", async () => {
  let port = 0;
  const given: { hash: string; number: number; block: string }[] = [];
  for (const killed of ["anvil", "parent", "both", "anvil", "parent", "both"]) {
    const { chain, connection, pay } = await folder.start(port);
    port = Number(new URL(chain.url).port);
    for (const { hash, number, block } of given) {
      expect(await connection.receiptOf(hash)).toMatchObject({ blockHash: block, blockNumber: number });
    }
    for (const receipt of await Promise.all(Array.from({ length: 20 }, pay))) {
      given.push({ hash: receipt.transactionHash, number: receipt.blockNumber, block: receipt.blockHash });
    }
    // In flight when it is killed; their outcome was not reported.
    for (let payment = 0; payment < 5; payment += 1) pay().catch(() => {});
    const anvil = Number(await readFile(join(folder.path, "anvil.pid"), "utf8"));
    if (killed !== "parent") process.kill(anvil, "SIGKILL");
    if (killed !== "anvil") await chain.kill();
    await chain.exited;
    await connection.close();
  }
  const { connection } = await folder.start(port);
  expect(await connection.blockNumber()).toBeGreaterThanOrEqual(Math.max(...given.map(({ number }) => number)));
  for (const { hash, block } of given) expect((await connection.receiptOf(hash))?.blockHash).toBe(block);
});

test("what is written for a transaction does not grow with the chain", async () => {
  const { pay } = await folder.start();
  const sizeAfter = async (payments: number) => {
    const before = (await stat(join(folder.path, "journal-0.jsonl"))).size;
    for (let payment = 0; payment < payments; payment += 1) await pay();
    return (await stat(join(folder.path, "journal-0.jsonl"))).size - before;
  };
  const [early] = [await sizeAfter(20), await sizeAfter(100)];
  const late = await sizeAfter(20);
  expect(Math.abs(late - early)).toBeLessThan(200);
  expect(late / 20).toBeLessThan(1_000);
});

test("the same blocks come from a new state and the journal after it", async () => {
  const before = await folder.start();
  await before.pay();
  await before.administrator.rpc("anvil_reorg", [1, []]);
  const receipts = [await before.pay(), await before.pay()];
  expect(await readdir(folder.path)).toContain("state-1.json");
  await before.chain.kill();
  const after = await folder.start();
  for (const { blockNumber, blockHash } of receipts)
    expect(await hashOf(after.connection, blockNumber)).toBe(blockHash);
  expect((await after.pay()).blockNumber).toBe((receipts[1]?.blockNumber ?? 0) + 1);
});
