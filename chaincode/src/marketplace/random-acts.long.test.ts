import { expect, test } from "vitest";
import { actNames } from "./acts/act-types.ts";
import { expectInvariants, type Sales } from "./testing/invariants.ts";
import { RandomMarket } from "./testing/random-market.ts";

test("a hundred thousand random acts keep tokens, rights and counters right", async () => {
  const market = new RandomMarket(7);
  const sales: Sales = new Map();
  for (let act = 1; act <= 100_000; act++) {
    await market.step();
    if (act % 2_500 === 0) await expectInvariants(market, sales);
  }
  // Every act but that which needs a vote.
  expect([...market.accepted.keys()].sort()).toEqual(actNames.filter((name) => name !== "ApplyParameters").sort());
});
