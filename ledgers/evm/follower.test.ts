import { afterEach, beforeEach, expect, test } from "vitest";
import { connectChain, type EvmChain } from "./chain.ts";
import type { ChainNotice, FollowOptions } from "./follower.ts";
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

/** Follows in the background; `line` tells blocks as `+2` and undone ones as `-2`. */
function follow(options: Partial<FollowOptions> = {}, from: EvmChain = chain) {
  const notices: ChainNotice[] = [];
  const read = async () => {
    const stream = from.follow({ filter: {}, fromBlock: 1, confirmations: 0, signal: abort.signal, ...options });
    for await (const notice of stream) notices.push(notice);
  };
  const ended = read();
  const line = () => notices.map(({ type, block }) => (type === "block" ? "+" : "-") + block.number).join(" ");
  return { notices, line, ended };
}

const mine = (count = 1) => chain.rpc("anvil_mine", [`0x${count.toString(16)}`]);

test("delivers every block once, in order, before and after it began", async () => {
  await mine(3);
  const { line } = follow();
  await eventually(line, (text) => text === "+1 +2 +3");
  await mine(2);
  await eventually(line, (text) => text === "+1 +2 +3 +4 +5");
});

test("holds a block back until enough others lie on top", async () => {
  const { line } = follow({ confirmations: 2 });
  await mine(4);
  await eventually(line, (text) => text === "+1 +2");
  await mine(1);
  await eventually(line, (text) => text === "+1 +2 +3");
});

test("takes back the blocks a reorganisation removed, newest first, then delivers their successors", async () => {
  const { line, notices } = follow();
  await mine(4);
  await eventually(line, (text) => text === "+1 +2 +3 +4");
  await chain.rpc("anvil_reorg", [2, []]);
  await mine(1);
  await eventually(line, (text) => text === "+1 +2 +3 +4 -4 -3 +3 +4 +5");
  const kept = notices.filter(({ type }) => type === "block").slice(-2);
  expect(kept[1]?.block.parentHash).toBe(kept[0]?.block.hash);
});

test("takes back blocks when the chain got shorter", async () => {
  const { line } = follow();
  await mine(1);
  const snapshot = await chain.rpc("evm_snapshot", []);
  await mine(2);
  await eventually(line, (text) => text === "+1 +2 +3");
  await chain.rpc("evm_revert", [snapshot]);
  await mine(1);
  await eventually(line, (text) => text.startsWith("+1 +2 +3 -3 -2 +2"));
});

test("resumes after the blocks it knew, undone ones first", async () => {
  await mine(3);
  const first = follow();
  await eventually(first.line, (text) => text === "+1 +2 +3");
  abort.abort();
  await first.ended;
  abort = new AbortController();
  await chain.rpc("anvil_reorg", [1, []]);
  await mine(1);

  const { line } = follow({ known: first.notices.map(({ block }) => block) });
  await eventually(line, (text) => text === "-3 +3 +4");
});

test("goes on after the node was killed and came back", async () => {
  const { line } = follow();
  await mine(2);
  await eventually(line, (text) => text === "+1 +2");
  await node.crashAndRestart();
  await eventually(
    () => chain.blockNumber().catch(() => -1),
    (number) => number >= 0,
  );
  await mine(3);
  const text = await eventually(line, (all) => all.split(" ").length >= 4);
  // Each step fits the one before: a block follows on the newest one, only the newest is taken back.
  let height = 0;
  for (const step of text.split(" ")) {
    expect(step).toBe(step.startsWith("+") ? `+${height + 1}` : `-${height}`);
    height += step.startsWith("+") ? 1 : -1;
  }
});

test("skips old blocks without events, but not those near the head", async () => {
  await mine(500);
  const { notices } = follow();
  await eventually(
    () => notices.at(-1)?.block.number,
    (number) => number === 500,
  );
  expect(notices.length).toBeLessThan(100);
});
