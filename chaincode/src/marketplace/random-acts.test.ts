import { expect, test } from "vitest";
import { expectInvariants, type Sales } from "./testing/invariants.ts";
import { RandomMarket } from "./testing/random-market.ts";

test.each([1, 2, 3])("random acts keep tokens, rights and counters right (sequence %i)", async (seed) => {
  const market = new RandomMarket(seed);
  const sales: Sales = new Map();
  for (let act = 1; act <= 1_000; act++) {
    await market.step();
    if (act % 250 === 0) await expectInvariants(market, sales);
  }
  const accepted = [...market.accepted.values()].reduce((sum, count) => sum + count, 0);
  expect(accepted).toBeGreaterThan(100);
});
