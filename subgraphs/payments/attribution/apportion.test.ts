import { expect, test } from "vitest";
import { randomNumbers } from "../../../store/testing/random-ledger.ts";
import { apportion } from "./apportion.ts";

test("what is paid in full is divided by the price, with nothing left over", () => {
  expect(apportion(60n, [3n, 1n, 2n])).toEqual([30n, 10n, 20n]);
});

test("units that cannot be divided go to the largest remainders, of equal ones to the first", () => {
  expect(apportion(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
  expect(apportion(5n, [1n, 7n, 2n])).toEqual([1n, 3n, 1n]);
  expect(apportion(0n, [0n, 5n])).toEqual([0n, 0n]);
  expect(apportion(2n, [0n, 5n])).toEqual([0n, 2n]);
});

test("shares always add up, and none is off its exact part by a unit or more", () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 2_000; round++) {
    const weights = Array.from({ length: 1 + random(9) }, () => BigInt(random(1_000)));
    weights[0] = (weights[0] ?? 0n) + 1n;
    const amount = BigInt(random(1_000_000)) ** 3n;
    const total = weights.reduce((sum, weight) => sum + weight, 0n);
    const shares = apportion(amount, weights);
    expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(amount);
    for (const [at, share] of shares.entries()) {
      const off = share * total - amount * (weights[at] ?? 0n);
      expect(off < total && off > -total).toBe(true);
    }
  }
});
