import { expect, test } from "vitest";
import { HeldPayments } from "./held-payments.ts";

const busy = expect.objectContaining({ reason: "channel_busy" });
const gone = expect.objectContaining({ code: "WRONG_STATE" });

test("a channel serves one request after the other, other channels meanwhile theirs", () => {
  const held = new HeldPayments<string>();
  const first = held.take("a");
  expect(() => held.take("a")).toThrow(busy);
  held.take("b");
  held.keep(first, "payment");
  expect(held.finish(first)).toBe("payment");
  held.release(first);
  held.take("a");
});

test("a released payment cannot be finished", () => {
  const held = new HeldPayments<string>();
  const id = held.take("a");
  held.keep(id, "payment");
  held.release(id);
  expect(() => held.finish(id)).toThrow(gone);
  expect(() => held.finish("never taken")).toThrow(gone);
});

test("a request that takes too long loses its channel to the next, and not a moment before", () => {
  let now = 0;
  const held = new HeldPayments<string>(() => now);
  const slow = held.take("a");
  held.keep(slow, "slow");
  now = 299_999;
  expect(() => held.take("a")).toThrow(busy);
  now = 300_000;
  const next = held.take("a");
  held.keep(next, "next");
  expect(() => held.finish(slow)).toThrow(gone);
  held.release(slow);
  expect(() => held.take("a")).toThrow(busy);
  expect(held.finish(next)).toBe("next");
});

test("a payment that is being finished keeps its channel until that is done", () => {
  let now = 0;
  const held = new HeldPayments<string>(() => now);
  const id = held.take("a");
  held.keep(id, "payment");
  held.finish(id);
  now = 10_000_000;
  expect(() => held.take("a")).toThrow(busy);
});
