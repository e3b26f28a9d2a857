import { expect, test } from "vitest";
import { CounterWindow, windowSize } from "../model/counter-window.ts";
import { AcceptedLane } from "./accepted-lane.ts";

function accept(window: CounterWindow, counter: bigint, count = 1): boolean {
  if (!window.isNew(counter, count)) return false;
  window.use(counter, count);
  return true;
}

test("counters are accepted once each in any order within the window", () => {
  const window = new CounterWindow();
  for (const counter of [1n, 3n, 2n, 10n, 4n]) expect(accept(window, counter)).toBe(true);
  for (const counter of [1n, 3n, 2n, 10n, 4n]) expect(accept(window, counter)).toBe(false);
  expect(window.highest).toBe(10n);
});

test("what lies behind the window counts as used", () => {
  const window = new CounterWindow();
  accept(window, BigInt(windowSize) + 1n);
  expect(accept(window, 1n)).toBe(false);
  expect(accept(window, 2n)).toBe(true);
  expect(accept(window, 0n)).toBe(false);
});

test("several counters are accepted together, all of them or none", () => {
  const window = new CounterWindow();
  expect([accept(window, 3n, 4), accept(window, 3n, 3), accept(window, 3n, 3)]).toEqual([false, true, false]);
  expect([accept(window, 9n), accept(window, 9n, 2), accept(window, 8n, 6)]).toEqual([true, false, false]);
  expect([accept(window, 8n, 5), accept(window, 4n)]).toEqual([true, false]);
  expect(accept(window, 10n + BigInt(windowSize), 64)).toBe(true);
  expect([accept(window, 13n, 4), accept(window, 13n, 3), accept(window, 10n)]).toEqual([false, true, false]);
});

test.each([1, 64])("it agrees with a set of all counters, over many random walks, up to %d at a time", (most) => {
  for (let walk = 0; walk < 10; walk += 1) {
    const window = new CounterWindow();
    const seen = new Set<bigint>();
    let highest = 0n;
    for (let step = 0; step < 3_000; step += 1) {
      const jump = Math.random() < 0.01 ? 3_000 : 40;
      const counter = highest + BigInt(Math.floor(Math.random() * jump)) - BigInt(Math.floor(Math.random() * 1_100));
      const count = 1 + Math.floor(Math.random() * most);
      const counters = Array.from({ length: count }, (_, before) => counter - BigInt(before));
      const isExpected = counters.every((one) => one >= 1n && one > highest - BigInt(windowSize) && !seen.has(one));
      expect(accept(window, counter, count)).toBe(isExpected);
      if (!isExpected) continue;
      for (const one of counters) seen.add(one);
      highest = counter > highest ? counter : highest;
    }
  }
});

test("the newest token is the one whose signature covers the highest counter", () => {
  const accepted = new AcceptedLane();
  const signatureOf = (counter: number) => new Uint8Array(65).fill(counter);
  for (const counter of [1, 3, 2]) accepted.add(BigInt(counter), signatureOf(counter));
  expect(accepted.newest()).toEqual({ requests: 3n, signature: signatureOf(3) });
});

test("it comes back from its bytes as it was", () => {
  const accepted = new AcceptedLane();
  for (const counter of [5n, 1n, 2_000n, 1_999n])
    accepted.add(counter, new Uint8Array(65).fill(Number(counter % 251n)));
  const again = AcceptedLane.fromBytes(accepted.toBytes());
  expect(again.newest()).toEqual(accepted.newest());
  for (const counter of [1_999n, 2_000n]) expect(again.window.isNew(counter)).toBe(false);
  expect(again.window.isNew(1_998n)).toBe(true);
});
