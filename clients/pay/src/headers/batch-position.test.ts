import { expect, test } from "vitest";
import { maxBatch } from "../protocol/operations.ts";
import { formatPosition, parsePosition } from "./batch-position.ts";

test("a position comes back from its header", () => {
  for (const of of [2, 9, 10, 99, 100, maxBatch]) {
    for (let place = 1; place <= of; place += 1)
      expect(parsePosition(formatPosition({ place, of }))).toEqual({ place, of });
  }
});

test.each([
  "",
  "1",
  "0;of=2",
  "3;of=2",
  "1;of=1",
  `1;of=${maxBatch + 1}`,
  "01;of=2",
  "1;of=02",
  "-1;of=2",
  "1; of=2",
  "1;of=2 ",
])("%j is no position", (header) => {
  expect(() => parsePosition(header)).toThrow(expect.objectContaining({ code: "MALFORMED_TOKEN" }));
});
