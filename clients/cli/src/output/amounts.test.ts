import { expect, test } from "vitest";
import { formatAmount, formatAsset, parseAmount } from "./amounts.ts";

test.each([
  ["0", "0"],
  ["2500", "2500"],
  ["1.5ether", "1500000000000000000"],
  ["0.000000000000000001 SToken", "1"],
  ["3gwei", "3000000000"],
  ["123456789012345678901234567890", "123456789012345678901234567890"],
])("%s is %s of the smallest unit", (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});

test.each(["", "1.5", "-1", "1e18", "0x10", "1,5ether", "1.5wei", "0.0000000000000000001ether", "5dollar", "NaN"])(
  "“%s” is no amount, and what is one is said",
  (text) => {
    expect(() => parseAmount(text)).toThrow(expect.objectContaining({ code: "BAD_INPUT", mend: expect.any(String) }));
  },
);

test("amounts are shown exactly, however large or small", () => {
  expect(formatAmount("1", "ether")).toBe("0.000000000000000001 ether");
  expect(formatAmount("-1500000000000000000", "ether")).toBe("-1.5 ether");
  expect(formatAmount("123456789012345678901234567890", "SToken")).toBe("123456789012.34567890123456789 SToken");
  expect(formatAmount(null, "ether")).toBe("–");
  expect(formatAsset("7", `0x${"1".repeat(40)}`)).toBe(`7 of 0x${"1".repeat(40)}`);
  expect(formatAsset("0", `0x${"0".repeat(40)}`)).toBe("0 ether");
});
