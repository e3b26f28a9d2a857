import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { undescribed, unmarkedChanges } from "../../scripts/schema-rules.ts";

test("what is committed is what the subgraphs emit, composed, described and harmless to clients", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["dist/scripts/schema.js", "--check"]);
  expect(stdout).toContain("Emitted schemas are current.");
});

test("types, fields, arguments, values and directives without a description are named", () => {
  const schema = buildSchema(`
    type Query { a(first: Int): T  "Said." b("Said." of: E): S }
    "Said." type T { c(in: I): Int }
    enum E { F "Said." G }
    "Said." input I { h: Int }
    directive @d(i: Int) on QUERY
    scalar S`);
  expect(undescribed(schema).sort()).toEqual(
    ["E", "E.F", "I.h", "Query.a", "Query.a(first)", "S", "T.c", "T.c(in)", "@d", "@d(i)"].sort(),
  );
});

test("a breaking change has to be marked, and a mark has to be true", () => {
  const released = buildSchema("type Query { a: Int b: Int }");
  const current = buildSchema("type Query { a: Int! c: Int }");
  expect(unmarkedChanges(released, current, [])).toEqual(["not marked: Query.b was removed."]);
  expect(unmarkedChanges(released, current, ["Query.b was removed."])).toEqual([]);
  expect(unmarkedChanges(released, released, ["Query.b was removed."])).toEqual([
    "marked, but not so: Query.b was removed.",
  ]);
});
