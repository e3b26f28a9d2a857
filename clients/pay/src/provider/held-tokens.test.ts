import { expect, test } from "vitest";
import type { WireToken } from "../protocol/operations.ts";
import { HeldTokens, mostHeld } from "./held-tokens.ts";

const token = (
  requests: number,
  changes: { channel?: string; id?: string; lane?: number; signature?: string } = {},
) => {
  const { channel = "0xchannel", id = "1", lane = 0, signature = `signature of ${requests}` } = changes;
  return [channel, "0xconsumer", id, lane, `${requests}`, signature] satisfies WireToken;
};

test("a held token lets one request in", () => {
  const held = new HeldTokens();
  held.hold(token(1), 10n);
  expect([held.take(token(1), 10n), held.take(token(1), 10n)]).toEqual([true, false]);
});

test("who knows all of it but the signature cannot use it", () => {
  const held = new HeldTokens();
  held.hold(token(1), 10n);
  for (const other of [{ signature: "forged" }, { channel: "0xother" }, { id: "2" }, { lane: 1 }]) {
    expect(held.take(token(1, other), 10n)).toBe(false);
  }
  expect(held.take(token(1), 10n)).toBe(true);
});

test("one that was accepted for less than a request costs by now is not used up", () => {
  const held = new HeldTokens();
  held.hold(token(1), 10n);
  expect(() => held.take(token(1), 11n)).toThrow(expect.objectContaining({ code: "PRICE_CHANGED" }));
  expect(held.take(token(1), 9n)).toBe(true);
});

test("the oldest make room", () => {
  const held = new HeldTokens();
  for (let requests = 0; requests <= mostHeld; requests += 1) held.hold(token(requests), 10n);
  expect([held.take(token(0), 10n), held.take(token(1), 10n), held.take(token(mostHeld), 10n)]).toEqual([
    false,
    true,
    true,
  ]);
});
