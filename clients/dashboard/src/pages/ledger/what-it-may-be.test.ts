import { expect, test } from "vitest";
import { whatItMayBe } from "./what-it-may-be.ts";

const digits = "AB".repeat(32);
const hash = digits.toLowerCase();

test("an id is looked up as all that it can be, however it was copied", () => {
  expect(whatItMayBe(` 0x${digits} `)).toMatchObject({ evmHash: `0x${hash}`, fabricId: hash, address: undefined });
  expect(whatItMayBe(digits)).toMatchObject({ evmHash: `0x${hash}`, fabricId: hash });
  expect(whatItMayBe(`0x${"cD".repeat(20)}`)).toMatchObject({ address: `0x${"cD".repeat(20)}`, evmHash: undefined });
  expect(whatItMayBe("17")).toMatchObject({ text: "17", blockNumber: "17" });
});

test("names are only names", () => {
  for (const text of ["maps", "0x12", "-1", "01", "1.5", "9".repeat(30), `0x${"g".repeat(64)}`]) {
    expect(whatItMayBe(text)).toEqual({
      text,
      evmHash: undefined,
      fabricId: undefined,
      address: undefined,
      blockNumber: undefined,
    });
  }
});
