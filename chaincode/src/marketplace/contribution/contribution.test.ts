import { beforeEach, describe, expect, it } from "vitest";
import { Market, token } from "../testing/market.ts";
import { describeEntry, describeService, type TestUser } from "../testing/test-user.ts";
import { type Contribution, contributionValue } from "./contribution.ts";

describe("the formula", () => {
  const weights = { lambda: 2, gamma: 1 };
  const value = (available: number, composed: number, callsSold: number) =>
    contributionValue(
      { available: BigInt(available), composed: BigInt(composed), callsSold: BigInt(callsSold) },
      weights,
    );

  it("adds what is offered, composed and sold, the latter two for each service", () => {
    expect(value(0, 0, 0)).toBe(0);
    expect(value(0, 5, 5)).toBe(0);
    expect(value(2, 0, 0)).toBeCloseTo(1.0986122886681096, 15);
    expect(value(3, 11, 0)).toBeCloseTo(8.719627694453223, 15);
    expect(value(2, 1, 10)).toBeCloseTo(Math.log(3) + 6, 15);
  });
});

describe("counters", () => {
  let market: Market;
  let alice: TestUser;
  let bob: TestUser;
  let carol: TestUser;

  beforeEach(async () => {
    market = new Market();
    [alice, bob, carol] = await market.users("alice", "bob", "carol");
  });

  const counters = async ({ address }: TestUser) => {
    const { contribution } = await market.query<{ contribution: Contribution }>("QueryUser", address);
    return [contribution.available, contribution.composed, contribution.callsSold].map(Number);
  };
  const compose = (user: TestUser, name: string, ...composes: string[]) =>
    user.submit("CreateMashup", { ...describeService({ name }), composes });

  it("count services and mashups while they are available", async () => {
    await alice.submit("RegisterService", describeService({ name: "A" }));
    expect(await counters(alice)).toEqual([0, 0, 0]);
    await alice.submit("PublishService", { name: "A" });
    await compose(alice, "M", "A");
    await alice.submit("PublishService", { name: "M" });
    expect(await counters(alice)).toEqual([2, 0, 0]);
    await alice.submit("EditService", describeService({ name: "A" }));
    await alice.submit("InvalidateService", { name: "A" });
    expect(await counters(alice)).toEqual([1, 0, 0]);
    await alice.submit("PublishService", { name: "A" });
    const imported = [describeEntry({ name: "I1" }), describeEntry({ name: "I2" })];
    await alice.submit("RegisterServices", { services: imported, publish: true });
    await alice.submit("RegisterServices", { services: imported, publish: true });
    expect(await counters(alice)).toEqual([4, 0, 0]);
  });

  it("count compositions by others, for each service that is composed, when the fee is paid", async () => {
    for (const name of ["A1", "A2"]) await market.offer(alice, name);
    await market.offer(bob, "B");
    await compose(carol, "M", "A1", "A2", "B");
    const imported = describeEntry({ kind: "MASHUP", name: "N", composes: ["A1"] });
    await carol.submit("RegisterServices", { services: [imported], publish: true });
    expect([await counters(alice), await counters(bob)]).toEqual([
      [2, 2, 0],
      [1, 1, 0],
    ]);
    await carol.submit("PublishService", { name: "N" });
    await carol.submit("PublishService", { name: "M" });
    expect(await counters(alice)).toEqual([2, 3, 0]);
  });

  it("do not count own compositions, nor those of two accounts that compose each other", async () => {
    const balance = await carol.balance();
    await market.offer(alice, "A");
    await market.offer(bob, "B");
    await market.offer(carol, "C");
    await compose(carol, "Own", "C");
    expect(await counters(carol)).toEqual([1, 0, 0]);
    expect(await carol.balance()).toBe(balance + 10n * token);
    await compose(alice, "M1", "B");
    await compose(alice, "M2", "B");
    expect(await counters(bob)).toEqual([1, 2, 0]);
    const { event } = await compose(bob, "M3", "A");
    expect(event?.payload).toMatchObject({ reward: "0", fees: `${10n * token}` });
    expect([await counters(alice), await counters(bob)]).toEqual([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    await compose(alice, "M4", "B");
    expect(await counters(bob)).toEqual([1, 0, 0]);
    await compose(carol, "M5", "A");
    expect(await counters(alice)).toEqual([1, 1, 0]);
  });

  it("count calls that others pay for, not own ones, nor those that cost nothing", async () => {
    await market.offer(alice, "Paid", token);
    await market.offer(alice, "Free");
    await market.buy(bob, "Paid", 3);
    await market.buy(carol, "Paid", 1);
    await market.buy(bob, "Free", 1_000);
    await market.buy(alice, "Paid", 5);
    expect(await counters(alice)).toEqual([2, 0, 4]);
    expect(await counters(bob)).toEqual([0, 0, 0]);
    await alice.submit("ReduceCallTime", { service: "Paid", user: bob.address, times: "2" });
    expect(await counters(alice)).toEqual([2, 0, 4]);
  });

  it("count a service of an older ledger once it is saved again", async () => {
    await market.offer(alice, "A");
    const row = { ...(await market.query<object>("QueryService", "A")), name: "Old", isListed: undefined };
    market.ledger.state.set("service/Old", { value: Buffer.from(JSON.stringify(row)), version: 1 });
    expect(await counters(alice)).toEqual([1, 0, 0]);
    await alice.submit("EditService", describeService({ name: "Old" }));
    expect(await counters(alice)).toEqual([2, 0, 0]);
    await alice.submit("InvalidateService", { name: "Old" });
    expect(await counters(alice)).toEqual([1, 0, 0]);
  });

  describe("rewards", () => {
    it("go to who composes another's service", async () => {
      await market.offer(alice, "A");
      const before = await carol.balance();
      const { event } = await compose(carol, "M", "A");
      expect(event?.payload).toMatchObject({ reward: `${10n * token}`, fees: `${10n * token}` });
      await carol.submit("PublishService", { name: "M" });
      expect(await carol.balance()).toBe(before);
    });

    it("go to a first comment on another's service whose calls were paid for", async () => {
      await market.offer(alice, "Paid", token);
      await market.offer(alice, "Free");
      const comment = async (user: TestUser, service: string) => {
        await market.buy(user, service, 1);
        await alice.submit("ReduceCallTime", { service, user: user.address, times: "1" });
        const { event } = await user.submit("CommentService", { service, rating: "5", text: "" });
        return event?.payload;
      };
      expect(await comment(bob, "Paid")).toMatchObject({ reward: `${token}` });
      expect(await comment(bob, "Paid")).toMatchObject({ reward: "0" });
      expect(await comment(bob, "Free")).toMatchObject({ reward: "0" });
      expect(await comment(alice, "Paid")).toMatchObject({ reward: "0" });
    });
  });
});
