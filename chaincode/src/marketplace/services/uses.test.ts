import { beforeEach, describe, expect, it } from "vitest";
import { Market, token } from "../testing/market.ts";
import type { TestUser } from "../testing/test-user.ts";

let market: Market;
let alice: TestUser;
let bob: TestUser;
let carol: TestUser;
const service = "Weather";

beforeEach(async () => {
  market = new Market();
  [alice, bob, carol] = await market.users("alice", "bob", "carol");
  await market.offer(alice, service, token);
  await market.buy(bob, service, 3);
});

const leftOf = async (user: TestUser) =>
  (await market.query<{ callsLeft: string }>("GetSpecCallTime", service, user.address)).callsLeft;

describe("calls of one user", () => {
  it("are taken by the developer and leave a record", async () => {
    const { result, event, writtenKeys } = await alice.submit("ReduceCallTime", {
      service,
      user: bob.address,
      times: "2",
    });
    expect(result).toMatchObject({ callsLeft: "1", callsBought: "3", paid: `${3n * token}` });
    expect(event).toEqual({
      name: "CallsUsed",
      payload: { service, developer: alice.address, user: bob.address, users: 1, times: 2 },
    });
    expect(writtenKeys.some((key) => key.startsWith(`\0use\0${service}\0${bob.address}`))).toBe(true);
  });

  it.each([
    ["0", /^BAD_INPUT/],
    ["-1", /^BAD_INPUT/],
    ["4", /^INSUFFICIENT_CALLS/],
    [`${2n ** 32n}`, /^BAD_INPUT/],
  ])("are not taken %s times", async (times, error) => {
    const user = bob.address;
    const args = [JSON.stringify({ service, user, times }), JSON.stringify({})];
    const signed = /^\d{1,9}$/.test(times)
      ? alice.submit("ReduceCallTime", { service, user, times })
      : market.ledger.submit("ReduceCallTime", args);
    expect(await market.refusal(signed)).toMatch(error);
    expect(await leftOf(bob)).toBe("3");
  });

  it("are taken by nobody else, and of nobody who bought none", async () => {
    const act = { service, user: bob.address, times: "1" };
    expect(await market.refusal(bob.submit("ReduceCallTime", act))).toMatch(/^FORBIDDEN/);
    const ofCarol = alice.submit("ReduceCallTime", { ...act, user: carol.address });
    expect(await market.refusal(ofCarol)).toMatch(/^NOT_FOUND/);
    expect(await market.refusal(alice.submit("ReduceCallTime", { ...act, service: "No" }))).toMatch(/^NOT_FOUND/);
  });
});

describe("calls of several users", () => {
  const batch = (...uses: [TestUser, number][]) => ({
    service,
    batch: "b1",
    uses: uses.map(([user, times]) => ({ user: user.address, times: `${times}` })),
  });

  beforeEach(() => market.buy(carol, service, 2));

  it("are taken in one act that counts once", async () => {
    const { result, event } = await alice.submit("ReduceCallTimes", batch([bob, 3], [carol, 1]));
    expect(result).toMatchObject({ service, batch: "b1", users: 2, times: "4" });
    expect(event).toEqual({ name: "CallsUsed", payload: { service, developer: alice.address, users: 2, times: 4 } });
    expect([await leftOf(bob), await leftOf(carol)]).toEqual(["0", "1"]);
    const again = alice.submit("ReduceCallTimes", batch([carol, 1]));
    expect(await market.refusal(again)).toMatch(/^ALREADY_EXISTS: batch b1 was taken by transaction tx\d+$/);
  });

  it("are taken of all users or of none", async () => {
    const tooMany = alice.submit("ReduceCallTimes", batch([bob, 3], [carol, 3]));
    expect(await market.refusal(tooMany)).toMatch(new RegExp(`^INSUFFICIENT_CALLS: ${carol.address}`));
    const twice = alice.submit("ReduceCallTimes", batch([bob, 1], [bob, 1]));
    expect(await market.refusal(twice)).toMatch(/^BAD_INPUT/);
    expect(await market.refusal(alice.submit("ReduceCallTimes", batch()))).toMatch(/^BAD_INPUT/);
    const nameless = alice.submit("ReduceCallTimes", { ...batch([bob, 1]), batch: "" });
    expect(await market.refusal(nameless)).toMatch(/^BAD_INPUT/);
    expect(await market.refusal(bob.submit("ReduceCallTimes", batch([carol, 1])))).toMatch(/^FORBIDDEN/);
  });
});

it("lists the rights of all users on a service, page by page, as they are now", async () => {
  await market.buy(carol, service, 2);
  await alice.submit("ReduceCallTime", { service, user: bob.address, times: "1" });
  type Page = { rows: { user: string; callsLeft: string }[]; bookmark: string };
  const first = await market.query<Page>("GetCallTimesOfService", service, "1", "");
  const second = await market.query<Page>("GetCallTimesOfService", service, "1", first.bookmark);
  const left = new Map([...first.rows, ...second.rows].map(({ user, callsLeft }) => [user, callsLeft]));
  expect(left).toEqual(
    new Map([
      [bob.address, "2"],
      [carol.address, "2"],
    ]),
  );
  expect(second.bookmark).toBe("");
  for (const args of [
    ["", "9", ""],
    [service, "0", ""],
    [service, "9", "service/"],
  ]) {
    expect(await market.refusal(market.query("GetCallTimesOfService", ...args))).toMatch(/^BAD_INPUT/);
  }
});

describe("rewards", () => {
  it("go to the developer and are kept with their note", async () => {
    const before = await alice.balance();
    const { event, writtenKeys } = await bob.submit("RewardService", { service, amount: "5", note: "Thanks" });
    expect(await alice.balance()).toBe(before + 5n);
    expect(event).toEqual({
      name: "ServiceRewarded",
      payload: { service, user: bob.address, developer: alice.address, amount: "5", note: "Thanks" },
    });
    expect(writtenKeys.some((key) => key.startsWith(`\0reward\0${service}\0`))).toBe(true);
  });

  it("are refused of nothing, of too much, to oneself, by strangers and with a bad note", async () => {
    const reward = (user: TestUser, changes: object) =>
      market.refusal(user.submit("RewardService", { service, amount: "1", note: "", ...changes }));
    expect(await reward(bob, { amount: "0" })).toMatch(/^BAD_INPUT/);
    expect(await reward(bob, { amount: `${1_000n * token}` })).toMatch(/^INSUFFICIENT_TOKENS/);
    expect(await reward(bob, { service: "Nothing" })).toMatch(/^NOT_FOUND/);
    expect(await reward(bob, { note: "x".repeat(501) })).toMatch(/^BAD_INPUT/);
    expect(await reward(alice, {})).toMatch(/^BAD_INPUT/);
    expect(await reward(market.stranger(), {})).toMatch(/^FORBIDDEN/);
  });
});
