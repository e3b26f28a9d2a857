import { expect, test } from "vitest";
import type { PageRequest } from "../../../store/tables/page.ts";
import { blockWindow } from "./block-window.ts";

function page(newest: bigint, args: PageRequest) {
  const window = blockWindow(newest, args);
  return window.pageOf(window.numbers.map((number) => ({ number, node: Number(number) })));
}

test("pages of blocks run from the newest to the first and back", () => {
  const first = page(9n, { first: 4 });
  expect(first.nodes).toEqual([9, 8, 7, 6]);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const last = page(9n, { first: 100, after: first.pageInfo.endCursor ?? "" });
  expect(last.nodes).toEqual([5, 4, 3, 2, 1, 0]);
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(page(9n, { last: 2 }).nodes).toEqual([1, 0]);
  expect(page(9n, { last: 2, before: first.pageInfo.endCursor ?? "" }).nodes).toEqual([8, 7]);
  expect(last.countAll()).toBe(10);
});

test("a page stays where it is while blocks come, and new ones come before it", () => {
  const { endCursor, startCursor } = page(9n, { first: 4 }).pageInfo;
  expect(page(12n, { first: 2, after: endCursor ?? "" }).nodes).toEqual([5, 4]);
  expect(page(12n, { last: 10, before: startCursor ?? "" }).nodes).toEqual([12, 11, 10]);
});

test("a page that was cut goes on where it ended, from either end", () => {
  const { numbers, pageOf } = blockWindow(9n, { first: 4 });
  const cut = pageOf(numbers.slice(0, 1).map((number) => ({ number, node: number })));
  expect(cut.pageInfo).toMatchObject({ hasNextPage: true, endCursor: cut.edges[0]?.cursor });
  const back = blockWindow(9n, { last: 4 });
  expect(back.numbers).toEqual([0n, 1n, 2n, 3n]);
});

test("without a block there is an empty page", () => {
  expect(page(-1n, { first: 3 })).toMatchObject({
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false },
  });
});

test("cursors of other lists are refused", () => {
  for (const texts of [["a"], ["1", "2"], [], ["-1"], [`${"9".repeat(21)}`]]) {
    const after = Buffer.from(JSON.stringify(texts)).toString("base64url");
    expect(() => page(9n, { first: 1, after })).toThrow("the cursor is not of this list");
  }
});
