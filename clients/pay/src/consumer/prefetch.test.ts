import { beforeEach, expect, test } from "vitest";
import { maxSigned, type WireToken } from "../protocol/operations.ts";
import { freshMs, Prefetch } from "./prefetch.ts";

const maxPrefetch = 32;

interface Signed {
  readonly token: WireToken;
}

/** Call of signing that is not answered yet. */
interface Asked extends PromiseWithResolvers<readonly Signed[]> {
  readonly count: number;
}

let asked: Asked[];
let counts: number[];
/** In which traces. */
let traces: (string | null)[];
let signed: bigint;
let tokenId: string;
let now: number;
let prefetch: Prefetch<Signed>;

beforeEach(() => {
  [asked, counts, traces, signed, tokenId, now] = [[], [], [], 0n, "1", 1_000_000];
  const sign = (count: number, trace: string | null) => {
    traces.push(trace);
    // No more at a time.
    const one = { count: Math.min(count, maxSigned), ...Promise.withResolvers<readonly Signed[]>() };
    asked.push(one);
    counts.push(one.count);
    return one.promise;
  };
  prefetch = new Prefetch({ sign, max: maxPrefetch, times: 1, now: () => now });
});

/** Lets all go on that can. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

const token = (requests: bigint): Signed => ({
  token: {
    intermediary: "0xchannel",
    consumer: "0xconsumer",
    tokenId,
    lane: 0,
    requests: `${requests}`,
    signature: "",
  },
});

/** Signs what was asked for first. */
async function sign(): Promise<void> {
  const one = asked.shift();
  if (!one) throw new Error("nothing was asked for");
  const first = signed + 1n;
  signed += BigInt(one.count);
  one.resolve(Array.from({ length: one.count }, (_, index) => token(first + BigInt(index))));
  await turn();
}

async function fail(error: Error): Promise<void> {
  asked.shift()?.reject(error);
  await turn();
}

/** Takes tokens at once. @returns their counters in the order in which they were asked for, as far as they came */
function take(count: number): number[] {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    prefetch.take().then(
      ({ token }) => {
        taken[index] = Number(token.requests);
      },
      () => {},
    );
  }
  return taken;
}

const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

/** Takes tokens while others are signed, twice, so that as many are prefetched in the end. @returns how many were used */
async function fill(count: number): Promise<number> {
  take(1);
  for (let times = 0; times < 2; times += 1) {
    take(count);
    await sign();
  }
  await sign();
  return 2 * count + 1;
}

test("for requests that come one by one, nothing is prefetched", async () => {
  for (const expected of [1, 2, 3]) {
    const taken = take(1);
    await sign();
    expect(taken).toEqual([expected]);
  }
  expect(counts).toEqual([1, 1, 1]);
});

test("what is prefetched when the load ends is used up before more is signed", async () => {
  await fill(3);
  expect(counts).toEqual([1, 3, 6]);
  const rest = take(3);
  await turn();
  expect([rest, asked]).toEqual([from(8, 3), []]);
  const alone = take(1);
  await sign();
  expect([alone, counts]).toEqual([[11], [1, 3, 6, 1]]);
});

test("for requests that come all at once, nothing is prefetched", async () => {
  const taken = take(40);
  while (asked.length > 0) await sign();
  expect([taken, counts]).toEqual([from(1, 40), [1, 39]]);
});

test("as many are prefetched as were needed each time while others were signed, and all are used in their order", async () => {
  const taken = [take(1), take(5)];
  await sign();
  taken.push(take(7));
  expect(counts).toEqual([1, 5]);
  await sign();
  // Seven wait, and five more are expected.
  expect([taken.flat(), counts]).toEqual([from(1, 6), [1, 5, 12]]);
  taken.push(take(2));
  await sign();
  expect(taken.flat()).toEqual(from(1, 15));
  taken.push(take(3));
  await turn();
  expect(taken.flat()).toEqual(from(1, 18));
});

