import { beforeEach, describe, expect, it } from "vitest";
import { Market, token } from "../testing/market.ts";
import { describeEntry, describeService, type TestUser } from "../testing/test-user.ts";

let market: Market;
let alice: TestUser;
let bob: TestUser;
let carol: TestUser;

beforeEach(async () => {
  market = new Market();
  [alice, bob, carol] = await market.users("alice", "bob", "carol");
  for (const name of ["A1", "A2"]) await market.offer(alice, name);
  await market.offer(bob, "B");
  await market.offer(carol, "C");
});

const mashup = (composes: readonly string[], changes: object = {}) => ({
  ...describeService({ name: "Mix" }),
  composes,
  ...changes,
});

describe("a mashup", () => {
  it("pays its fee once to each other developer when it is created, and not again when it is published", async () => {
    const before = await Promise.all([alice, bob, carol].map((user) => user.balance()));
    const { result, event } = await carol.submit("CreateMashup", mashup(["A1", "A2", "B", "C"]));
    expect(result).toMatchObject({ kind: "MASHUP", status: "CREATED", composes: ["A1", "A2", "B", "C"] });
    expect(event).toMatchObject({
      name: "MashupCreated",
      payload: { service: "Mix", developer: carol.address, fees: `${20n * token}` },
    });
    const after = await Promise.all([alice, bob, carol].map((user) => user.balance()));
    expect(after.map((balance, index) => balance - (before[index] ?? 0n)).slice(0, 2)).toEqual([
      10n * token,
      10n * token,
    ]);
    const { event: published } = await carol.submit("PublishService", { name: "Mix" });
    expect(published?.payload).toMatchObject({ fees: "0" });
  });

  it("of its developer's own services costs nothing", async () => {
    const { event } = await alice.submit("CreateMashup", mashup(["A1", "A2"]));
    expect(event?.payload).toMatchObject({ fees: "0" });
  });

  it.each([
    [[], {}, /^BAD_INPUT/],
    [["A1", "A1"], {}, /^BAD_INPUT/],
    [Array.from({ length: 101 }, (_, index) => `S${index}`), {}, /^BAD_INPUT/],
    [["Nothing"], {}, /^NOT_FOUND/],
    [["Mix"], {}, /^NOT_FOUND/],
    [["A1"], { name: "B" }, /^ALREADY_EXISTS/],
    [["A1"], { name: "" }, /^BAD_INPUT/],
  ])("is refused of %j with %j", async (composes, changes, error) => {
    expect(await market.refusal(carol.submit("CreateMashup", mashup(composes, changes)))).toMatch(error);
  });

  it("is refused to strangers, without the tokens for every fee, and of what is not available", async () => {
    expect(await market.refusal(market.stranger().submit("CreateMashup", mashup(["A1"])))).toMatch(/^FORBIDDEN/);
    await carol.submit("Transfer", { to: bob.address, amount: `${(await carol.balance()) - 15n * token}` });
    expect(await market.refusal(carol.submit("CreateMashup", mashup(["A1", "B"])))).toMatch(/^INSUFFICIENT_TOKENS/);
    await alice.submit("InvalidateService", { name: "A1" });
    expect(await market.refusal(carol.submit("CreateMashup", mashup(["A1"])))).toMatch(/^WRONG_STATE/);
  });

  it("becomes available only while all that it composes is", async () => {
    await carol.submit("CreateMashup", mashup(["A1"]));
    await alice.submit("InvalidateService", { name: "A1" });
    expect(await market.refusal(carol.submit("PublishService", { name: "Mix" }))).toMatch(/^WRONG_STATE/);
    await alice.submit("PublishService", { name: "A1" });
    await carol.submit("PublishService", { name: "Mix" });
  });

  it("keeps its composition when it is edited", async () => {
    await carol.submit("CreateMashup", mashup(["A1"]));
    const { result } = await carol.submit("EditService", describeService({ name: "Mix", price: "9" }));
    expect(result).toMatchObject({ kind: "MASHUP", composes: ["A1"], price: "9" });
  });
});

it("the impact of a service is every mashup above it, once and the nearest first", async () => {
  const above = (name: string, ...composes: string[]) => describeEntry({ kind: "MASHUP", name, composes });
  const services = [above("M1", "C"), above("M2", "C"), above("M3", "M1", "M2"), above("M4", "M3", "C")];
  await carol.submit("RegisterServices", { services, publish: true });
  expect(await market.query("ImpactOf", "C")).toEqual({
    service: "C",
    mashups: [
      { name: "M1", depth: 1 },
      { name: "M2", depth: 1 },
      { name: "M4", depth: 1 },
      { name: "M3", depth: 2 },
    ],
    isWhole: true,
  });
  expect(await market.query("ImpactOf", "M4")).toEqual({ service: "M4", mashups: [], isWhole: true });
  expect(await market.refusal(market.query("ImpactOf", "Nothing"))).toMatch(/^NOT_FOUND/);
});
