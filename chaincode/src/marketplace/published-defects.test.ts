import { beforeEach, describe, expect, test } from "vitest";
import type { Contribution } from "./contribution/contribution.ts";
import { Market, token } from "./testing/market.ts";
import { describeEntry, describeService, type TestUser } from "./testing/test-user.ts";

/** Traces of the published system (T-DSES), each with what it got wrong and what is right. */
let market: Market;
let alice: TestUser;
let bob: TestUser;
let carol: TestUser;

beforeEach(async () => {
  market = new Market();
  [alice, bob, carol] = await market.users("alice", "bob", "carol");
});

const rightsOf = (service: string, user: TestUser) =>
  market.query<{ callsLeft: string; paid: string }>("GetSpecCallTime", service, user.address);
const contributionOf = async (user: TestUser) =>
  (await market.query<{ contribution: Contribution }>("QueryUser", user.address)).contribution;
const recordsOf = (kind: string) =>
  [...market.ledger.state]
    .filter(([key]) => key.startsWith(`\0${kind}\0`))
    .map(([, { value }]) => JSON.parse(Buffer.from(value).toString("utf8")) as Record<string, unknown>);
const compose = (user: TestUser, name: string, ...composes: string[]) =>
  user.submit("CreateMashup", { ...describeService({ name }), composes });

describe("identity", () => {
  test("nobody takes over an account by removing its user and registering its name", async () => {
    await market.offer(bob, "Weather", token);
    const attacker = market.stranger();
    expect(await market.refusal(attacker.submit("RemoveUser", { name: "bob" }))).toMatch(/^FORBIDDEN/);
    expect(await market.refusal(alice.submit("RemoveUser", { name: "bob" }))).toMatch(/^BAD_INPUT/);
    await bob.submit("InvalidateService", { name: "Weather" });
    await bob.submit("RemoveUser", { name: "bob" });
    expect(await market.refusal(attacker.register("bob"))).toMatch(/^ALREADY_EXISTS/);
    await attacker.register("mallory");
    for (const act of ["PublishService", "InvalidateService"] as const) {
      expect(await market.refusal(attacker.submit(act, { name: "Weather" }))).toMatch(/^FORBIDDEN/);
    }
    const before = await bob.balance();
    await alice.submit("RewardService", { service: "Weather", amount: "1", note: "" });
    expect(await bob.balance()).toBe(before + 1n);
  });

  test("no service is left without its developer while somebody may need it", async () => {
    await market.offer(bob, "Weather", token);
    await market.buy(alice, "Weather", 1);
    expect(await market.refusal(bob.submit("RemoveUser", { name: "bob" }))).toMatch(/^WRONG_STATE/);
  });

  test("a removed user can come back, and buying makes no user of anybody", async () => {
    await bob.submit("RemoveUser", { name: "bob" });
    await market.offer(alice, "Weather");
    expect(await market.refusal(market.buy(bob, "Weather", 1))).toMatch(/^FORBIDDEN/);
    await bob.register("bob");
    await market.buy(bob, "Weather", 1);
  });

  test("no name is read as an address, and none is empty", async () => {
    for (const name of [alice.address, alice.address.slice(0, 20), "0xalice", ""]) {
      expect(await market.refusal(market.stranger().register(name))).toMatch(/^BAD_INPUT/);
    }
    expect(await market.query("QueryUser", alice.address)).toMatchObject({ name: "alice" });
  });

  test("keys of a service and a user are never those of others, as ‘a’ and ‘bc’ were those of ‘ab’ and ‘c’", async () => {
    for (const name of ["a", "ab"]) await market.offer(alice, name);
    await market.buy(bob, "a", 1);
    await market.buy(bob, "ab", 2);
    expect([(await rightsOf("a", bob)).callsLeft, (await rightsOf("ab", bob)).callsLeft]).toEqual(["1", "2"]);
    expect(await market.query("GetCallTimesOfService", "a", "9", "")).toMatchObject({ rows: [{ callsLeft: "1" }] });
  });

  test("receiving tokens does not turn an account's counter back", async () => {
    const before = await bob.counter();
    await alice.submit("Transfer", { to: bob.address, amount: "1" });
    expect(await bob.counter()).toBe(before);
  });
});

