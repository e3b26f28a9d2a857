import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { excerptOf, maxShownBytes } from "./excerpt.ts";

const text = (content: string) => excerptOf(Buffer.from(content));

test("text is shown as it is, whatever it says", () => {
  const hostile = "<script>\u0000\u202e javascript:\u2028";
  expect(text(hostile)).toEqual({ text: hostile, encoding: "UTF8", bytes: Buffer.byteLength(hostile), isCut: false });
  expect(text("")).toEqual({ text: "", encoding: "UTF8", bytes: 0, isCut: false });
  expect(text("\ufeff").text).toBe("\ufeff");
});

test("what is no text is shown in hexadecimal", () => {
  expect(excerptOf(Buffer.from("ff00", "hex"))).toEqual({ text: "ff00", encoding: "HEX", bytes: 2, isCut: false });
  // Half a character at the end is none.
  expect(excerptOf(Buffer.from("ü").subarray(0, 1)).encoding).toBe("HEX");
});

test("much is cut, and not within a character", () => {
  const long = text(`a${"ü".repeat(maxShownBytes)}`);
  expect(long).toMatchObject({ encoding: "UTF8", bytes: 2 * maxShownBytes + 1, isCut: true });
  expect(long.text).toBe(`a${"ü".repeat(maxShownBytes / 2 - 1)}`);
  const noise = excerptOf(Buffer.concat([Buffer.from([0xff]), randomBytes(10_000_000)]));
  expect(noise).toMatchObject({ encoding: "HEX", bytes: 10_000_001, isCut: true });
  expect(noise.text).toHaveLength(2 * maxShownBytes);
});