test("under steady load each token is handed out once, in order, and never more are prefetched than allowed", async () => {
  const taken: number[][] = [];
  let needed = 0;
  for (let round = 0; round < 200; round += 1) {
    const count = (round * 7) % 90;
    taken.push(take(count));
    needed += count;
    await turn();
    if (asked.length > 0) await sign();
    expect(asked.length).toBeLessThanOrEqual(1);
    expect(Number(signed) - taken.flat().length).toBeLessThanOrEqual(maxPrefetch);
  }
  while (asked.length > 0) await sign();
  expect(taken.flat()).toEqual(from(1, needed));
  expect(Math.max(...counts)).toBe(maxSigned);
  expect(Number(signed) - needed).toBeLessThanOrEqual(maxPrefetch);
});

test("more than are signed at a time wait for the next ones", async () => {
  const taken = [take(1), take(150)];
  await sign();
  await sign();
  expect(taken.flat()).toEqual(from(1, 1 + maxSigned));
  while (asked.length > 0) await sign();
  expect(taken.flat()).toEqual(from(1, 151));
  expect(counts.slice(0, 4)).toEqual([1, maxSigned, maxSigned, 150 - 2 * maxSigned]);
});

test("what signing fails with reaches all who wait, and the next one tries again", async () => {
  const refused = new Error("no money");
  const waiting = Promise.allSettled([prefetch.take(), prefetch.take(), prefetch.take()]);
  await fail(refused);
  expect(await waiting).toEqual(Array(3).fill({ status: "rejected", reason: refused }));
  expect(asked).toEqual([]);
  const taken = take(1);
  await sign();
  expect(taken).toEqual([1]);
});

test("when a prefetch fails, nobody who has a token is told", async () => {
  const taken = [take(1), take(2)];
  for (const count of [2, 1]) {
    await sign();
    taken.push(take(count));
  }
  await sign();
  expect([taken.flat(), counts]).toEqual([from(1, 6), [1, 2, 4]]);
  // Nobody waits, and it is time to prefetch.
  const last = prefetch.take();
  expect(counts).toEqual([1, 2, 4, 1]);
  await fail(new Error("no money"));
  expect(await last).toMatchObject({ token: { requests: "7" } });
  const next = take(1);
  await sign();
  expect(next).toEqual([8]);
});

test("after one was refused nobody gets an old token before a new one came; those of the same id are then used first", async () => {
  const used = await fill(4);
  prefetch.invalidate();
  const taken = take(2);
  await turn();
  expect(taken).toEqual([]);
  await sign();
  expect(taken).toEqual(from(used + 1, 2));
  const rest = take(2);
  await turn();
  expect(rest).toEqual(from(used + 3, 2));
});

test("when a new one has another id, old ones are not used any more", async () => {
  await fill(4);
  prefetch.invalidate();
  [tokenId, signed] = ["2", 0n];
  const taken = [prefetch.take(), prefetch.take()];
  await sign();
  if (asked.length > 0) await sign();
  expect((await Promise.all(taken)).map(({ token }) => [token.tokenId, token.requests])).toEqual([
    ["2", "1"],
    ["2", "2"],
  ]);
});

test("a refusal after which nothing could be signed stays in mind", async () => {
  const used = await fill(4);
  prefetch.invalidate();
  take(1);
  await fail(new Error("not now"));
  const taken = take(1);
  await turn();
  expect(taken).toEqual([]);
  await sign();
  expect(taken).toEqual([used + 1]);
});

test("one that waits alone in a trace is signed for in it, unless others are left, of which it gets one", async () => {
  const lone = prefetch.take("one");
  await sign();
  expect([(await lone).token.requests, traces]).toEqual(["1", ["one"]]);
  const used = await fill(4);
  now += freshMs + 1;
  traces = [];
  const late = prefetch.take("two");
  await sign();
  expect([Number((await late).token.requests), counts.at(-1), traces]).toEqual([used + 2, 1, [null]]);
});

test("old ones that waited for long are used after a new one came, unless others have signed far beyond them", async () => {
  const used = await fill(4);
  now += freshMs;
  expect(await prefetch.take()).toMatchObject({ token: { requests: `${used + 1}` } });
  while (asked.length > 0) await sign();
  now += freshMs + 1;
  const late = take(1);
  await turn();
  expect(late).toEqual([]);
  await sign();
  expect(late).toEqual([used + 2]);
  now += freshMs + 1;
  signed += 1_000n;
  const beyond = Number(signed) + 1;
  const latest = take(1);
  await sign();
  expect(latest).toEqual([beyond]);
});
