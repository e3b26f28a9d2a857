import { beforeEach, describe, expect, it } from "vitest";
import { Market, token } from "../testing/market.ts";
import { describeService, type TestUser } from "../testing/test-user.ts";

let market: Market;
let alice: TestUser;
let bob: TestUser;
const service = "Weather";
const [hash, other] = [`0x${"ab".repeat(32)}`, `0x${"cd".repeat(32)}`];
const url = "https://w.example/terms";

beforeEach(async () => {
  market = new Market();
  [alice, bob] = await market.users("alice", "bob");
  await market.offer(alice, service, token);
});

const purchases = () =>
  [...market.ledger.state]
    .filter(([key]) => key.startsWith("\0purchase\0"))
    .map(([, { value }]) => JSON.parse(Buffer.from(value).toString()) as { price: string; termsVersion: number });

describe("terms", () => {
  it("have a version for each change, and purchases keep that which they were made under", async () => {
    await market.buy(bob, service, 1);
    await alice.submit("EditService", describeService({ price: "7" }));
    await alice.submit("EditService", describeService({ price: "7", description: "Anew" }));
    await alice.submit("SetTerms", { service, hash, url });
    expect(await market.query("QueryTerms", service, "")).toEqual({ service, version: 3, price: "7", hash, url });
    const [first, second] = [
      await market.query("QueryTerms", service, "1"),
      await market.query("QueryTerms", service, "2"),
    ];
    const until = expect.any(String);
    expect(first).toEqual({ service, version: 1, price: `${token}`, hash: "", url: "", until });
    expect(second).toEqual({ service, version: 2, price: "7", hash: "", url: "", until });
    await bob.submit("AcceptTerms", { service, hash });
    await market.buy(bob, service, 1);
    expect(purchases().map(({ price, termsVersion }) => [price, termsVersion])).toEqual([
      [`${token}`, 1],
      ["7", 3],
    ]);
  });

  it("are refused of no hash, without an address, and from strangers", async () => {
    const set = (changes: object, by = alice) =>
      market.refusal(by.submit("SetTerms", { service, hash, url, ...changes }));
    for (const wrong of [
      { hash: "0x12" },
      { hash: hash.toUpperCase() },
      { url: "" },
      { hash: "" },
      { url: "ftp://x" },
    ]) {
      expect(await set(wrong)).toMatch(/^BAD_INPUT/);
    }
    expect(await set({}, bob)).toMatch(/^FORBIDDEN/);
    expect(await set({ service: "Nothing" })).toMatch(/^NOT_FOUND/);
    for (const [version, error] of [
      ["2", /^NOT_FOUND/],
      ["0", /^BAD_INPUT/],
      ["x", /^BAD_INPUT/],
    ] as const) {
      expect(await market.refusal(market.query("QueryTerms", service, version))).toMatch(error);
    }
  });
});

describe("a licence", () => {
  beforeEach(() => alice.submit("SetTerms", { service, hash, url }));

  it("must be accepted, by its hash, before calls are bought", async () => {
    expect(await market.refusal(market.buy(bob, service, 1))).toMatch(new RegExp(`^WRONG_STATE: .*${hash}`));
    const { event } = await bob.submit("AcceptTerms", { service, hash });
    expect(event).toEqual({
      name: "TermsAccepted",
      payload: { service, user: bob.address, developer: alice.address, version: 2, hash },
    });
    await market.buy(bob, service, 1);
  });

  it("that changes binds nobody who has not accepted it, and leaves bought calls usable", async () => {
    await bob.submit("AcceptTerms", { service, hash });
    await market.buy(bob, service, 2);
    await alice.submit("SetTerms", { service, hash: other, url });
    expect(await market.refusal(market.buy(bob, service, 1))).toMatch(/^WRONG_STATE/);
    expect(await market.refusal(bob.submit("AcceptTerms", { service, hash }))).toMatch(/^WRONG_STATE/);
    await alice.submit("ReduceCallTime", { service, user: bob.address, times: "2" });
    await alice.submit("SetTerms", { service, hash: "", url: "" });
    await market.buy(bob, service, 1);
  });

  it("is accepted by users only, where there is one", async () => {
    expect(await market.refusal(market.stranger().submit("AcceptTerms", { service, hash }))).toMatch(/^FORBIDDEN/);
    await market.offer(alice, "Free");
    expect(await market.refusal(bob.submit("AcceptTerms", { service: "Free", hash }))).toMatch(/^BAD_INPUT/);
    expect(await market.refusal(bob.submit("AcceptTerms", { service: "No", hash }))).toMatch(/^NOT_FOUND/);
  });
});
