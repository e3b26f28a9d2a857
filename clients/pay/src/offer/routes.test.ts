import { expect, test } from "vitest";
import { readTarget } from "./request-target.ts";
import { Routes } from "./routes.ts";

const routes = new Routes([
  { path: "/health", lane: null },
  { path: "/public/*", lane: null },
  { method: "post", path: "/orders", lane: 2 },
  { path: "/orders/*/items", lane: 3 },
  { path: "/files.json", lane: 4 },
  { path: "/café/*", lane: 5 },
  { path: "/%40me/a%2Ab", lane: 6 },
  { method: "HEAD", path: "/looked-at", lane: null },
  { method: "GET", path: "/looked-at", lane: 7 },
]);
const laneOf = (method: string, target: string, of = routes) => of.laneOf(method, readTarget(target).steps);

test.each([
  ["GET", "/health", null],
  ["GET", "/health?deep=1", null],
  ["GET", "/healthy", 0],
  ["GET", "/public/a/b", null],
  ["POST", "/orders", 2],
  ["GET", "/orders", 0],
  ["GET", "/orders/7/items", 3],
  ["GET", "/orders/7/8/items", 0],
  ["GET", "/files.json", 4],
  ["GET", "/filesxjson", 0],
  ["GET", "/caf%C3%A9/1", 5],
  ["GET", "/@me/a*b", 6],
  ["HEAD", "/health", null],
  ["HEAD", "/looked-at", null],
  ["GET", "/looked-at", 7],
  ["POST", "/looked-at", 0],
])("%s %s is on lane %s", (method, url, lane) => {
  expect(laneOf(method, url)).toBe(lane);
});

test.each([
  ["POST", "/%6frders", 2],
  ["POST", "/x/../orders", 2],
  ["POST", "/public/../orders", 2],
  ["POST", "http://public/orders", 2],
  ["GET", "http://health/", 0],
])("%s %s is what a server takes it for", (method, url, lane) => {
  expect(laneOf(method, url)).toBe(lane);
});

test("HEAD costs what GET costs", () => {
  const priced = new Routes([{ method: "GET", path: "/orders/*", lane: 1 }]);
  expect(laneOf("HEAD", "/orders/1", priced)).toBe(1);
});

test.each(["/HEALTH", "/health/", "/ORDERS/7/items", "/orders/7/items/", "/public/", "/CAF%C3%89/1"])(
  "%s is refused, since servers do not agree whether it is the route's path",
  (url) => {
    expect(() => laneOf("GET", url)).toThrow(expect.objectContaining({ code: "AMBIGUOUS_REQUEST" }));
  },
);

test("case and a slash at the end do not matter where they change nothing", () => {
  const both = new Routes([
    { path: "/orders", lane: 2 },
    { path: "/orders/", lane: 2 },
    { path: "/*", lane: null },
  ]);
  const free = ["/", "/X/", "/x"];
  expect(free.map((url) => laneOf("GET", url, both))).toEqual([null, null, null]);
  expect(["/orders", "/orders/"].map((url) => laneOf("GET", url, both))).toEqual([2, 2]);
  expect(["/public/A/", "/public/a", "/Elsewhere/"].map((url) => laneOf("GET", url))).toEqual([null, null, 0]);
});

const unfit = "health||*|/a//b|/a/../b|/./a|/%2e%2e/a|/a%2fb|/a\\b|/a?b|/a#b|/%zz|/%ff|/files*|/*.json|/a\0b|//*";

test.each(unfit.split("|"))("a route %j is refused at the start", (path) => {
  expect(() => new Routes([{ path, lane: 0 }])).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});

test("routes that no offer can tell are refused at the start", () => {
  const route = { path: "/a", lane: 0 };
  for (const many of [Array.from({ length: 257 }, () => route), [{ ...route, path: `/${"a".repeat(256)}` }]]) {
    expect(() => new Routes(many)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  }
});

test("a route for a method that there is not is refused at the start", () => {
  expect(() => new Routes([{ method: "GTE", path: "/", lane: 0 }])).toThrow("GTE is no method");
});
