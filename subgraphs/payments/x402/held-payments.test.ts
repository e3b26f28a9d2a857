import { expect, test } from "vitest";
import { HeldPayments, maxHolds } from "./held-payments.ts";

const busy = expect.objectContaining({ reason: "channel_busy" });

test("a channel serves one request after the other, other channels meanwhile theirs", () => {
  const held = new HeldPayments<string>();
  const first = "a/1";
  held.take(first);
  expect(() => held.take("a/2")).toThrow(busy);
  held.take("b/3");
  held.keep(first, "payment");
  expect(held.find(first)).toBe("payment");
  held.release(first);
  expect(held.find(first)).toBeUndefined();
  held.take("a/2");
});

test("nothing is found before it is known what a hold is for, or of another hold", () => {
  const held = new HeldPayments<string>();
  const id = "a/1";
  held.take(id);
  expect(held.find(id)).toBeUndefined();
  held.keep(id, "payment");
  expect(held.find("a/2")).toBeUndefined();
  held.release("a/2");
  expect(held.find(id)).toBe("payment");
});

test("a request that takes too long loses its channel to the next, and not a moment before", () => {
  let now = 0;
  const held = new HeldPayments<string>(() => now);
  const slow = "a/slow";
  held.take(slow);
  held.keep(slow, "slow");
  now = 299_999;
  expect(() => held.take("a/next")).toThrow(busy);
  now = 300_000;
  const next = "a/next";
  held.take(next);
  held.keep(next, "next");
  expect(held.find(slow)).toBeUndefined();
  held.release(slow);
  expect(held.find(next)).toBe("next");
});

test("a payment that is being charged keeps its channel until that is done", () => {
  let now = 0;
  const held = new HeldPayments<string>(() => now);
  const id = "a/1";
  held.take(id);
  held.keep(id, "payment");
  held.pin(id);
  now = 10_000_000;
  expect(() => held.take("a/2")).toThrow(busy);
});

test("what has run out is forgotten when there is too much of it, and what has not is kept", () => {
  let now = 0;
  const held = new HeldPayments<string>(() => now);
  const hold = (id: string) => {
    held.take(id);
    held.keep(id, "payment");
  };
  hold("pinned/1");
  held.pin("pinned/1");
  hold("late/1");
  now = 300_000;
  hold("new/1");
  for (let channel = 0; channel < maxHolds - 3; channel += 1) hold(`${channel}/1`);
  expect(held.find("late/1")).toBe("payment");
  hold("one more/1");
  expect(held.find("late/1")).toBeUndefined();
  for (const id of ["pinned/1", "new/1", "0/1", "one more/1"]) expect(held.find(id)).toBe("payment");
});
