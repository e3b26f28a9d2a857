import { expect, test } from "vitest";
import { Routes } from "./routes.ts";

const routes = new Routes([
  { path: "/health", lane: null },
  { path: "/public/*", lane: null },
  { method: "post", path: "/orders", lane: 2 },
  { path: "/orders/*/items", lane: 3 },
  { path: "/files.json", lane: 4 },
]);

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
])("%s %s is on lane %s", (method, url, lane) => {
  expect(routes.laneOf(method, url)).toBe(lane);
});

test.each([
  ["POST", "/ORDERS", 2],
  ["POST", "/orders/", 2],
  ["POST", "//orders", 2],
  ["POST", "/x/../orders", 2],
  ["POST", "/public/../orders", 2],
  ["POST", "/public/%2e%2e/orders", 2],
  ["POST", "/public%2f..%2forders", 2],
  ["POST", "/public\\..\\orders", 2],
])("%s %s is what a server may take it for", (method, url, lane) => {
  expect(routes.laneOf(method, url)).toBe(lane);
});
