import { beforeEach, expect, it } from "vitest";
import { Market, token } from "../testing/market.ts";
import { describeService, type TestUser } from "../testing/test-user.ts";

let market: Market;
let alice: TestUser;
let bob: TestUser;

beforeEach(async () => {
  market = new Market();
  [alice, bob] = await market.users("alice", "bob");
  await market.offer(alice, "Weather", 2n * token);
});

const changed = { category: "Climate", tags: ["new"], description: "Anew", url: "https://n.example", price: "7" };

it("describes a service anew, and leaves name, developer, status and rights as they were", async () => {
  await market.buy(bob, "Weather", 3);
  const rights = await market.query("GetSpecCallTime", "Weather", bob.address);
  const before = await market.query<object>("QueryService", "Weather");
  const { event } = await alice.submit("EditService", { name: "Weather", ...changed });
  expect(event).toEqual({
    name: "ServiceEdited",
    payload: { service: "Weather", developer: alice.address, price: "7" },
  });
  expect(await market.query("QueryService", "Weather")).toEqual({ ...before, ...changed, version: 2 });
  expect(await market.query("GetSpecCallTime", "Weather", bob.address)).toEqual(rights);
  const atOldPrice = bob.submit("CallService", { service: "Weather", times: "1", price: `${2n * token}` });
  expect(await market.refusal(atOldPrice)).toMatch(/^PRICE_CHANGED/);
});

it.each([{ price: `${2n ** 255n}` }, { url: "ftp://w.example" }, { tags: ["a", "a"] }, { description: "bell\u0007" }])(
  "refuses to edit a service to %j",
  async (changes) => {
    const edit = alice.submit("EditService", describeService(changes));
    expect(await market.refusal(edit)).toMatch(/^BAD_INPUT/);
  },
);

it("ends a sale and begins it again, without a second reward, while bought calls stay usable", async () => {
  await market.buy(bob, "Weather", 3);
  const { result, event } = await alice.submit("InvalidateService", { name: "Weather" });
  expect(result).toMatchObject({ status: "INVALID" });
  expect(event).toEqual({ name: "ServiceInvalidated", payload: { service: "Weather", developer: alice.address } });
  expect(await market.refusal(market.buy(bob, "Weather", 1))).toMatch(/^WRONG_STATE/);
  expect(await market.refusal(alice.submit("InvalidateService", { name: "Weather" }))).toMatch(/^WRONG_STATE/);
  await alice.submit("ReduceCallTime", { service: "Weather", user: bob.address, times: "1" });
  const before = await alice.balance();
  await alice.submit("PublishService", { name: "Weather" });
  expect(await alice.balance()).toBe(before);
  await market.buy(bob, "Weather", 1);
});

it("takes a service that was never published off the market", async () => {
  await alice.submit("RegisterService", describeService({ name: "New" }));
  await alice.submit("InvalidateService", { name: "New" });
  expect(await market.query("QueryService", "New")).toMatchObject({ status: "INVALID" });
});

it("lets nobody but its developer change a service", async () => {
  for (const act of ["PublishService", "InvalidateService"] as const) {
    expect(await market.refusal(bob.submit(act, { name: "Weather" }))).toMatch(/^FORBIDDEN/);
    expect(await market.refusal(alice.submit(act, { name: "Nothing" }))).toMatch(/^NOT_FOUND/);
  }
  expect(await market.refusal(bob.submit("EditService", describeService()))).toMatch(/^FORBIDDEN/);
  expect(await market.refusal(alice.submit("EditService", describeService({ name: "No" })))).toMatch(/^NOT_FOUND/);
});

it("lists the services of one user, of every status, page by page", async () => {
  await alice.submit("RegisterService", describeService({ name: "Atlas" }));
  await market.offer(bob, "Books");
  await alice.submit("InvalidateService", { name: "Weather" });
  type Page = { rows: { name: string; status: string }[]; bookmark: string };
  const first = await market.query<Page>("QueryServiceByUser", alice.address, "1", "");
  const second = await market.query<Page>("QueryServiceByUser", alice.address, "1", first.bookmark);
  const rows = [...first.rows, ...second.rows].map(({ name, status }) => `${name} ${status}`);
  expect([rows, second.bookmark]).toEqual([["Atlas CREATED", "Weather INVALID"], ""]);
  expect(await market.query("QueryServiceByUser", market.stranger().address, "1", "")).toMatchObject({ rows: [] });
  for (const [user, size, bookmark] of [
    ["alice", "1", ""],
    [alice.address, "0", ""],
    [alice.address, "501", ""],
    [bob.address, "1", first.bookmark],
  ] as const) {
    expect(await market.refusal(market.query("QueryServiceByUser", user, size, bookmark))).toMatch(/^BAD_INPUT/);
  }
});

it("lists a service of an older ledger by its developer once it is saved again", async () => {
  const old = new Market();
  const [carol] = await old.users("carol");
  const row = {
    ...(await market.query<object>("QueryService", "Weather")),
    developer: carol.address,
    isListed: undefined,
  };
  old.ledger.state.set("service/Weather", { value: Buffer.from(JSON.stringify(row)), version: 1 });
  expect(await old.query("QueryServiceByUser", carol.address, "9", "")).toMatchObject({ rows: [] });
  await carol.submit("EditService", describeService());
  expect(await old.query("QueryServiceByUser", carol.address, "9", "")).toMatchObject({ rows: [{ name: "Weather" }] });
});
