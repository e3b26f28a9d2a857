import { expect, test } from "vitest";
import { formatAgo, formatAmount, formatCount, formatTime, shorten, words } from "./format.ts";

test.each([
  ["0", "0"],
  ["1", "<0.0001"],
  ["1000000000000000000", "1"],
  ["1500000000000000000", "1.5"],
  ["-2500000000000000000", "−2.5"],
  ["123456789012345678901234567890", "123,456,789,012.3456"],
  ["99999999999999", "<0.0001"],
  ["100000000000000", "0.0001"],
])("%s units are %s", (units, text) => {
  expect(formatAmount(units)).toBe(text);
});

test("tokens with few decimals, or none", () => {
  expect(formatAmount("1234567", 6, 2)).toBe("1.23");
  expect(formatAmount("42", 0)).toBe("42");
});

test("counts beyond what a float holds", () => {
  expect(formatCount("9007199254740993")).toBe("9,007,199,254,740,993");
});

test("both ends of an address", () => {
  expect(shorten("0x52908400098527886E0F7030069857D2E4169EE7")).toBe("0x5290…9EE7");
  expect(shorten("short")).toBe("short");
});

test("times in one zone, and how long ago", () => {
  expect(formatTime("2026-11-30T19:00:00.000Z", "UTC")).toBe("30 Nov 2026, 19:00:00 UTC");
  const now = Date.parse("2026-11-30T19:00:00.000Z");
  expect(formatAgo("2026-11-30T18:58:00.000Z", now)).toBe("2 minutes ago");
  expect(formatAgo("2026-12-02T19:00:00.000Z", now)).toBe("in 2 days");
});

test("words of a name", () => {
  expect(words("OPERATION_VOTED")).toBe("operation voted");
});
