import { expect, test } from "vitest";
import { ByteCache } from "./byte-cache.ts";

const cacheOf = (maxBytes: number) =>
  new ByteCache<{ readonly size: number }>({ maxBytes, sizeOf: ({ size }) => size });

test("what was used longest ago makes room", () => {
  const cache = cacheOf(3);
  for (const name of ["a", "b", "c"]) cache.set(name, { size: 1 });
  cache.get("a");
  cache.set("d", { size: 1 });
  expect(["a", "b", "c", "d"].filter((name) => cache.get(name))).toEqual(["a", "c", "d"]);
  expect(cache.bytes).toBe(3);
});

test("what is larger than all is not kept, and drives nothing out", () => {
  const cache = cacheOf(3);
  cache.set("a", { size: 3 });
  cache.set("b", { size: 4 });
  expect([cache.get("a"), cache.get("b"), cache.bytes]).toEqual([{ size: 3 }, undefined, 3]);
});
