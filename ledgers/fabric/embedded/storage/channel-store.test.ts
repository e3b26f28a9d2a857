import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commitBatch } from "../ordering/committer.ts";
import { headerHash, readBlock } from "../protocol/block.ts";
import { openTestNetwork, type TestNetwork } from "../testing/test-network.ts";
import { testTransaction } from "../testing/test-transaction.ts";
import { pendingTransaction } from "../validation/pending-transaction.ts";
import type { StateView } from "./state-view.ts";

let ledger: TestNetwork;

beforeEach(async () => {
  ledger = await openTestNetwork();
});
afterEach(() => ledger.close());

describe("a channel's store", () => {
  test("continues numbers and hashes after a restart", async () => {
    await put("k", "1");
    const channel = await ledger.reopen();
    expect(channel.store.height).toBe(2);
    ledger = { ...ledger, channel };
    await put("k", "2");
    const [genesis, first, second] = [0, 1, 2].map(
      (n) => readBlock(channel.store.blockBytes(n) ?? Buffer.alloc(0)).header,
    );
    expect(first?.previousHash).toEqual(genesis && headerHash(genesis));
    expect(second?.previousHash).toEqual(first && headerHash(first));
  });

  test("finds blocks by hash and transactions by id", async () => {
    await put("k", "1");
    const { store, feed } = ledger.channel;
    const header = store.lastBlock?.header;
    expect(store.blockNumber(header ? headerHash(header) : Buffer.alloc(0))).toBe(1);
    expect(store.transaction(feed.block(1)?.transactions[0]?.id ?? "")?.block).toBe(1);
    expect(store.transaction("unknown")).toBeUndefined();
    expect(store.blockBytes(7)).toBeUndefined();
  });

  test("forgets deleted keys but not their history", async () => {
    await put("k", "1");
    await put("k", "2");
    await put("k", null);
    const state = ledger.channel.store.latest();
    expect(state.get("asset", "k")).toBeUndefined();
    expect(await history(state, "k")).toEqual([3, 2, 1]);
  });

  test("keeps histories of keys apart when one begins like the other", async () => {
    await put("k", "1");
    await put("k\u0000", "2");
    await put("kk", "3");
    expect(await history(ledger.channel.store.latest(), "k")).toEqual([1]);
  });

  test("keeps namespaces and channels apart in ranges", async () => {
    await put("k", "1");
    await put("k", "other", "single");
    const found: string[] = [];
    for await (const { value } of ledger.channel.store.latest().range("asset", "", "")) found.push(String(value));
    expect(found).toEqual(["1"]);
  });
});

async function put(key: string, value: string | null, namespace = "asset"): Promise<void> {
  const writes = [{ key, value: value === null ? null : Buffer.from(value) }];
  const transaction = testTransaction(ledger.network, { chaincode: namespace, sets: [{ writes }] });
  await commitBatch(ledger.channel, [pendingTransaction(transaction)], ledger.network.orderer.node);
}

async function history(state: StateView, key: string): Promise<number[]> {
  const blocks: number[] = [];
  for await (const { block } of state.history("asset", key)) blocks.push(block);
  return blocks;
}
