import { describe, expect, test } from "vitest";
import { randomNumbers } from "../../../store/testing/random-ledger.ts";
import { type CostNode, costShares, costTree } from "./cost-tree.ts";
import { PathCounts } from "./path-counts.ts";

const [alice, bob, carol] = ["a", "b", "c"].map((digit) => `0x${digit.repeat(40)}`) as [string, string, string];

function signedFor(...counts: [string, number][]): PathCounts {
  const signed = new PathCounts();
  for (const [origin, counters] of counts) signed.add(origin, counters);
  return signed;
}

const amounts = ({ amount, causes }: CostNode) => [amount, ...causes.map((cause) => cause.amount)];

describe("what a redemption cost", () => {
  const signed = () => signedFor([alice, 3], [bob, 2], ["", 1]);

  test("is each origin's requests at the price when it was paid in full", () => {
    const tree = costTree(carol, costShares({ requests: 6n, amount: 60n }, undefined, signed()));
    expect(amounts(tree)).toEqual([60n, 30n, 20n]);
    expect(tree).toMatchObject({ account: carol, requests: 6n, provenAmount: 0n });
  });

  test("is short for each in proportion when funds did not reach, to the unit", () => {
    const tree = costTree(carol, costShares({ requests: 6n, amount: 47n }, undefined, signed()));
    expect(amounts(tree)).toEqual([47n, 23n, 16n]);
  });

  test("is nothing for anybody when there were no funds", () => {
    const tree = costTree(carol, costShares({ requests: 6n, amount: 0n }, undefined, signed()));
    expect(amounts(tree)).toEqual([0n, 0n, 0n]);
  });

  test("is the consumer's own where nothing is known", () => {
    expect(costTree(carol, costShares({ requests: 6n, amount: 47n }, undefined, undefined))).toMatchObject({
      amount: 47n,
      causes: [],
    });
  });

  test("is that of whom the lane's label names, for whoever knows no more than the ledger", () => {
    const { causes, provenAmount } = costTree(carol, costShares({ requests: 6n, amount: 60n }, alice, undefined));
    expect(causes).toMatchObject([{ account: alice, amount: 60n }]);
    expect(provenAmount).toBe(60n);
  });

  test("is that of whom the label names, whatever was signed on its lane", () => {
    const shares = costShares({ requests: 4n, amount: 40n }, alice, signedFor([`${alice}/${bob}`, 3], [bob, 1]));
    const { causes } = costTree(carol, shares);
    expect(causes).toMatchObject([
      { account: alice, amount: 10n, causes: [] },
      { account: bob, amount: 30n, causes: [{ account: alice, amount: 30n }] },
    ]);
  });
});

test("every node of every tree is the sum of what is below it and its own, in all down to the redeemed unit", () => {
  const random = randomNumbers(11);
  const accounts = [alice, bob, carol];
  const check = (node: CostNode): void => {
    const below = node.causes.reduce((sum, { amount, requests }) => [sum[0] + amount, sum[1] + requests] as const, [
      0n,
      0n,
    ] as readonly [bigint, bigint]);
    expect(below[0] <= node.amount && below[1] <= node.requests).toBe(true);
    for (const cause of node.causes) check(cause);
  };
  for (let round = 0; round < 300; round++) {
    const signed = new PathCounts();
    let total = 0;
    for (let call = 0; call < 1 + random(40); call++) {
      const path = Array.from({ length: random(4) }, () => accounts[random(3)]).join("/");
      const counters = 1 + random(5);
      signed.add(path, counters);
      total += counters;
    }
    const requests = BigInt(total - random(total));
    const amount = BigInt(random(1_000_000));
    const shares = costShares({ requests, amount }, undefined, signed);
    const tree = costTree(carol, shares);
    expect([tree.amount, tree.requests]).toEqual([amount, requests]);
    check(tree);
  }
});
