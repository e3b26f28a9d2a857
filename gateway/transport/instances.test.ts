import { expect, test, vi } from "vitest";
import { Instances } from "./instances.ts";

const urls = ["http://a", "http://b", "http://c"];

test("instances that are as busy as each other are asked in turns", () => {
  const instances = new Instances(urls);
  const picked = Array.from({ length: 6 }, () => instances.pick()?.url);
  expect(new Set(picked.slice(0, 3)).size).toBe(3);
  expect(picked.slice(3)).toEqual(picked.slice(0, 3));
});

test("the least busy one is asked, and none twice for the same request", () => {
  const instances = new Instances(urls);
  for (const [index, instance] of instances.all.entries()) instance.pending = index;
  const [a, b, c] = instances.all;
  expect(instances.pick()).toBe(a);
  expect(instances.pick(a && [a])).toBe(b);
  expect(instances.pick(a && b && [a, b])).toBe(c);
  expect(instances.pick(instances.all)).toBeUndefined();
});

test("one that fails is left alone for a while that grows, unless all fail", () => {
  const instances = new Instances(urls.slice(0, 2));
  const [a, b] = instances.all;
  if (!a || !b) throw new Error("two instances");
  const now = 1_000_000;
  instances.failed(a, now);
  expect([instances.pick([], now), instances.pick([], now)]).toEqual([b, b]);
  expect(new Set([instances.pick([], now + 250), instances.pick([], now + 250)])).toEqual(new Set([a, b]));
  instances.failed(a, now);
  expect(a.awayUntil).toBe(now + 500);
  for (let failure = 0; failure < 9; failure += 1) instances.failed(a, now);
  expect(a.awayUntil).toBe(now + 5_000);
  instances.failed(b, now);
  expect(instances.pick([], now)).toBe(b);
  instances.answered(a);
  expect([instances.pick([], now), instances.pick([], now)]).toEqual([a, a]);
});

test("a clock that is set neither keeps a failed one away nor brings it back", () => {
  vi.useFakeTimers();
  try {
    const instances = new Instances(urls.slice(0, 2));
    const [a, b] = instances.all;
    if (!a || !b) throw new Error("two instances");
    instances.failed(a);
    for (const hours of [24, -24]) {
      vi.setSystemTime(Date.now() + hours * 3_600_000);
      expect([instances.pick(), instances.pick()]).toEqual([b, b]);
    }
    vi.advanceTimersByTime(250);
    expect(new Set([instances.pick(), instances.pick()])).toEqual(new Set([a, b]));
  } finally {
    vi.useRealTimers();
  }
});
