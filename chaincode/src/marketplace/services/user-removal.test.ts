import { beforeEach, expect, it } from "vitest";
import { Market, token } from "../testing/market.ts";
import { describeService, type TestUser } from "../testing/test-user.ts";

let market: Market;
let alice: TestUser;
let bob: TestUser;

beforeEach(async () => {
  market = new Market();
  [alice, bob] = await market.users("alice", "bob");
});

it("removes only the signer, whose name nobody else is given", async () => {
  expect(await market.refusal(bob.submit("RemoveUser", { name: "alice" }))).toMatch(/^BAD_INPUT/);
  expect(await market.refusal(market.stranger().submit("RemoveUser", { name: "alice" }))).toMatch(/^FORBIDDEN/);
  const { event } = await alice.submit("RemoveUser", { name: "alice" });
  expect(event).toEqual({ name: "UserRemoved", payload: { address: alice.address, name: "alice" } });
  expect(await market.refusal(market.stranger().register("alice"))).toMatch(/^ALREADY_EXISTS/);
  expect(await market.refusal(alice.submit("RemoveUser", { name: "alice" }))).toMatch(/^FORBIDDEN/);
  expect(await market.query("QueryUser", "alice")).toMatchObject({ removedAt: expect.any(String) });
});

it("lets a removed account act as no user, but spend its tokens and come back under its name without a grant", async () => {
  await alice.submit("RemoveUser", { name: "alice" });
  expect(await market.refusal(alice.submit("RegisterService", describeService()))).toMatch(/^FORBIDDEN/);
  await alice.submit("Transfer", { to: bob.address, amount: `${100n * token}` });
  expect(await market.refusal(alice.register("alice2"))).toMatch(/^ALREADY_EXISTS/);
  await alice.register("alice");
  expect(await alice.balance()).toBe(0n);
  await alice.submit("RegisterService", describeService());
});

it("removes nobody whose service is available, or of whose service somebody has calls left", async () => {
  await market.offer(alice, "Weather", token);
  await market.buy(bob, "Weather", 1);
  await market.buy(alice, "Weather", 1);
  const remove = () => market.refusal(alice.submit("RemoveUser", { name: "alice" }));
  expect(await remove()).toMatch(/^WRONG_STATE: Weather is available/);
  await alice.submit("InvalidateService", { name: "Weather" });
  expect(await remove()).toMatch(new RegExp(`^WRONG_STATE: ${bob.address} has 1 calls`));
  await alice.submit("ReduceCallTime", { service: "Weather", user: bob.address, times: "1" });
  await alice.submit("RemoveUser", { name: "alice" });
});
