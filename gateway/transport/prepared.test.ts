import { buildSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { PreparedDocuments, type Run } from "./prepared.ts";

const schema = buildSchema("type Query { greeting(to: String!): String number: Int }");
const root = { greeting: ({ to }: { to: string }) => `hello ${to}`, number: 7 };

/** What a document answers when it is sent as text again, as after a new plan. */
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

test("keeps no more documents than it may, the recently used ones", async () => {
  const documents = new PreparedDocuments(schema, { capacity: 2, compileAtRun: 1 });
  const { run } = await ask(documents, "{ number }");
  await ask(documents, "{ a: number }");
  expect((await ask(documents, "{ number }")).run).toBe(run);
  await ask(documents, "{ b: number }");
  await ask(documents, "{ c: number }");
  expect((await ask(documents, "{ number }")).run).not.toBe(run);
});

test("refuses a document that does not fit the schema", () => {
  const errors = new PreparedDocuments(schema).get(parse("{ greeting(to: 1) }"));
  expect(errors).toMatchObject([{ message: "String cannot represent a non string value: 1" }]);
});
