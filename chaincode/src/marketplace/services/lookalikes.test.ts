import { beforeEach, describe, expect, it } from "vitest";
import { Market } from "../testing/market.ts";
import { describeEntry, describeService, type TestUser } from "../testing/test-user.ts";
import { skeletonOf } from "./lookalikes.ts";

let market: Market;
let alice: TestUser;
let bob: TestUser;

beforeEach(async () => {
  market = new Market();
  [alice, bob] = await market.users("alice", "bob");
});

const register = (user: TestUser, name: string) => user.submit("RegisterService", describeService({ name }));

describe("a name is refused that looks like a registered one", () => {
  it.each([
    ["paypal", "p\u0430ypal", "Cyrillic"],
    ["paypal", "\uff50\uff41\uff59pal", "full width"],
    ["p\u0430ypal", "paypal", "the other way round"],
    ["Amazon 1", "\u0410mazon 1", "with digits"],
    ["Weather", "Weather\ufe0f", "with a selector"],
    ["\u0915\u094d\u0937", "\u0915\u094d\u200d\u0937", "with a joiner"],
    ["\u0391\u0392", "\u0410\u0412", "of two other scripts"],
  ])("%j, %j: %s", async (first, second) => {
    await register(alice, first);
    expect(await market.refusal(register(bob, second))).toMatch(/^ALREADY_EXISTS: .* looks like /);
    const listed = bob.submit("RegisterServices", { services: [describeEntry({ name: second })], publish: true });
    expect(await market.refusal(listed)).toMatch(/^ALREADY_EXISTS/);
  });
});

it("names of ASCII alone are let be, and so are other names of another script", async () => {
  for (const name of [
    "Data l",
    "Data I",
    "Data 1",
    "modern",
    "modem",
    "\u043f\u043e\u0433\u043e\u0434\u0430",
    "天気",
  ]) {
    await register(alice, name);
  }
});

it("a service that is saved again keeps its name", async () => {
  await register(alice, "p\u0430ypal");
  await alice.submit("EditService", describeService({ name: "p\u0430ypal" }));
  await alice.submit("PublishService", { name: "p\u0430ypal" });
});

it("joiners are taken where a script needs them, and nowhere else", async () => {
  for (const name of ["\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0dc1\u0dca\u200d\u0dbb\u0dd3"]) {
    await register(alice, name);
  }
  for (const name of [
    "pay\u200cpal",
    "pay\u200dpal",
    "\u200c\u0646",
    "\u0646\u200c",
    "\u0646\u200d\u0646",
    "\u0dc1\u200d",
  ]) {
    expect(await market.refusal(register(alice, name))).toMatch(/^BAD_INPUT: .*U\+200[CD]/);
  }
});

it("a skeleton is its own skeleton", () => {
  for (const name of ["p\u0430ypal 10", "\uff37eb", "mm", "\u00e9", "天気", "\u0646\u0645\u06cc\u200c\u062e"]) {
    expect(skeletonOf(skeletonOf(name))).toBe(skeletonOf(name));
  }
});
