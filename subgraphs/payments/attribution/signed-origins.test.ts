import { expect, test } from "vitest";
import { randomNumbers } from "../../../store/testing/random-ledger.ts";
import { windowSize } from "../model/counter-window.ts";
import { furtherOrigins, maxOrigins, SignedOrigins } from "./signed-origins.ts";

const shown = (counts: ReadonlyMap<string, bigint>) =>
  Object.fromEntries([...counts].filter(([, counters]) => counters > 0n));

test("what was signed last and never accepted is nobody's cost", () => {
  const origins = new SignedOrigins();
  origins.add("a", 3);
  origins.add("b", 2);
  origins.add("a", 4);
  expect(shown(origins.upTo(9n))).toEqual({ a: 7n, b: 2n });
  expect(shown(origins.upTo(6n))).toEqual({ a: 4n, b: 2n });
  expect(shown(origins.upTo(4n))).toEqual({ a: 3n, b: 1n });
  expect(shown(origins.upTo(0n))).toEqual({});
});

test("counters that were signed elsewhere are the consumer's own", () => {
  const origins = new SignedOrigins();
  origins.add("a", 2);
  expect(shown(origins.upTo(5n))).toEqual({ a: 2n, "": 3n });
});

/** What a store keeps and reads again, part by part. */
class Kept {
  readonly #parts = new Map<string, Uint8Array>();

  keep(origins: SignedOrigins, parts: readonly string[]): void {
    for (const part of parts) this.#parts.set(part, origins.part(part));
  }

  restore(): SignedOrigins {
    const origins = new SignedOrigins();
    for (const [part, bytes] of [...this.#parts].sort().reverse()) origins.restore(part, bytes);
    return origins;
  }
}

test("within a window every counter is known, also after being kept and read again, whole or in parts", () => {
  const random = randomNumbers(3);
  const names = ["", "a", "b", "a/b"];
  let origins = new SignedOrigins();
  const kept = new Kept();
  const signed: string[] = [];
  for (let call = 0; call < 4_000; call++) {
    const [name = "", counters] = [names[random(names.length)], 1 + random(3)];
    kept.keep(origins, origins.add(name, counters));
    for (let one = 0; one < counters; one++) signed.push(name);
    if (call % 100 === 0) origins = call % 200 === 0 ? SignedOrigins.fromJson(origins.toJson()) : kept.restore();
  }
  for (const beyond of [0, 1, 17, windowSize]) {
    const first = signed.slice(0, signed.length - beyond);
    const exact = Object.fromEntries(names.map((name) => [name, BigInt(first.filter((one) => one === name).length)]));
    expect(shown(origins.upTo(BigInt(first.length)))).toEqual(exact);
  }
});

test("whose a counter is that was nobody else's can be said afterwards, once", () => {
  const origins = new SignedOrigins();
  const kept = new Kept();
  const move = (counter: bigint, origin: string) => {
    const changed = origins.move(counter, origin);
    kept.keep(origins, changed ?? []);
    return changed?.length;
  };
  expect(move(1n, "a")).toBeUndefined();
  kept.keep(origins, origins.add("b", 1));
  kept.keep(origins, origins.add("", 4));
  expect([move(3n, "a"), move(5n, "a"), move(4n, "")]).toEqual([3, 3, 0]);
  expect([move(1n, "a"), move(3n, "b"), move(3n, ""), move(0n, "a"), move(6n, "a")]).toEqual(Array(5).fill(undefined));
  for (const same of [origins, kept.restore()]) {
    expect(shown(same.upTo(5n))).toEqual({ b: 1n, "": 2n, a: 2n });
    expect(shown(same.upTo(3n))).toEqual({ b: 1n, "": 1n, a: 1n });
  }
});

test("whose counters are that are none of the newest any more can be said by their number", () => {
  const origins = new SignedOrigins();
  origins.add("", 3);
  origins.add("b", 1);
  origins.add("", windowSize);
  expect([1n, 2n, 3n].map((counter) => origins.move(counter, "a")?.length)).toEqual([2, 2, 2]);
  expect(origins.move(4n, "a")).toBeUndefined();
  const total = BigInt(windowSize) + 4n;
  expect(shown(origins.upTo(total))).toEqual({ a: 3n, b: 1n, "": BigInt(windowSize) });
  expect(shown(origins.upTo(4n))).toEqual({ a: 3n, b: 1n });
});

test("a signature changes few parts, however many origins there are", () => {
  const origins = new SignedOrigins();
  for (let origin = 0; origin < maxOrigins; origin++) origins.add(`${origin}`, 3);
  expect(origins.add("7", 1)).toHaveLength(2);
});

test("far beyond a window counters are divided in proportion, and still add up", () => {
  const origins = new SignedOrigins();
  for (let round = 0; round < 1_000; round++) {
    origins.add("a", 2);
    origins.add("b", 1);
  }
  expect(shown(origins.upTo(300n))).toEqual({ a: 200n, b: 100n });
});

test("origins beyond the most that are told apart are counted together", () => {
  const origins = new SignedOrigins();
  for (let origin = 0; origin <= maxOrigins + 1; origin++) origins.add(`${origin}`, 1);
  const counts = origins.upTo(BigInt(maxOrigins + 2));
  expect(counts.get(`${maxOrigins - 1}`)).toBe(1n);
  expect(counts.get(furtherOrigins)).toBe(2n);
  expect(counts.size).toBe(maxOrigins + 1);
});
