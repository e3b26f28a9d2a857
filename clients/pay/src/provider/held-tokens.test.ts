import { beforeEach, expect, test } from "vitest";
import type { WireToken } from "../protocol/operations.ts";
import { type Due, HeldTokens, heldTokensOf, mostHeld, mostLanesHeld } from "./held-tokens.ts";

interface Changes {
  readonly channel?: string;
  readonly consumer?: string;
  readonly id?: string;
  readonly lane?: number;
  readonly signature?: string;
}

const token = (requests: number, changes: Changes = {}): WireToken => {
  const { channel = "0xchannel", consumer = "0xconsumer", id = "1", lane = 0 } = changes;
  return [channel, consumer, id, lane, `${requests}`, changes.signature ?? `signature of ${requests}`];
};
const terms = { asset: "0xasset", tolerancePeriod: 60, terminationPeriod: 900 };
const due = (changes: Partial<Due> = {}): Due => ({ price: 10n, terms, ...changes });

let held: HeldTokens;
beforeEach(() => {
  held = new HeldTokens();
});

test("a held token lets one request in", () => {
  held.hold(token(1), due());
  expect([held.take(token(1), due()), held.take(token(1), due())]).toEqual([true, false]);
});

test("who changes anything about it, or knows all but the signature, cannot use it", () => {
  held.hold(token(1), due());
  const changes = [{ signature: "forged" }, { channel: "0xother" }, { consumer: "0xother" }, { id: "2" }, { lane: 1 }];
  for (const other of changes) expect(held.take(token(1, other), due())).toBe(false);
  expect(held.take(token(1), due())).toBe(true);
});

test("one that was accepted for less than a request costs by now is not used up", () => {
  held.hold(token(1), due());
  expect(() => held.take(token(1), due({ price: 11n }))).toThrow(expect.objectContaining({ code: "PRICE_CHANGED" }));
  expect(held.take(token(1), due({ price: 9n }))).toBe(true);
});

test("one that was accepted on other terms does not count", () => {
  held.hold(token(1), due());
  for (const change of [{ asset: "0xother" }, { tolerancePeriod: 61 }, { terminationPeriod: 901 }]) {
    expect(held.take(token(1), due({ terms: { ...terms, ...change } }))).toBe(false);
  }
});

test("the oldest of a lane make room, and none of another lane", () => {
  held.hold(token(1, { lane: 7 }), due());
  for (let requests = 0; requests <= mostHeld; requests += 1) held.hold(token(requests), due());
  const kept = [token(0), token(1), token(mostHeld), token(1, { lane: 7 })].map((one) => held.take(one, due()));
  expect(kept).toEqual([false, true, true, true]);
});

test("lanes that were not brought anything for the longest time make room", () => {
  for (let lane = 0; lane < mostLanesHeld; lane += 1) held.hold(token(1, { lane }), due());
  held.hold(token(2, { lane: 0 }), due());
  held.hold(token(1, { lane: mostLanesHeld }), due());
  expect([0, 1, mostLanesHeld].map((lane) => held.take(token(1, { lane }), due()))).toEqual([true, false, true]);
});

test("all who let requests in for one connection hold the same", () => {
  const [one, other] = [{}, {}];
  expect(heldTokensOf(one)).toBe(heldTokensOf(one));
  expect(heldTokensOf(one)).not.toBe(heldTokensOf(other));
});
