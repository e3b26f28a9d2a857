import { afterEach, beforeEach, expect, test } from "vitest";
import type { SignedTransaction } from "./broadcast.ts";
import { connectChain, type EvmChain } from "./chain.ts";
import type { SignedRecord } from "./sender.ts";
import { eventually, silent, startTestChain, type TestChain } from "./testing.ts";

let node: TestChain;
const chains: EvmChain[] = [];

beforeEach(async () => {
  node = await startTestChain();
});
afterEach(async () => {
  for (const chain of chains.splice(0)) await chain.close();
  await node.stop();
});

/** A run of a process: of the one before it knows the record only. */
async function connect(): Promise<EvmChain> {
  const chain = await connectChain({ url: node.chain.url, log: silent });
  chains.push(chain);
  return chain;
}

const account = (index: number) => {
  const found = node.chain.accounts[index];
  if (!found) throw new Error("no such account");
  return found;
};
const pay = (chain: EvmChain, record?: SignedRecord) =>
  chain.sender(account(0).privateKey).send({ to: account(1).address, value: 1n }, record);
const countOf = async (chain: EvmChain) =>
  Number(await chain.rpc("eth_getTransactionCount", [account(0).address, "latest"]));

/** A record in memory, whose `recorded` lets the transaction go, or lets the run end there. */
function newRecord(recorded: () => Promise<void> = async () => {}) {
  let kept: SignedTransaction | undefined;
  return {
    get recorded() {
      return kept;
    },
    async record(transaction: SignedTransaction) {
      kept = transaction;
      await recorded();
    },
    async forget() {
      kept = undefined;
    },
  };
}
const failing = () => Promise.reject(new Error("no disk"));
const endless = () => new Promise<void>(() => {});

test("a recorded transaction takes effect once, however often it is gone on with", async () => {
  const record = newRecord();
  const first = await pay(await connect(), record);
  const again = await connect();
  expect((await pay(again, record)).transactionHash).toBe(first.transactionHash);
  expect((await pay(again, record)).transactionHash).toBe(first.transactionHash);
  expect(await countOf(again)).toBe(1);
});

test("one that was recorded and never left is sent by whoever goes on", async () => {
  const record = newRecord(endless);
  void pay(await connect(), record);
  await eventually(() => record.recorded, Boolean);
  const chain = await connect();
  expect((await pay(chain, record)).transactionHash).toBe(record.recorded?.hash);
  expect(await countOf(chain)).toBe(1);
});

test("one whose nonce another of the same content has taken is replaced by a new one", async () => {
  const record = newRecord(endless);
  void pay(await connect(), record);
  await eventually(() => record.recorded, Boolean);
  const chain = await connect();
  const lost = record.recorded?.hash;
  const other = await pay(chain);
  const going = { ...newRecord(), recorded: record.recorded };
  const { transactionHash } = await pay(chain, going);
  expect(new Set([lost, other.transactionHash, transactionHash]).size).toBe(3);
  expect(await countOf(chain)).toBe(2);
});

test("one that waits for another that got lost does not wait for ever", async () => {
  const first = await connect();
  const [lost, record] = [newRecord(endless), newRecord()];
  void pay(first, lost);
  await eventually(() => lost.recorded, Boolean);
  void pay(first, record).catch(() => {});
  await eventually(() => record.recorded, Boolean);
  const chain = await connect();
  expect((await pay(chain, record)).transactionHash).toBe(record.recorded?.hash);
});

test("one that cannot be recorded does not leave, and leaves no gap", async () => {
  const chain = await connect();
  const [unkept, kept] = [pay(chain, newRecord(failing)), pay(chain, newRecord())];
  await expect(unkept).rejects.toThrow("no disk");
  expect((await kept).status).toBe(1);
  await pay(chain);
  expect((await pay(chain)).status).toBe(1);
});

test("one is mined though several that were before it are lost", async () => {
  const lost = await connect();
  const records = [newRecord(endless), newRecord(endless), newRecord(endless)];
  for (const record of records) {
    void pay(lost, record).catch(() => {});
    await eventually(() => record.recorded, Boolean);
  }
  const chain = await connect();
  expect((await pay(chain, records[2])).transactionHash).toBe(records[2]?.recorded?.hash);
  expect(await countOf(chain)).toBe(3);
});
