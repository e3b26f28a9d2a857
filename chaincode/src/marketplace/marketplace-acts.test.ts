import { beforeEach, describe, expect, it } from "vitest";
import { MemoryLedger } from "../ledger/testing/memory-ledger.ts";
import { MarketplaceContract } from "./marketplace-contract.ts";
import { describeService, TestUser } from "./testing/test-user.ts";

const token = 10n ** 18n;
let ledger: MemoryLedger;
let alice: TestUser;
let bob: TestUser;

beforeEach(async () => {
  ledger = new MemoryLedger(new MarketplaceContract());
  alice = new TestUser(ledger, 1);
  bob = new TestUser(ledger, 2);
  await alice.register("alice");
});

/** The error, after checking that the attempt left the state as it was. */
async function refusal(attempt: () => Promise<unknown>): Promise<string> {
  const before = JSON.stringify([...ledger.state]);
  const message = await attempt().then(
    () => "accepted",
    (error: Error) => error.message,
  );
  expect(JSON.stringify([...ledger.state])).toBe(before);
  return message;
}

describe("users", () => {
  it("registers a user with a grant, at home in the relaying organisation", async () => {
    const committed = await bob.submit(
      "RegisterUser",
      { name: "bob", introduction: "hi" },
      { organization: "Org2MSP" },
    );
    expect(await ledger.evaluate("QueryUser", ["bob"])).toEqual({
      address: bob.address,
      name: "bob",
      introduction: "hi",
      organization: "Org2MSP",
      joinedAt: "2027-01-15T08:00:00.000Z",
      contribution: { available: "0", composed: "0", callsSold: "0", value: 0 },
    });
    expect(await ledger.evaluate("QueryUser", [bob.address])).toMatchObject(committed.result as object);
    expect(await bob.balance()).toBe(100n * token);
    expect(await bob.counter()).toBe(1n);
    expect(committed.event?.name).toBe("UserRegistered");
  });

  it("refuses a name that somebody has, in any case, and an address that is registered", async () => {
    expect(await refusal(() => bob.register("Alice"))).toMatch(/^ALREADY_EXISTS/);
    expect(await refusal(() => alice.register("alice2"))).toMatch(/^ALREADY_EXISTS/);
  });

  it.each(["", "ab", "x".repeat(65), " bob", "bob ", "bo  b", "b\u0000b", "bób", "0xabc", "-bob", "bob\n"])(
    "refuses the user name %j",
    async (name) => {
      expect(await refusal(() => bob.register(name))).toMatch(/^BAD_INPUT/);
    },
  );
});