describe("buying", () => {
  test("price 3, 5 times: 15 move, not 3, and 15 are what was paid", async () => {
    await market.offer(alice, "Weather", 3n);
    const [seller, buyer] = [await alice.balance(), await bob.balance()];
    await market.buy(bob, "Weather", 5);
    expect([(await alice.balance()) - seller, buyer - (await bob.balance())]).toEqual([15n, 15n]);
    expect(await rightsOf("Weather", bob)).toMatchObject({ callsLeft: "5", callsBought: "5", paid: "15" });
  });

  test("no times, and a price of less than nothing, are refused", async () => {
    await market.offer(alice, "Weather", 3n);
    expect(await market.refusal(market.buy(bob, "Weather", 0))).toMatch(/^BAD_INPUT/);
    const [act, authorization] = await bob.sign("CallService", { service: "Weather", times: "1", price: "3" });
    const negative = act.replace('"times":"1"', '"times":"-1"');
    expect(await market.refusal(market.ledger.submit("CallService", [negative, authorization]))).toMatch(/^BAD_INPUT/);
    const [service, signed] = await alice.sign("RegisterService", describeService({ name: "Other" }));
    const cheap = service.replace('"price":"5"', '"price":"-5"');
    expect(await market.refusal(market.ledger.submit("RegisterService", [cheap, signed]))).toMatch(/^BAD_INPUT/);
  });

  test("two purchases of one user in the same second leave two records", async () => {
    await market.offer(alice, "Weather");
    await market.buy(bob, "Weather", 1);
    await market.buy(bob, "Weather", 1);
    expect(recordsOf("purchase")).toHaveLength(2);
  });

  test("more than the buyer has is refused at once, and changes nothing", async () => {
    await market.offer(alice, "Weather", token);
    expect(await market.refusal(market.buy(bob, "Weather", 101))).toMatch(/^INSUFFICIENT_TOKENS/);
  });
});

describe("using", () => {
  beforeEach(async () => {
    await market.offer(alice, "Weather", 3n);
    await market.buy(bob, "Weather", 3);
  });

  const reduce = (times: string) => alice.submit("ReduceCallTime", { service: "Weather", user: bob.address, times });

  test("3 calls less 11 are refused, not −8", async () => {
    expect(await market.refusal(reduce("11"))).toMatch(/^INSUFFICIENT_CALLS/);
    expect(await market.refusal(reduce("0"))).toMatch(/^BAD_INPUT/);
  });

  test("the list of a service's rights is never behind, and the record names who called", async () => {
    await reduce("2");
    expect(await market.query("GetCallTimesOfService", "Weather", "9", "")).toMatchObject({
      rows: [{ user: bob.address, callsLeft: "1" }],
    });
    expect(recordsOf("use")).toMatchObject([{ user: bob.address, developer: alice.address, times: "2" }]);
  });
});

describe("mashups", () => {
  beforeEach(async () => {
    for (const name of ["A1", "A2"]) await market.offer(alice, name, 7n * token);
    await market.offer(carol, "C");
  });

  test("the fee goes once to each other developer, whatever their services cost, and not to oneself", async () => {
    const before = await alice.balance();
    const { event } = await compose(carol, "Mix", "A1", "A2", "C");
    expect(event?.payload).toMatchObject({ fees: `${10n * token}` });
    expect(await alice.balance()).toBe(before + 10n * token);
  });

  test("a fee that was not paid at the creation is paid at the publication, once", async () => {
    const entry = describeEntry({ kind: "MASHUP", name: "Mix", composes: ["A1"] });
    await carol.submit("RegisterServices", { services: [entry], publish: true });
    for (const fees of [`${10n * token}`, "0"]) {
      const { event } = await carol.submit("PublishService", { name: "Mix" });
      expect(event?.payload).toMatchObject({ fees });
      await carol.submit("InvalidateService", { name: "Mix" });
    }
  });

  test("nothing, what is not available, and what does not exist cannot be composed", async () => {
    await alice.submit("InvalidateService", { name: "A1" });
    expect(await market.refusal(compose(carol, "Mix"))).toMatch(/^BAD_INPUT/);
    expect(await market.refusal(compose(carol, "Mix", "A1"))).toMatch(/^WRONG_STATE/);
    expect(await market.refusal(compose(carol, "Mix", "A2", "Nothing"))).toMatch(/^NOT_FOUND/);
  });
});

