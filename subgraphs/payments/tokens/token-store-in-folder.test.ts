import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ClassicLevel } from "classic-level";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ActPart } from "./act-log.ts";
import { tokenStoreInFolder } from "./token-store.ts";

const lane = { channel: "0xabc", tokenId: 7n, lane: 0 };
const offer = (requests: bigint, fill = 0) => {
  const signature = new Uint8Array(65).fill(fill);
  return { lane, requests, signature, tokenIds: [7n], priceOf: () => 1n, held: 1_000_000n, riskCap: null };
};
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-tokens-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("what was kept comes back, the newest of many changes", async () => {
  const store = await tokenStoreInFolder(folder);
  const kept = [1, 2, 3].map((counter) => store.accepted.accept(offer(BigInt(counter), counter)));
  await Promise.all(kept);
  await store.end();
  const again = await tokenStoreInFolder(folder);
  expect([...(await again.accepted.newest(lane))]).toEqual([
    [0, { requests: 3n, signature: new Uint8Array(65).fill(3) }],
  ]);
  expect(await again.accepted.newest({ ...lane, tokenId: 8n })).toEqual(new Map());
  await expect(again.accepted.accept(offer(2n))).rejects.toMatchObject({ code: "REPLAYED_REQUEST" });
  await again.end();
});

test("a token for several requests is kept with all of them", async () => {
  const store = await tokenStoreInFolder(folder);
  await store.accepted.accept({ ...offer(5n, 5), count: 3 });
  await store.end();
  const again = await tokenStoreInFolder(folder);
  for (const requests of [3n, 4n, 5n]) {
    await expect(again.accepted.accept(offer(requests))).rejects.toMatchObject({ code: "REPLAYED_REQUEST" });
  }
  await again.accepted.accept({ ...offer(2n, 2), count: 2 });
  expect([...(await again.accepted.newest(lane))]).toEqual([
    [0, { requests: 5n, signature: new Uint8Array(65).fill(5) }],
  ]);
  await again.end();
});

test("counters are handed out once, also to many at a time and after a restart", async () => {
  const store = await tokenStoreInFolder(folder);
  const first = await Promise.all([store.signed.take(lane, 5), store.signed.take(lane, 1), store.signed.take(lane, 2)]);
  expect(first.map((taken) => taken.first)).toEqual([1n, 6n, 7n]);
  await store.end();
  const again = await tokenStoreInFolder(folder);
  expect(await again.signed.take(lane, 1)).toEqual({ tokenId: 7n, lane: 0, first: 9n });
  expect(await again.signed.take({ ...lane, lane: 5 }, 2)).toEqual({ tokenId: 7n, lane: 5, first: 1n });
  expect([...(await again.signed.taken(lane))]).toEqual([
    [0, 9n],
    [5, 2n],
  ]);
  await again.end();
});

test("an act that is done again finds what it did, also after a restart, until it is forgotten", async () => {
  const store = await tokenStoreInFolder(folder);
  const [taking, accepting] = [0, 1].map((part) => ({ act: "request 1", part }));
  if (!taking || !accepting) throw new Error("no parts");
  const taken = await Promise.all(Array.from({ length: 5 }, () => store.signed.take(lane, 2, taking)));
  expect(taken).toEqual(Array(5).fill({ tokenId: 7n, lane: 0, first: 1n }));
  const accepted = store.accepted.accept(offer(1n), accepting);
  expect(await store.acts.find(accepting)).toBeDefined();
  await accepted;
  expect(await store.acts.find({ act: "request 1", part: 2 })).toBeUndefined();
  await store.end();
  const again = await tokenStoreInFolder(folder);
  expect(await again.signed.take({ ...lane, tokenId: 8n, lane: 3 }, 2, taking)).toEqual({
    tokenId: 7n,
    lane: 0,
    first: 1n,
  });
  await expect(again.accepted.accept(offer(1n), accepting)).rejects.toMatchObject({ code: "REPLAYED_REQUEST" });
  expect(await again.acts.find(accepting)).toBeDefined();
  await again.acts.forget(["request", "request 11"]);
  expect(await again.acts.find(accepting)).toBeDefined();
  await again.acts.forget(["request 1"]);
  expect(await again.acts.find(accepting)).toBeUndefined();
  expect(await again.signed.take(lane, 2, taking)).toEqual({ tokenId: 7n, lane: 0, first: 3n });
  await again.end();
});

const partsOf = (act: string, count: number, isNew = true): ActPart[] =>
  Array.from({ length: count }, (_, part) => ({ act, part, isNew }));

const known = ({ act, part }: ActPart): ActPart => ({ act, part });

/** Keys of acts in the folder. */
async function keysOfActs(): Promise<string[]> {
  const level = new ClassicLevel(folder);
  const keys = await level.keys({ gt: "act/", lt: "act0" }).all();
  await level.close();
  return keys;
}

