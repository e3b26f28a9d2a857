import { describe, expect, test } from "vitest";
import type { WireToken } from "../protocol/operations.ts";
import { formatToken, maxTokenHeader, parseToken, tokenHeader, tokenOf } from "./payment-token.ts";

const most = `${2n ** 64n - 1n}`;
const signature = Buffer.alloc(65, 7).toString("base64");
const token: WireToken = {
  intermediary: `0x${"a1".repeat(20)}`,
  consumer: `0x${"b2".repeat(20)}`,
  tokenId: "7",
  lane: 3,
  requests: "12",
  signature,
};
const longest: WireToken = { ...token, tokenId: most, lane: 2 ** 31 - 1, requests: most };

test("a token comes back from its header, the longest too", () => {
  for (const one of [token, longest]) expect(parseToken(formatToken(one))).toEqual(one);
  expect(formatToken(longest).length).toBeLessThanOrEqual(maxTokenHeader);
});

describe("refused is", () => {
  const header = formatToken(token);
  test.each([
    ["nothing", ""],
    ["a space at the end", `${header} `],
    ["another order", header.split(", ").reverse().join(", ")],
    ["a member twice", `${header}, lane=3`],
    ["a member missing", header.replace("lane=3, ", "")],
    ["an address in upper case", header.replace("a1", "A1")],
    ["an address too short", header.replace("a1", "")],
    ["a counter below nought", header.replace('"12"', '"-12"')],
    ["a counter with a leading nought", header.replace('"12"', '"012"')],
    ["a counter beyond 64 bits", header.replace('"12"', `"${2n ** 64n}"`)],
    ["a lane that no contract has", header.replace("lane=3", `lane=${2 ** 31}`)],
    ["a signature too short", header.replace(signature, Buffer.alloc(64).toString("base64"))],
    ["a signature with other trailing bits", header.replace("c=:", "d=:")],
    ["a line end", header.replace(", ", ",\n")],
  ])("%s", (_what, text) => {
    expect(() => parseToken(text)).toThrow(expect.objectContaining({ code: "MALFORMED_TOKEN" }));
  });

  test("a header of one byte too many, unread", () => {
    const code = (length: number) => {
      try {
        parseToken(header.padEnd(length, "x"));
      } catch (error) {
        return (error as { code: string }).code;
      }
      return undefined;
    };
    expect([code(maxTokenHeader), code(maxTokenHeader + 1)]).toEqual(["MALFORMED_TOKEN", "HEADER_TOO_LARGE"]);
  });
});

describe("the thesis' headers", () => {
  const headers = {
    "x-pay-sender": token.consumer.toUpperCase().replace("0X", "0x"),
    "x-pay-mediator": token.intermediary,
    "x-pay-token-id": "0x7",
    "x-pay-req-count": "12",
    "x-pay-signature": `0x${"07".repeat(65)}`,
  };

  test("name a token of lane 0, or of the lane beside them", () => {
    expect(tokenOf(headers)).toEqual({ ...token, lane: 0 });
    expect(tokenOf({ ...headers, "x-pay-lane": "3" })).toEqual(token);
  });

  test("do not count beside the structured one", () => {
    expect(tokenOf({ ...headers, [tokenHeader]: formatToken(longest) })).toEqual(longest);
  });

  test.each(Object.keys(headers))("are refused with garbage in %s", (name) => {
    for (const garbage of ["", "-1", "0x", "☂", "1e3", "0x".padEnd(maxTokenHeader, "f")]) {
      expect(() => tokenOf({ ...headers, [name]: garbage })).toThrow(
        expect.objectContaining({ code: "MALFORMED_TOKEN" }),
      );
    }
    const tooLong = "1".repeat(maxTokenHeader + 1);
    expect(() => tokenOf({ ...headers, [name]: tooLong })).toThrow(
      expect.objectContaining({ code: "HEADER_TOO_LARGE" }),
    );
  });

  test("are none without a signature", () => {
    expect(tokenOf({ "x-pay-sender": token.consumer })).toBeUndefined();
  });
});
