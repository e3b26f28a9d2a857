import { expect, test } from "vitest";
import { shareOf } from "./budget-share.ts";

test("shares are whole percents of amounts of any size", () => {
  expect(shareOf("0", "5")).toBe(0);
  expect(shareOf("1000000000000000000000001", "2000000000000000000000000")).toBe(50);
  expect(shareOf("7", "5")).toBe(100);
  expect(shareOf("0", "0")).toBe(100);
});
