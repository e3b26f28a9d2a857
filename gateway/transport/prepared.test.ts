import { buildSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { PreparedDocuments, type Run } from "./prepared.ts";

const schema = buildSchema("type Query { greeting(to: String!): String number: Int }");
const root = { greeting: ({ to }: { to: string }) => `hello ${to}`, number: 7 };

/** Answer to a document that is sent as new text, as after a new plan. */
async function ask(documents: PreparedDocuments, text: string, variables = {}) {
  const run = documents.get(parse(text)) as Run;
  return { run, result: await run(root, {}, variables) };
}

test("a document that comes again is compiled and answers the same", async () => {
  const documents = new PreparedDocuments(schema);
  const first = await ask(documents, "{ number }");
  const second = await ask(documents, "{ number }");
  const third = await ask(documents, "{ number }");
  expect([first, second, third].map(({ result }) => result.data?.number)).toEqual([7, 7, 7]);
  expect(second.run).not.toBe(first.run);
  expect(third.run).toBe(second.run);
});

test("keeps no more bytes of documents than it may, the recently used ones", async () => {
  const kept: number[] = [];
  const report = (bytes: number) => kept.push(bytes);
  const documents = new PreparedDocuments(schema, { maxBytes: 30_000, compileAtRun: 1, report });
  const { run } = await ask(documents, "{ number }");
  for (let turn = 0; turn < 50; turn += 1) await ask(documents, `{ a${turn}: number }`);
  expect((await ask(documents, "{ number }")).run).not.toBe(run);
  const { run: again } = await ask(documents, "{ number }");
  await ask(documents, "{ b: number }");
  expect((await ask(documents, "{ number }")).run).toBe(again);
  expect(Math.max(...kept)).toBeLessThanOrEqual(30_000);
  expect(kept.at(-1)).toBeGreaterThan(10_000);
  await ask(documents, `{ ${"number ".repeat(100)} }`);
  expect((await ask(documents, "{ number }")).run).toBe(again);
});

test("refuses a document that does not fit the schema", () => {
  const errors = new PreparedDocuments(schema).get(parse("{ greeting(to: 1) }"));
  expect(errors).toMatchObject([{ message: "String cannot represent a non string value: 1" }]);
});
