import { beforeEach, expect, test } from "vitest";
import { type Paying, PayingAhead } from "./paying-ahead.ts";

/** What was signed for, in the order of asking. */
let signed: { readonly count: number; readonly inOne: boolean }[];
let newest: number;
/** For how many requests the money is enough at a time. */
let covered: number;
let ahead: PayingAhead;

beforeEach(() => begin(64));

function begin(mostInOne: number): void {
  [newest, covered] = [0, 64];
  // What is still being signed for another test goes into its own list.
  const own: typeof signed = [];
  signed = own;
  ahead = new PayingAhead({ sign: (wanted, inOne) => sign(own, wanted, inOne), most: 64, mostInOne });
}

async function sign(own: typeof signed, wanted: number, inOne: boolean) {
  const count = Math.min(wanted, covered);
  await new Promise((resolve) => setImmediate(resolve));
  own.push({ count, inOne });
  const tokens = Array.from({ length: inOne ? 1 : count }, (_, index) => {
    const requests = inOne ? newest + count : newest + index + 1;
    return ["0xchannel", "0xconsumer", "1", 0, `${requests}`, "signature"] as [
      string,
      string,
      string,
      number,
      string,
      string,
    ];
  });
  newest += count;
  return [tokens, count] as const;
}

/** Under load, some at a time. */
async function take(count: number, atOnce = 20): Promise<Paying[]> {
  const taken: Paying[] = [];
  const one = async () => {
    while (taken.length < count) taken.push(await ahead.take());
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return taken;
}

/** The counters that requests pay with. */
const countersOf = (payings: readonly Paying[]) =>
  payings.map(({ token, share }) => Number(token[4]) - (share ? share.of - share.place : 0));

test("a request by itself pays by itself", async () => {
  expect([await ahead.take(), await ahead.take()].map(({ share, lot }) => [share, lot])).toEqual(
    Array(2).fill([undefined, undefined]),
  );
});

test("under load one token pays for several, each counter for one request", async () => {
  const counters = countersOf(await take(1_000));
  expect(new Set(counters).size).toBe(counters.length);
  expect(Math.max(...counters)).toBeLessThanOrEqual(newest);
  expect(signed.length).toBeLessThan(200);
});

test("where the provider takes none for several, each has its own", async () => {
  begin(0);
  const payings = await take(500);
  expect(payings.every(({ share }) => share === undefined)).toBe(true);
  expect(new Set(countersOf(payings)).size).toBe(payings.length);
  expect(signed.every(({ inOne }) => !inOne)).toBe(true);
});

test("where the money is enough for fewer, a token pays for those", async () => {
  covered = 3;
  const payings = await take(100);
  expect(payings.every(({ share }) => (share?.of ?? 1) <= 3)).toBe(true);
  expect(new Set(countersOf(payings)).size).toBe(payings.length);
});

test("when the provider has forgotten what it had accepted, what is left is given up, and less is paid for at a time", async () => {
  const payings = await take(400);
  const before = newest;
  const [one, other] = payings.filter(({ lot }) => lot).slice(-2);
  one?.lot?.noteAccepted();
  expect([one?.lot?.isGivenUpFor("REPLAYED_REQUEST"), other?.lot?.isGivenUpFor("REPLAYED_REQUEST")]).toEqual([
    true,
    true,
  ]);
  const next = await take(200);
  expect(countersOf(next).every((counter) => counter > before)).toBe(true);
  expect(Math.max(...next.map(({ share }) => share?.of ?? 1))).toBeLessThan(64);
});

test("one that forgets again and again gets tokens for few requests", async () => {
  for (let times = 0; times < 20; times += 1) {
    for (const { lot } of await take(100)) lot?.isGivenUpFor("REPLAYED_REQUEST");
  }
  const last = await take(20);
  expect(Math.max(...last.map(({ share }) => share?.of ?? 1))).toBeLessThan(32);
});

test("a refusal that a token gets before it counts anywhere is no sign of that", async () => {
  const [paying] = (await take(400)).filter(({ lot }) => lot).slice(-1);
  for (const code of ["NOT_FOUND", "BAD_SIGNATURE", "INVALID_TOKEN", "PRICE_CHANGED"])
    expect(paying?.lot?.isGivenUpFor(code)).toBe(false);
  paying?.lot?.noteAccepted();
  expect([paying?.lot?.isGivenUpFor("PRICE_CHANGED"), paying?.lot?.isGivenUpFor("NOT_FOUND")]).toEqual([false, true]);
});
