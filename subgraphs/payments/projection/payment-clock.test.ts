import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paymentClock } from "./payment-clock.ts";

const hour = 3_600_000;
const start = 1_800_000_000_000;
const at = (ms: number) => Math.floor(ms / 1_000);

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

const chainAt = (time: Date | null) => ({ checkpoint: { time } });

test("it is this machine's time, or the chain's when that is ahead", () => {
  const chain = chainAt(null);
  const now = paymentClock(chain);
  expect(now()).toBe(at(start));
  chain.checkpoint.time = new Date(start - hour);
  expect(now()).toBe(at(start));
  chain.checkpoint.time = new Date(start + hour);
  expect(now()).toBe(at(start + hour));
});

test("a clock that is set back does not go behind the chain, whose time goes on", () => {
  const now = paymentClock(chainAt(new Date(start)));
  expect(now()).toBe(at(start));
  vi.setSystemTime(start - 24 * hour);
  expect(now()).toBe(at(start));
  vi.advanceTimersByTime(60_000);
  expect(now()).toBe(at(start + 60_000));
});

test("a clock that was ahead counts no longer than until it is set right", () => {
  const now = paymentClock(chainAt(new Date(start)));
  vi.setSystemTime(start + 960 * hour);
  expect(now()).toBe(at(start + 960 * hour));
  vi.setSystemTime(start);
  expect(now()).toBe(at(start));
});
