import { expect, test } from "vitest";
import { mostAhead, type WireToken } from "../protocol/operations.ts";
import { formatAhead, parseAhead, requireAhead } from "./tokens-ahead.ts";

const signature = `${"A".repeat(86)}A=`;
const tokens = (count: number): WireToken[] =>
  Array.from({ length: count }, (_, index) => ["0xchannel", "0xconsumer", "1", 0, `${index + 1}`, signature]);

test("what is written is read, up to the most tokens", () => {
  for (const count of [1, 2, mostAhead]) {
    expect(parseAhead(formatAhead(tokens(count)))).toEqual(tokens(count).map((token) => [token[4], token[5]]));
  }
});

test("a longer list is refused unread", () => {
  const long: WireToken[] = tokens(2 * mostAhead);
  expect(() => parseAhead(formatAhead(long))).toThrow(expect.objectContaining({ code: "HEADER_TOO_LARGE" }));
});

test.each(["", "1", `"1"`, `"1";signature=:AAAA:`, `"-1";signature=:${signature}:`, `"1";signature=:${signature}:,`])(
  "%s is no list of tokens",
  (header) => {
    expect(() => parseAhead(header)).toThrow(expect.objectContaining({ code: "MALFORMED_TOKEN" }));
  },
);

test.each([-1, 1.5, mostAhead + 1])("%d tokens cannot come ahead", (count) => {
  expect(() => requireAhead(count)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});
