import { afterEach, beforeEach, expect, test } from "vitest";
import { connectChain, type EvmChain } from "./chain.ts";
import type { FollowedBlock, FollowOptions } from "./follower.ts";
import { eventually, silent, startTestChain, type TestChain } from "./testing.ts";

let node: TestChain;
let chain: EvmChain;
let abort: AbortController;

beforeEach(async () => {
  node = await startTestChain();
  chain = await connectChain({ url: node.chain.url, log: silent });
  abort = new AbortController();
});
afterEach(async () => {
  abort.abort();
  await chain.close();
  await node.stop();
});

/** Follows in the background. */
function follow(options: Partial<FollowOptions> = {}, from: EvmChain = chain) {
  const blocks: FollowedBlock[] = [];
  const read = async () => {
    const stream = from.follow({ filter: {}, fromBlock: 1, confirmations: 0, signal: abort.signal, ...options });
    for await (const block of stream) blocks.push(block);
  };
  const ended = read();
  const line = () => blocks.map(({ header }) => header.number).join(" ");
  return { blocks, line, ended };
}

const mine = (count = 1) => chain.rpc("anvil_mine", [`0x${count.toString(16)}`]);

test("delivers every block once, in order, before and after it began", async () => {
  await mine(3);
  const { line, blocks } = follow();
  await eventually(line, (text) => text === "1 2 3");
  await mine(2);
  await eventually(line, (text) => text === "1 2 3 4 5");
  for (const [at, { header }] of blocks.slice(0, -1).entries()) expect(blocks[at + 1]?.previousHash).toBe(header.hash);
});

test("holds a block back until enough others lie on top", async () => {
  const { line } = follow({ confirmations: 2 });
  await mine(4);
  await eventually(line, (text) => text === "1 2");
  await mine(1);
  await eventually(line, (text) => text === "1 2 3");
});

test("ends when the chain takes the newest block back, and goes on after one that it still has", async () => {
  const { line, blocks, ended } = follow();
  await mine(4);
  await eventually(line, (text) => text === "1 2 3 4");
  await chain.rpc("anvil_reorg", [2, []]);
  await ended;
  const kept = blocks[1]?.header.hash ?? "";
  const again = follow({ fromBlock: 3, previousHash: kept });
  await eventually(again.line, (text) => text === "3 4");
  expect(again.blocks[0]?.previousHash).toBe(kept);
  expect(again.blocks[0]?.header.hash).not.toBe(blocks[2]?.header.hash);
});

test("ends when the chain got shorter, and at once when it never had the block before", async () => {
  const { line, ended } = follow();
  await mine(1);
  const snapshot = await chain.rpc("evm_snapshot", []);
  await mine(2);
  await eventually(line, (text) => text === "1 2 3");
  await chain.rpc("evm_revert", [snapshot]);
  await mine(1);
  await ended;
  const stranger = follow({ fromBlock: 2, previousHash: `0x${"00".repeat(32)}` });
  await stranger.ended;
  expect(stranger.line()).toBe("");
});

test("waits for a node that was killed, and delivers what fits on what it had", async () => {
  const { line, ended } = follow();
  await mine(2);
  await eventually(line, (text) => text === "1 2");
  await node.crashAndRestart();
  await eventually(
    () => chain.blockNumber().catch(() => -1),
    (number) => number >= 0,
  );
  await mine(3);
  // It may have come back with fewer blocks, which ends the stream.
  const isOver = ended.then(() => "ended");
  const text = await Promise.race([isOver, eventually(line, (all) => all.split(" ").length >= 3)]);
  expect(["ended", "1 2 3", "1 2 3 4", "1 2 3 4 5"]).toContain(text);
});

test("skips old blocks without events, but neither the first nor those near the head", async () => {
  await mine(500);
  const { blocks } = follow();
  await eventually(
    () => blocks.at(-1)?.header.number,
    (number) => number === 500,
  );
  expect(blocks[0]?.header.number).toBe(1);
  expect(blocks.length).toBeLessThan(100);
  for (const [at, { header }] of blocks.slice(0, -1).entries()) expect(blocks[at + 1]?.previousHash).toBe(header.hash);
});
