import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callAt } from "./expiry.ts";

const start = 1_800_000_000_000;
const hour = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

test("a date is kept, however far away, and not once it is cancelled", () => {
  const act = vi.fn();
  const cancelled = vi.fn();
  callAt(start + 1_000 * hour, act);
  callAt(start + hour, cancelled)();
  vi.advanceTimersByTime(1_000 * hour - 1);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect([act, cancelled].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
});

test("a clock that is set ahead, or stood still with its machine, makes it late by a minute at most", () => {
  const act = vi.fn();
  callAt(start + 10 * hour, act);
  vi.setSystemTime(start + 20 * hour);
  vi.advanceTimersByTime(60_000);
  expect(act).toHaveBeenCalledOnce();
});

test("a clock that is set back makes it no earlier than its date", () => {
  const act = vi.fn();
  callAt(start + hour, act);
  vi.setSystemTime(start - hour);
  vi.advanceTimersByTime(hour);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(hour);
  expect(act).toHaveBeenCalledOnce();
});
