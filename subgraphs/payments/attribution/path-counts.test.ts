import { expect, test } from "vitest";
import { randomNumbers } from "../../../store/testing/random-ledger.ts";
import { windowSize } from "../model/counter-window.ts";
import { maxPaths, overflowCallers, PathCounts } from "./path-counts.ts";

const shown = (counts: ReadonlyMap<string, bigint>) =>
  Object.fromEntries([...counts].filter(([, counters]) => counters > 0n));

test("what was signed last and never accepted is nobody's cost", () => {
  const counted = new PathCounts();
  counted.add("a", 3);
  counted.add("b", 2);
  counted.add("a", 4);
  expect(shown(counted.upTo(9n))).toEqual({ a: 7n, b: 2n });
  expect(shown(counted.upTo(6n))).toEqual({ a: 4n, b: 2n });
  expect(shown(counted.upTo(4n))).toEqual({ a: 3n, b: 1n });
  expect(shown(counted.upTo(0n))).toEqual({});
});

test("counters that were signed elsewhere are the consumer's own", () => {
  const counted = new PathCounts();
  counted.add("a", 2);
  expect(shown(counted.upTo(5n))).toEqual({ a: 2n, "": 3n });
});

/** Store that keeps parts and reads them again. */
class Kept {
  readonly #parts = new Map<string, Uint8Array>();

  keep(counted: PathCounts, parts: readonly string[]): void {
    for (const part of parts) this.#parts.set(part, counted.part(part));
  }

  restore(): PathCounts {
    const counted = new PathCounts();
    for (const [part, bytes] of [...this.#parts].sort().reverse()) counted.restore(part, bytes);
    return counted;
  }
}

test("within a window every counter is known, also after being kept and read again, whole or in parts", () => {
  const random = randomNumbers(3);
  const names = ["", "a", "b", "a/b"];
  let counted = new PathCounts();
  const kept = new Kept();
  const signed: string[] = [];
  for (let call = 0; call < 4_000; call++) {
    const [name = "", counters] = [names[random(names.length)], 1 + random(3)];
    kept.keep(counted, counted.add(name, counters));
    for (let one = 0; one < counters; one++) signed.push(name);
    if (call % 100 === 0) counted = call % 200 === 0 ? PathCounts.fromJson(counted.toJson()) : kept.restore();
  }
  for (const beyond of [0, 1, 17, windowSize]) {
    const first = signed.slice(0, signed.length - beyond);
    const exact = Object.fromEntries(names.map((name) => [name, BigInt(first.filter((one) => one === name).length)]));
    expect(shown(counted.upTo(BigInt(first.length)))).toEqual(exact);
  }
});

test("whose a counter is that was nobody else's can be said afterwards, once", () => {
  const counted = new PathCounts();
  const kept = new Kept();
  const move = (counter: bigint, origin: string) => {
    const changed = counted.reattribute(counter, origin);
    kept.keep(counted, changed ?? []);
    return changed?.length;
  };
  expect(move(1n, "a")).toBeUndefined();
  kept.keep(counted, counted.add("b", 1));
  kept.keep(counted, counted.add("", 4));
  expect([move(3n, "a"), move(5n, "a"), move(4n, "")]).toEqual([3, 3, 0]);
  expect([move(1n, "a"), move(3n, "b"), move(3n, ""), move(0n, "a"), move(6n, "a")]).toEqual(Array(5).fill(undefined));
  for (const same of [counted, kept.restore()]) {
    expect(shown(same.upTo(5n))).toEqual({ b: 1n, "": 2n, a: 2n });
    expect(shown(same.upTo(3n))).toEqual({ b: 1n, "": 1n, a: 1n });
  }
});

test("whose counters are that are none of the newest any more can be said by their number", () => {
  const counted = new PathCounts();
  counted.add("", 3);
  counted.add("b", 1);
  counted.add("", windowSize);
  expect([1n, 2n, 3n].map((counter) => counted.reattribute(counter, "a")?.length)).toEqual([2, 2, 2]);
  expect(counted.reattribute(4n, "a")).toBeUndefined();
  const total = BigInt(windowSize) + 4n;
  expect(shown(counted.upTo(total))).toEqual({ a: 3n, b: 1n, "": BigInt(windowSize) });
  expect(shown(counted.upTo(4n))).toEqual({ a: 3n, b: 1n });
});

test("a signature changes few parts, however many origins there are", () => {
  const counted = new PathCounts();
  for (let origin = 0; origin < maxPaths; origin++) counted.add(`${origin}`, 3);
  expect(counted.add("7", 1)).toHaveLength(2);
});

test("far beyond a window counters are divided in proportion, and still add up", () => {
  const counted = new PathCounts();
  for (let round = 0; round < 1_000; round++) {
    counted.add("a", 2);
    counted.add("b", 1);
  }
  expect(shown(counted.upTo(300n))).toEqual({ a: 200n, b: 100n });
});

test("origins beyond the most that are told apart are counted together", () => {
  const counted = new PathCounts();
  for (let origin = 0; origin <= maxPaths + 1; origin++) counted.add(`${origin}`, 1);
  const counts = counted.upTo(BigInt(maxPaths + 2));
  expect(counts.get(`${maxPaths - 1}`)).toBe(1n);
  expect(counts.get(overflowCallers)).toBe(2n);
  expect(counts.size).toBe(maxPaths + 1);
});
