import { expect, test } from "vitest";
import { readTarget } from "./request-target.ts";

test.each([
  ["/", "/"],
  ["/orders/1", "/orders/1"],
  ["/orders/?x=%2f;/../#".replace("#", ""), "/orders/?x=%2f;/../"],
  ["/%6frders/%31", "/orders/1"],
  ["/caf%c3%a9", "/caf%C3%A9"],
  ["/a%40b:c%3a+%2B", "/a@b:c:++"],
  ["/a%3Bb", "/a%3Bb"],
  ["/100%25", "/100%25"],
  ["/%256frders", "/%256frders"],
  ["/a|b^{c}", "/a%7Cb%5E%7Bc%7D"],
  ["/a%20b%3Fc%23", "/a%20b%3Fc%23"],
  ["/x/../orders/./1", "/orders/1"],
  ["/../..", "/"],
  ["/a/b/..", "/a/"],
  ["/a/.?q", "/a/?q"],
  ["/.../.a", "/.../.a"],
  ["http://free/orders/1", "/orders/1"],
  ["https://EXAMPLE.org:8443/a?b", "/a?b"],
  ["HTTP://[::1]:80/health/../orders", "/orders"],
])("%s is read as %s", (target, text) => {
  expect(readTarget(target).text).toBe(text);
  expect(readTarget(text).text, "its reading is read as itself").toBe(text);
});

test.each([
  ..."|*|orders|http://free|http://free?x=/orders|http:/free/x|http:///x|ftp://free/x|//free/x|/a//b|/a//".split("|"),
  ...[
    "http://a@free/x",
    "http://free:x/y",
    "http://free:123456/",
    "http://fr%65e/x",
    "http://a,b/x",
    "http:\\\\free/x",
  ],
  ...["/a\\b", "/a%5cb", "/a%2fb", "/a%2Fb", "/a%00", "/a%0a", "/a%7f", "/a%c2%85", "/%2e%2e/a", "/.%2e/a", "/%2e"],
  ...["/free/..;/paid", "/free/..%3bx/paid", "/free/.;/paid", "/a;b", "/a#b", "/a?b#c", "/a b", "/a\tb", "/a?b\tc"],
  ...["/caf\u00c3\u00a9", "/a?\u00e9", "/%", "/%4", "/%zz", "/%ff", "/%c0%af", "/%ed%a0%80"],
])("%j has no single reading", (target) => {
  expect(() => readTarget(target)).toThrow(expect.objectContaining({ code: "AMBIGUOUS_REQUEST" }));
});
