import { expect, test } from "vitest";
import { daysBefore, moneySearch, periodOf } from "./money-search.ts";

const ether = `0x${"0".repeat(40)}`;

test("a range in the address has whole days, its last one included", () => {
  const search = moneySearch({ from: "2026-11-01", to: "2026-11-30", asset: ether, other: 1 });
  expect(search).toEqual({ from: "2026-11-01", to: "2026-11-30", asset: ether });
  expect(periodOf(search)).toEqual({ from: "2026-11-01T00:00:00.000Z", to: "2026-12-01T00:00:00.000Z" });
});

test("what is no day or no address is left out", () => {
  expect(moneySearch({ from: "yesterday", to: "2026-13-01", asset: "0x1" })).toEqual({});
  expect(moneySearch({ from: 20_261_101, to: null, asset: {} })).toEqual({});
  expect(periodOf({})).toEqual({});
  expect(daysBefore(Date.parse("2026-12-01T23:59:59.000Z"), 1)).toBe("2026-11-30");
});