describe("services", () => {
  it("registers a service, publishes it and rewards the first publication", async () => {
    await alice.submit("RegisterService", describeService());
    const published = await alice.submit("PublishService", { name: "Weather" });
    expect(published.result).toMatchObject({ status: "AVAILABLE", developer: alice.address, price: "5" });
    expect(published.event?.payload).toEqual({
      service: "Weather",
      developer: alice.address,
      reward: `${10n * token}`,
      fees: "0",
    });
    expect(await alice.balance()).toBe(110n * token);
    expect(await refusal(() => alice.submit("PublishService", { name: "Weather" }))).toMatch(/^WRONG_STATE/);
  });

  it("refuses strangers, taken names and services that are not there", async () => {
    expect(await refusal(() => bob.submit("RegisterService", describeService()))).toMatch(/^FORBIDDEN/);
    await alice.submit("RegisterService", describeService());
    await bob.register("bob");
    expect(await refusal(() => bob.submit("RegisterService", describeService()))).toMatch(/^ALREADY_EXISTS/);
    expect(await refusal(() => bob.submit("PublishService", { name: "Weather" }))).toMatch(/^FORBIDDEN/);
    expect(await refusal(() => bob.submit("PublishService", { name: "Nothing" }))).toMatch(/^NOT_FOUND/);
    await expect(ledger.evaluate("QueryService", ["Nothing"])).rejects.toThrow(/^NOT_FOUND/);
  });

  it.each([
    { name: "" },
    { name: "x".repeat(129) },
    { name: "a\u200bb" },
    { name: "a\u{10ffff}" },
    { name: "a  b" },
    { name: "e\u0301" },
    { name: "\u3164" },
    { name: "\ufe0f" },
    { tags: ["\u2800"] },
    { description: "null\u0000" },
    { description: "\u202egnirts" },
    { category: " c" },
    { tags: ["a", "a"] },
    { tags: [""] },
    { tags: Array.from({ length: 21 }, (_, i) => `t${i}`) },
    { description: "x".repeat(2001) },
    { description: "bell\u0007" },
    { url: "ftp://w.example" },
    { url: "https://w.example/ü" },
    { price: `${2n ** 255n}` },
  ])("refuses a service with %j", async (changes) => {
    expect(await refusal(() => alice.submit("RegisterService", describeService(changes)))).toMatch(/^BAD_INPUT/);
  });

  it("answers ranges of names page by page", async () => {
    for (const name of ["Atlas", "Books", "Cities", "Dates"])
      await alice.submit("RegisterService", describeService({ name }));
    const first = (await ledger.evaluate("QueryServiceByRange", ["B", "", "2", ""])) as {
      rows: { name: string }[];
      bookmark: string;
    };
    expect(first.rows.map((row) => row.name)).toEqual(["Books", "Cities"]);
    const second = (await ledger.evaluate("QueryServiceByRange", ["B", "", "2", first.bookmark])) as typeof first;
    expect(second.rows.map((row) => row.name)).toEqual(["Dates"]);
    expect(second.bookmark).toBe("");
    const bounded = (await ledger.evaluate("QueryServiceByRange", ["Atlas", "Cities", "9", ""])) as typeof first;
    expect(bounded.rows.map((row) => row.name)).toEqual(["Atlas", "Books"]);
    await expect(ledger.evaluate("QueryServiceByRange", ["", "", "0", ""])).rejects.toThrow(/^BAD_INPUT/);
    await expect(ledger.evaluate("QueryServiceByRange", ["", "", "9", "\u0000account"])).rejects.toThrow(/^BAD_INPUT/);
  });
});

describe("calls", () => {
  const price = `${2n * token}`;

  beforeEach(async () => {
    await bob.register("bob");
    await alice.submit("RegisterService", describeService({ price }));
  });

  it("buys calls for price times times, and keeps a record of each purchase", async () => {
    await alice.submit("PublishService", { name: "Weather" });
    await bob.submit("CallService", { service: "Weather", times: "3", price });
    const second = await bob.submit("CallService", { service: "Weather", times: "2", price });
    expect(second.result).toMatchObject({ callsLeft: "5", callsBought: "5", paid: `${10n * token}` });
    expect(await ledger.evaluate("GetSpecCallTime", ["Weather", bob.address])).toEqual(second.result);
    expect(await bob.balance()).toBe(90n * token);
    expect(await alice.balance()).toBe(120n * token);
    expect([...ledger.state.keys()].filter((key) => key.startsWith("\0purchase\0"))).toHaveLength(2);
  });

  it("lets a developer call its own service without moving tokens", async () => {
    await alice.submit("PublishService", { name: "Weather" });
    await alice.submit("CallService", { service: "Weather", times: "1", price });
    expect(await alice.balance()).toBe(110n * token);
  });

  it("refuses what is not available, another price, no calls, too few tokens and unregistered buyers", async () => {
    const call = { service: "Weather", times: "1", price };
    expect(await refusal(() => bob.submit("CallService", call))).toMatch(/^WRONG_STATE/);
    await alice.submit("PublishService", { name: "Weather" });
    expect(await refusal(() => bob.submit("CallService", { ...call, price: "1" }))).toMatch(/^PRICE_CHANGED/);
    expect(await refusal(() => bob.submit("CallService", { ...call, times: "0" }))).toMatch(/^BAD_INPUT/);
    expect(await refusal(() => bob.submit("CallService", { ...call, times: "51" }))).toMatch(/^INSUFFICIENT_TOKENS/);
    expect(await refusal(() => bob.submit("CallService", { ...call, service: "Nothing" }))).toMatch(/^NOT_FOUND/);
    expect(await refusal(() => new TestUser(ledger, 3).submit("CallService", call))).toMatch(/^FORBIDDEN/);
    await expect(ledger.evaluate("GetSpecCallTime", ["Weather", alice.address])).rejects.toThrow(/^NOT_FOUND/);
  });
});
