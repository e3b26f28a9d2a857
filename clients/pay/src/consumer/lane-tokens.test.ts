import { beforeEach, expect, test } from "vitest";
import { LaneTokens, type RequestToken } from "./lane-tokens.ts";

/** Calls of signing, in the order of asking. */
let signed: { readonly count: number; readonly batch: boolean; readonly trace: string | null }[];
let newest: number;
/** For how many requests the money is enough at a time. */
let covered: number;
let tokens: LaneTokens;
/** Reattributed requests: the counter, and the trace. */
let made: [counter: number, trace: string][];

beforeEach(() => begin(64));

function begin(maxBatch: number): void {
  [newest, covered, made] = [0, 64, []];
  // Tokens that are still being signed for another test go into its own list.
  const own: typeof signed = [];
  signed = own;
  tokens = new LaneTokens({
    sign: (wanted, batch, trace) => sign(own, wanted, batch, trace),
    onMade: (_token, counter, trace) => made.push([Number(counter), trace]),
    maxPrefetch: 64,
    maxBatch,
  });
}

async function sign(own: typeof signed, wanted: number, batch: boolean, trace: string | null) {
  const count = Math.min(wanted, covered);
  await new Promise((resolve) => setImmediate(resolve));
  own.push({ count, batch, trace });
  const signedNow = Array.from({ length: batch ? 1 : count }, (_, index) => {
    const requests = batch ? newest + count : newest + index + 1;
    return {
      intermediary: "0xchannel",
      consumer: "0xconsumer",
      tokenId: "1",
      lane: 0,
      requests: `${requests}`,
      signature: "",
    };
  });
  newest += count;
  return [signedNow, count] as const;
}

/** Under load, some at a time. */
async function take(
  count: number,
  atOnce = 20,
  traceOf = (_index: number): string | null => null,
): Promise<RequestToken[]> {
  const taken: RequestToken[] = [];
  let asked = 0;
  const one = async () => {
    while (asked < count) {
      const index = asked++;
      taken[index] = await tokens.take(traceOf(index));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return taken;
}

/** The counters that requests pay with. */
const countersOf = (taken: readonly RequestToken[]) =>
  taken.map(({ token, position }) => Number(token.requests) - (position ? position.of - position.place : 0));

test("a request by itself pays by itself", async () => {
  expect([await tokens.take(), await tokens.take()].map(({ position, batch }) => [position, batch])).toEqual(
    Array(2).fill([undefined, undefined]),
  );
});

test("a request in a trace is signed for in it when it comes by itself", async () => {
  const taken = [await tokens.take("one"), await tokens.take("two"), await tokens.take()];
  expect(signed.map(({ trace }) => trace)).toEqual(["one", "two", null]);
  expect([countersOf(taken), made]).toEqual([[1, 2, 3], []]);
});

test.each([0, 64])(
  "which trace each request is part of is told under load too, with batches of %d",
  async (maxBatch) => {
    begin(maxBatch);
    const traceOf = (index: number) => (index % 3 === 0 ? null : `trace ${index}`);
    const counters = countersOf(await take(500, 20, traceOf));
    const told = [...made, ...signed.flatMap(({ trace }, index) => (trace ? [[counterAt(index), trace]] : []))];
    const wanted = counters.flatMap((counter, index) => (traceOf(index) ? [[counter, traceOf(index)]] : []));
    const byCounter = ([one]: unknown[], [other]: unknown[]) => Number(one) - Number(other);
    expect(told.sort(byCounter)).toEqual(wanted.sort(byCounter));
  },
);

/** The last counter of what was signed for at a time. */
const counterAt = (index: number) => signed.slice(0, index + 1).reduce((sum, { count }) => sum + count, 0);

test("under load one token pays for several, each counter for one request", async () => {
  const counters = countersOf(await take(1_000));
  expect(new Set(counters).size).toBe(counters.length);
  expect(Math.max(...counters)).toBeLessThanOrEqual(newest);
  expect(signed.length).toBeLessThan(200);
});

test("where the provider takes none for several, each has its own", async () => {
  begin(0);
  const taken = await take(500);
  expect(taken.every(({ position }) => position === undefined)).toBe(true);
  expect(new Set(countersOf(taken)).size).toBe(taken.length);
  expect(signed.every(({ batch }) => !batch)).toBe(true);
});

test("where the money is enough for fewer, a token pays for those", async () => {
  covered = 3;
  const taken = await take(100);
  expect(taken.every(({ position }) => (position?.of ?? 1) <= 3)).toBe(true);
  expect(new Set(countersOf(taken)).size).toBe(taken.length);
});

test("when the provider has forgotten what it had accepted, what is left is given up, and less is paid for at a time", async () => {
  const taken = await take(400);
  const before = newest;
  const [one, other] = taken.filter(({ batch }) => batch).slice(-2);
  one?.batch?.noteAccepted();
  for (const each of [one, other]) {
    expect(each?.batch?.isLostBy("REPLAYED_REQUEST")).toBe(true);
    each?.batch?.giveUp();
  }
  const next = await take(200);
  expect(countersOf(next).every((counter) => counter > before)).toBe(true);
  expect(Math.max(...next.map(({ position }) => position?.of ?? 1))).toBeLessThan(64);
});

test("one that forgets again and again gets tokens for few requests", async () => {
  for (let times = 0; times < 20; times += 1) {
    for (const { batch } of await take(100)) batch?.giveUp();
  }
  const last = await take(20);
  expect(Math.max(...last.map(({ position }) => position?.of ?? 1))).toBeLessThan(32);
});

test("a refusal that a token gets before it counts anywhere is no sign of that", async () => {
  const [last] = (await take(400)).filter(({ batch }) => batch).slice(-1);
  for (const code of ["NOT_FOUND", "BAD_SIGNATURE", "INVALID_TOKEN", "PRICE_CHANGED"])
    expect(last?.batch?.isLostBy(code)).toBe(false);
  last?.batch?.noteAccepted();
  expect([last?.batch?.isLostBy("PRICE_CHANGED"), last?.batch?.isLostBy("NOT_FOUND")]).toEqual([false, true]);
});