describe("contribution", () => {
  test("two services make ln 3; what is not available does not count", async () => {
    for (const name of ["A", "B", "C"]) await market.offer(alice, name);
    await alice.submit("InvalidateService", { name: "C" });
    await alice.submit("RegisterService", describeService({ name: "D" }));
    expect((await contributionOf(alice)).value).toBeCloseTo(1.0986122886681096, 15);
  });

  test("three services composed eleven times make 8.72; calls that are used, or bought by oneself, do not count", async () => {
    for (const name of ["A", "B", "C"]) await market.offer(alice, name);
    for (const index of [1, 2, 3, 4, 5]) await compose(bob, `M${index}`, "B", "C");
    await compose(carol, "N", "B");
    await market.offer(bob, "Paid", token);
    await market.buy(alice, "Paid", 5);
    await market.buy(bob, "A", 3);
    await alice.submit("ReduceCallTime", { service: "A", user: bob.address, times: "2" });
    const { value, ...counters } = await contributionOf(alice);
    expect(counters).toEqual({ available: "3", composed: "11", callsSold: "0" });
    expect(value).toBeCloseTo(8.719627694453223, 14);
  });
});

describe("lists, tokens and times", () => {
  test("services are listed by a range of names, and those of one developer by its address", async () => {
    for (const name of ["Atlas", "Books", "Cities"]) await market.offer(alice, name);
    const names = async (fn: string, ...args: string[]) =>
      (await market.query<{ rows: { name: string }[] }>(fn, ...args)).rows.map(({ name }) => name);
    expect(await names("QueryServiceByRange", "B", "C", "9", "")).toEqual(["Books"]);
    expect(await names("QueryServiceByUser", alice.address, "9", "")).toEqual(["Atlas", "Books", "Cities"]);
    expect(await names("QueryServiceByUser", bob.address, "9", "")).toEqual([]);
    for (const size of ["0", "-1", "a"]) {
      expect(await market.refusal(names("QueryServiceByUser", alice.address, size, ""))).toMatch(/^BAD_INPUT/);
    }
  });

  test("tokens come with the registration, by the ledger's rule and not from somebody's key", async () => {
    const dan = market.stranger();
    const { event } = await dan.register("dan");
    expect([await dan.balance(), event?.payload]).toMatchObject([100n * token, { grant: `${100n * token}` }]);
  });

  test("publishing what is available, and taking off the market what is not on it, are refused", async () => {
    await market.offer(alice, "A");
    expect(await market.refusal(alice.submit("PublishService", { name: "A" }))).toMatch(/^WRONG_STATE/);
    await alice.submit("InvalidateService", { name: "A" });
    expect(await market.refusal(alice.submit("InvalidateService", { name: "A" }))).toMatch(/^WRONG_STATE/);
  });

  test("times are the transaction's, so that all peers write the same", async () => {
    const act = await alice.sign("RegisterService", describeService());
    const atMs = 1_800_000_123_456;
    await market.ledger.submit("RegisterService", act, { atMs });
    const at = new Date(atMs).toISOString();
    expect(await market.query("QueryService", "Weather")).toMatchObject({ createdAt: at, updatedAt: at });
  });

  test("rewards come from users only, are more than nothing and leave a record", async () => {
    await market.offer(alice, "A");
    const reward = { service: "A", amount: "0", note: "" };
    expect(await market.refusal(bob.submit("RewardService", reward))).toMatch(/^BAD_INPUT/);
    const stranger = market.stranger();
    expect(await market.refusal(stranger.submit("RewardService", { ...reward, amount: "1" }))).toMatch(/^FORBIDDEN/);
    await bob.submit("RewardService", { ...reward, amount: "1" });
    expect(recordsOf("reward")).toMatchObject([{ user: bob.address, developer: alice.address, amount: "1" }]);
  });
});
