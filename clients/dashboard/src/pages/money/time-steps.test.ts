import { expect, test } from "vitest";
import { bucketFor, stepsOf } from "./time-steps.ts";

const iso = (steps: number[]) => steps.map((step) => new Date(step).toISOString().slice(0, 13));

test("a period has steps in which it can be read", () => {
  const from = "2026-01-01T00:00:00.000Z";
  expect(bucketFor(from, "2026-01-02T00:00:00.000Z")).toBe("HOUR");
  expect(bucketFor(from, "2026-02-01T00:00:00.000Z")).toBe("DAY");
  expect(bucketFor(from, "2027-01-01T00:00:00.000Z")).toBe("WEEK");
  expect(bucketFor(from, "2036-01-01T00:00:00.000Z")).toBe("MONTH");
});

test("steps begin where the graph cuts them, whatever the period's own begin", () => {
  expect(iso(stepsOf("2026-11-30T21:17:00.000Z", "2026-12-01T00:00:00.000Z", "HOUR"))).toEqual([
    "2026-11-30T21",
    "2026-11-30T22",
    "2026-11-30T23",
  ]);
  expect(iso(stepsOf("2026-11-30T21:17:00.000Z", "2026-12-02T00:00:00.001Z", "DAY"))).toEqual([
    "2026-11-30T00",
    "2026-12-01T00",
    "2026-12-02T00",
  ]);
  // 2026-12-06 is a Sunday.
  expect(iso(stepsOf("2026-12-06T00:00:00.000Z", "2026-12-08T00:00:00.000Z", "WEEK"))).toEqual([
    "2026-11-30T00",
    "2026-12-07T00",
  ]);
  expect(iso(stepsOf("2026-12-31T00:00:00.000Z", "2027-02-01T00:00:00.000Z", "MONTH"))).toEqual([
    "2026-12-01T00",
    "2027-01-01T00",
  ]);
  expect(stepsOf("2026-12-31T00:00:00.000Z", "2026-12-30T00:00:00.000Z", "DAY")).toEqual([]);
});
