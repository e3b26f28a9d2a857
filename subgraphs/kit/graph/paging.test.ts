import { expect, test } from "vitest";
import { type PageArgs, pageOf } from "./paging.ts";

const letters = [..."abcdefgh"];
const key = (letter: string) => letter;
const page = (args: PageArgs, items: readonly string[] = letters) => pageOf(items, key, args);

test("pages forward with a cursor until there is no next page", () => {
  const first = page({ first: 5 });
  expect(first.nodes.join("")).toBe("abcde");
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const second = page({ first: 5, after: first.pageInfo.endCursor as string });
  expect(second.nodes.join("")).toBe("fgh");
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(second.countAll()).toBe(8);
});

test("pages backward from the end and before a cursor", () => {
  const last = page({ last: 3 });
  expect(last.nodes.join("")).toBe("fgh");
  expect(page({ last: 2, before: last.pageInfo.startCursor as string }).nodes.join("")).toBe("de");
});

test("a cursor stays valid when its element is gone and others came", () => {
  const after = page({ first: 3 }).pageInfo.endCursor as string;
  expect(page({ first: 2, after }, ["a", "bb", "d", "e"]).nodes.join("")).toBe("de");
});

test("refuses a page without a size, with two sizes, of none and of too many", () => {
  for (const args of [{}, { first: 1, last: 1 }, { first: 0 }, { first: 101 }, { last: -1 }]) {
    expect(() => page(args)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  }
});

test("refuses cursors that it did not give out", () => {
  for (const texts of [[], ["a", "b"], [1], "a", null]) {
    const after = Buffer.from(JSON.stringify(texts)).toString("base64url");
    expect(() => page({ first: 1, after })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  }
  expect(() => page({ first: 1, before: "abc" })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});
