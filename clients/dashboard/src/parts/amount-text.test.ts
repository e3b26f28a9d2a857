import { expect, test } from "vitest";
import { unitsOf } from "./amount-text.ts";

test("amounts are exact, to the last of their places", () => {
  expect(unitsOf("1.5", 18)).toBe("1500000000000000000");
  expect(unitsOf(" 0.000000000000000001 ", 18)).toBe("1");
  expect(unitsOf("9007199254740993", 0)).toBe("9007199254740993");
  expect(unitsOf("0", 18)).toBe("0");
});

test.each(["", "1,5", "-1", "1e3", "0x10", ".5", "1.", "1.0000000000000000001", "٣", "9".repeat(90)])(
  "%j is no amount",
  (typed) => {
    expect(unitsOf(typed, 18)).toBeUndefined();
  },
);

test("more places than a unit has, or more than a contract holds, is no amount", () => {
  expect(unitsOf("0.5", 0)).toBeUndefined();
  expect(unitsOf("0.1234567891", 9)).toBeUndefined();
  expect(unitsOf("1".padEnd(78, "9"), 0)).toBeUndefined();
});