test("parts of an act that go into one write are kept together, those of several writes apart, and all are found", async () => {
  const store = await tokenStoreInFolder(folder);
  const parts = partsOf("frame 1", 5);
  const take = (indexes: readonly number[]) =>
    Promise.all(indexes.map((index) => store.signed.take(lane, index + 1, parts[index])));
  const taken = await take([0, 1, 3]);
  taken.push(...(await take([2])), ...(await take([4])));
  expect(taken.map(({ first }) => first)).toEqual([1n, 2n, 4n, 8n, 11n]);
  await store.end();
  expect(await keysOfActs()).toEqual(["act/frame 1/0", "act/frame 1/2", "act/frame 1/4"]);

  const again = await tokenStoreInFolder(folder);
  const found = await Promise.all(
    [0, 1, 3, 2, 4].map((index) => again.signed.take(lane, 1, partsOf("frame 1", 5, false)[index])),
  );
  expect(found).toEqual(taken);
  expect((await again.signed.take(lane, 1)).first).toBe(16n);
  await again.end();
});

test("parts of several acts in one write are not mixed up", async () => {
  const store = await tokenStoreInFolder(folder);
  const frames = ["frame 1", "frame 10", "frame 2"].map((act) => partsOf(act, 3));
  const inTurns = [0, 1, 2].flatMap((part) => frames.flatMap((parts) => parts[part] ?? []));
  const taken = await Promise.all(inTurns.map((part) => store.signed.take(lane, 1, part)));
  await store.end();
  const again = await tokenStoreInFolder(folder);
  expect(await Promise.all(inTurns.map((part) => again.signed.take(lane, 1, known(part))))).toEqual(taken);
  await again.acts.forget(["frame 1"]);
  const left = await Promise.all(inTurns.map(async (part) => (await again.acts.find(part)) !== undefined));
  expect(left).toEqual(inTurns.map(({ act }) => act !== "frame 1"));
  await again.end();
});

test("signing and accepting may be parts of one act", async () => {
  const store = await tokenStoreInFolder(folder);
  const [taking, accepting, other] = partsOf("frame 1", 3) as [ActPart, ActPart, ActPart];
  const [taken] = await Promise.all([store.signed.take(lane, 2, taking), store.accepted.accept(offer(9n), accepting)]);
  await store.end();
  const again = await tokenStoreInFolder(folder);
  expect(await again.acts.find(accepting)).toBeDefined();
  expect(await again.acts.find(other)).toBeUndefined();
  expect(await again.signed.take(lane, 2, known(taking))).toEqual(taken);
  await again.end();
});

test("a part that is new is not looked up, and found when it comes again, also while it is being written", async () => {
  const store = await tokenStoreInFolder(folder);
  const [part] = partsOf("frame 1", 1) as [ActPart];
  // As no service does: the same part twice, and new each time.
  expect((await store.signed.take(lane, 1, part)).first).toBe(1n);
  expect((await store.signed.take(lane, 1, part)).first).toBe(2n);
  const writing = store.signed.take(lane, 3, part);
  const looking = [store.signed.take(lane, 3, known(part)), store.signed.take(lane, 3, known(part))];
  expect((await Promise.all([writing, ...looking])).map(({ first }) => first)).toEqual([3n, 3n, 3n]);
  const accepting = { ...part, part: 1 };
  const accepted = store.accepted.accept(offer(1n), accepting);
  expect(await store.acts.find(accepting)).toBeDefined();
  await accepted;
  await store.end();
});

test("what earlier versions kept of an act, each part for itself, is found", async () => {
  const level = new ClassicLevel(folder);
  await level.put("act/request 1/0", "7 4 3");
  await level.put("act/request 1/7", "7 5");
  await level.close();
  const store = await tokenStoreInFolder(folder);
  expect(await store.signed.take(lane, 1, { act: "request 1", part: 0 })).toEqual({ tokenId: 7n, lane: 3, first: 4n });
  expect(await store.signed.take(lane, 1, { act: "request 1", part: 7 })).toEqual({ tokenId: 7n, lane: 0, first: 5n });
  await store.end();
});

test("the folder belongs to one process at a time", async () => {
  const store = await tokenStoreInFolder(folder);
  await expect(tokenStoreInFolder(folder)).rejects.toMatchObject({ code: "DATA_DIRECTORY_LOCKED" });
  await store.end();
});

test("after a kill -9 every answered request is known", async () => {
  const module = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  const program = `
    import { tokenStoreInFolder } from ${module("token-store.ts")};
    const lane = { channel: "0xabc", tokenId: 7n, lane: 0 };
    const store = await tokenStoreInFolder(${JSON.stringify(folder)});
    let counter = 0n;
    const answer = async () => {
      for (;;) {
        const mine = (counter += 1n);
        await store.accepted.accept({ lane, requests: mine, signature: new Uint8Array(65), tokenIds: [7n], priceOf: () => 1n, held: mine, riskCap: null });
        process.stdout.write(mine + "\\n");
      }
    };
    for (let worker = 0; worker < 20; worker += 1) void answer();
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const answered: bigint[] = [];
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    answered.push(BigInt(line));
    if (answered.length === 500) child.kill("SIGKILL");
  }
  await ended;
  const store = await tokenStoreInFolder(folder);
  const window = store.accepted.known(lane).get(0)?.window;
  expect(answered.length).toBeGreaterThanOrEqual(500);
  for (const counter of answered) expect(window?.isNew(counter)).toBe(false);
  await store.end();
});
