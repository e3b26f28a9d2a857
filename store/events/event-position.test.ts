import { expect, test } from "vitest";
import { compare, cursorOf, positionOf, startAt } from "./event-position.ts";

const hash = `0x${"ab".repeat(32)}`;

test.each([
  ["before the first block", { position: -1n, hash: null }],
  ["on a ledger that takes nothing back", { position: 12n, hash: null }],
  ["on a chain", { position: 10n ** 17n, hash }],
])("who begins now %s can be told so by a cursor", (_where, checkpoint) => {
  const start = startAt(checkpoint);
  expect(positionOf(cursorOf(start))).toEqual(start);
});

test("a retraction's cursor is at the place of the event before, and is not that event's", () => {
  const position = { block: 12n, transaction: 3, event: 4, branch: "0xabababababababab" };
  expect(positionOf(cursorOf(position, true))).toEqual(position);
  expect(cursorOf(position, true)).not.toBe(cursorOf(position));
});

test("who begins now begins behind the newest block, and before whatever comes", () => {
  const start = startAt({ position: 12n, hash });
  expect(compare({ block: 12n, transaction: 99_999, event: 99_999 }, start)).toBeLessThan(0);
  expect(compare({ block: 13n, transaction: 0, event: 0 }, start)).toBeGreaterThan(0);
  expect(compare({ block: 0n, transaction: 0, event: 0 }, startAt({ position: -1n, hash: null }))).toBeGreaterThan(0);
});
