import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database, Sql } from "../database/database.ts";
import { openPglite } from "../database/pglite-database.ts";
import { integer, text } from "./columns.ts";
import { lookUp } from "./look-up.ts";
import { defineTable, type RowOf } from "./table.ts";

const table = defineTable({ name: "things", columns: { name: text(), size: integer() }, key: ["name"] });
type Thing = RowOf<typeof table>;

const things = { schema: "public", table, key: "name", order: ["size"] } as const;
let database: Database;

beforeAll(async () => {
  database = await openPglite();
  await database.query("CREATE TABLE things (name text, size integer, valid_from bigint, valid_to bigint)");
  await database.query(
    "INSERT INTO things VALUES ('a', 2, 1, NULL), ('a', 1, 1, NULL), ('b', 3, 1, 5), ('b', 4, 5, NULL)",
  );
});
afterAll(() => database.close());

/** The database, which notes what it is asked. */
function listened(): { sql: Sql; asked: string[][] } {
  const asked: string[][] = [];
  const query: Sql["query"] = (text, values = []) => {
    asked.push(values[0] as string[]);
    return database.query(text, values);
  };
  return { sql: { query }, asked };
}

const sizes = (rows: readonly Thing[] | undefined) => rows?.map(({ size }) => size);

it("reads in one statement what is looked up in the same turn", async () => {
  const { sql, asked } = listened();
  const first = lookUp(sql, things, ["a", "b"]);
  await Promise.resolve();
  const second = lookUp(sql, things, ["b", "c"]);
  expect(sizes((await first).get("a"))).toEqual([1, 2]);
  expect(sizes((await second).get("b"))).toEqual([4]);
  expect((await second).get("c")).toBeUndefined();
  expect(asked).toEqual([["a", "b", "c"]]);
});

it("keeps reads at different blocks apart", async () => {
  const { sql, asked } = listened();
  const [before, now] = await Promise.all([lookUp(sql, { ...things, block: 4n }, ["b"]), lookUp(sql, things, ["b"])]);
  expect([sizes(before.get("b")), sizes(now.get("b"))]).toEqual([[3], [4]]);
  expect(asked).toHaveLength(2);
});

it("never answers with less than what was there when it was asked", async () => {
  const { sql, asked } = listened();
  const before = lookUp(sql, things, ["d"]);
  while (asked.length === 0) await new Promise(setImmediate);
  // The statement is under way: a caller that asks only now may have written meanwhile, and gets one of its own.
  await database.query("INSERT INTO things VALUES ('d', 7, 6, NULL)");
  expect(sizes((await lookUp(sql, things, ["d"])).get("d"))).toEqual([7]);
  await before;
  expect(asked).toEqual([["d"], ["d"]]);
});

it("starts another statement when one has enough keys", async () => {
  const { sql, asked } = listened();
  const keys = Array.from({ length: 1_000 }, (_, index) => `${index}`);
  await Promise.all([lookUp(sql, things, keys), lookUp(sql, things, ["a"])]);
  expect(asked.map((keys) => keys.length)).toEqual([1_000, 1]);
});

it("finds nothing under text that the database cannot hold", async () => {
  const found = await lookUp(database, things, ["a\0", "a"]);
  expect([...found.keys()]).toEqual(["a"]);
});

it("fails all who asked together, and nobody after them", async () => {
  const broken = { ...things, schema: "nothing" };
  const answers = await Promise.allSettled([lookUp(database, broken, ["a"]), lookUp(database, broken, ["b"])]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await lookUp(database, things, ["a"])).size).toBe(1);
});
