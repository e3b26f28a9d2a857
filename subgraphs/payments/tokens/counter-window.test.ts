import { expect, test } from "vitest";
import { AcceptedTokens } from "./accepted-tokens.ts";
import { CounterWindow, windowSize } from "./counter-window.ts";

function accept(window: CounterWindow, counter: bigint): boolean {
  if (!window.isNew(counter)) return false;
  window.use(counter);
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

test("it agrees with a set of all counters, over many random walks", () => {
  for (let walk = 0; walk < 20; walk += 1) {
    const window = new CounterWindow();
    const seen = new Set<bigint>();
    let highest = 0n;
    for (let step = 0; step < 3_000; step += 1) {
      const jump = Math.random() < 0.01 ? 3_000 : 40;
      const counter = highest + BigInt(Math.floor(Math.random() * jump)) - BigInt(Math.floor(Math.random() * 1_100));
      const isExpected = counter >= 1n && counter > highest - BigInt(windowSize) && !seen.has(counter);
      expect(accept(window, counter)).toBe(isExpected);
      if (!isExpected) continue;
      seen.add(counter);
      if (counter > highest) highest = counter;
    }
  }
});

test("the newest token is the one whose signature covers the highest counter", () => {
  const accepted = new AcceptedTokens();
  const signatureOf = (counter: number) => new Uint8Array(65).fill(counter);
  for (const counter of [1, 3, 2]) accepted.add(BigInt(counter), signatureOf(counter));
  expect(accepted.newest()).toEqual({ requests: 3n, signature: signatureOf(3) });
});

test("it comes back from its bytes as it was", () => {
  const accepted = new AcceptedTokens();
  for (const counter of [5n, 1n, 2_000n, 1_999n])
    accepted.add(counter, new Uint8Array(65).fill(Number(counter % 251n)));
  const again = AcceptedTokens.fromBytes(accepted.toBytes());
  expect(again.newest()).toEqual(accepted.newest());
  for (const counter of [1_999n, 2_000n]) expect(again.window.isNew(counter)).toBe(false);
  expect(again.window.isNew(1_998n)).toBe(true);
});
