import { beforeEach, expect, it } from "vitest";
import { Market, token } from "../testing/market.ts";
import type { TestUser } from "../testing/test-user.ts";

let market: Market;
let alice: TestUser;
let bob: TestUser;
const service = "Weather";
const comment = { service, rating: "4", text: "Right, mostly" };

beforeEach(async () => {
  market = new Market();
  [alice, bob] = await market.users("alice", "bob");
  await market.offer(alice, service, token);
  await market.buy(bob, service, 3);
});

const use = (times = 1) => alice.submit("ReduceCallTime", { service, user: bob.address, times: `${times}` });

it("a user comments on a service once it has called it, with the calls that prove it", async () => {
  expect(await market.refusal(bob.submit("CommentService", comment))).toMatch(/^FORBIDDEN/);
  await use(2);
  const { result, event } = await bob.submit("CommentService", comment);
  expect(result).toMatchObject({ service, user: bob.address, rating: 4, text: comment.text, uses: "2" });
  expect(event).toMatchObject({
    name: "ServiceCommented",
    payload: { service, user: bob.address, developer: alice.address, rating: 4 },
  });
});

it("a later comment takes the place of the one before", async () => {
  await use();
  await bob.submit("CommentService", comment);
  await use();
  const { result } = await bob.submit("CommentService", { ...comment, rating: "1", text: "" });
  expect(result).toMatchObject({ rating: 1, text: "", uses: "2" });
  expect([...market.ledger.state.keys()].filter((key) => key.startsWith("\0comment\0"))).toHaveLength(1);
});

it.each([
  [{ rating: "0" }, /^BAD_INPUT/],
  [{ rating: "6" }, /^BAD_INPUT/],
  [{ text: "x".repeat(2_001) }, /^BAD_INPUT/],
  [{ text: "\u202egnirts" }, /^BAD_INPUT/],
  [{ service: "Nothing" }, /^NOT_FOUND/],
])("a comment with %j is refused", async (changes, error) => {
  await use();
  expect(await market.refusal(bob.submit("CommentService", { ...comment, ...changes }))).toMatch(error);
});

it("strangers do not comment", async () => {
  expect(await market.refusal(market.stranger().submit("CommentService", comment))).toMatch(/^FORBIDDEN/);
});
