import { expect, test } from "vitest";
import { maxInOne } from "../protocol/operations.ts";
import { formatShare, parseShare } from "./payment-share.ts";

test("a share comes back from its header", () => {
  for (const of of [2, 9, 10, 99, 100, maxInOne]) {
    for (let place = 1; place <= of; place += 1) expect(parseShare(formatShare({ place, of }))).toEqual({ place, of });
  }
});

test.each([
  "",
  "1",
  "0;of=2",
  "3;of=2",
  "1;of=1",
  `1;of=${maxInOne + 1}`,
  "01;of=2",
  "1;of=02",
  "-1;of=2",
  "1; of=2",
  "1;of=2 ",
])("%j is no share", (header) => {
  expect(() => parseShare(header)).toThrow(expect.objectContaining({ code: "MALFORMED_TOKEN" }));
});
