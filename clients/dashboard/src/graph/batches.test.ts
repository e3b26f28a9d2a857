import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Batches, withNewest } from "./batches.ts";
import { pauseMs } from "./pace.ts";

let batches: Batches<number>;
let taken: (readonly number[])[];

beforeEach(() => {
  vi.useFakeTimers();
  taken = [];
  batches = new Batches((batch) => taken.push(batch));
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first item after a quiet time is handed on at once, what comes after it together", () => {
  for (const item of [1, 2, 3]) batches.add(item);
  expect(taken).toEqual([[1]]);
  vi.advanceTimersByTime(pauseMs - 1);
  expect(taken).toEqual([[1]]);
  vi.advanceTimersByTime(1);
  expect(taken).toEqual([[1], [2, 3]]);
  batches.add(4);
  expect(taken).toHaveLength(2);
  vi.advanceTimersByTime(2 * pauseMs);
  expect(taken).toEqual([[1], [2, 3], [4]]);
  batches.add(5);
  expect(taken.at(-1)).toEqual([5]);
});

test("a thousand items a minute are handed on at most once in each pause, none twice and none left out", () => {
  for (let item = 0; item < 1_000; item++) {
    batches.add(item);
    vi.advanceTimersByTime(60_000 / 1_000);
  }
  vi.advanceTimersByTime(pauseMs);
  expect(taken.flat()).toEqual(Array.from({ length: 1_000 }, (_, item) => item));
  expect(taken.length).toBeLessThanOrEqual(60_000 / pauseMs + 2);
});

test("a flood is handed on before its pause is over, so that what waits is bounded", () => {
  for (let item = 0; item < 2_500; item++) batches.add(item);
  expect(taken.map(({ length }) => length)).toEqual([1, 1_000, 1_000]);
  vi.advanceTimersByTime(pauseMs);
  expect(taken.flat()).toHaveLength(2_500);
});

test("what waits is dropped once nobody takes it, and no timer is left", () => {
  batches.add(1);
  batches.add(2);
  batches.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(2 * pauseMs);
  expect(taken).toEqual([[1]]);
});

test("a list of the newest has the last of a batch first, and is bounded", () => {
  expect(withNewest([2, 1], [3, 4])).toEqual([4, 3, 2, 1]);
  const many = Array.from({ length: 80 }, (_, at) => at);
  expect(withNewest(many, [100])).toHaveLength(50);
  expect(withNewest([], many).slice(0, 2)).toEqual([79, 78]);
});
