import { buildSchema, parse, print, validate } from "graphql";
import { expect, test } from "vitest";
import type { Client } from "./client.ts";
import { reading } from "./reading.ts";

const schema = buildSchema(`
  directive @read(after: [Position!], asOf: [Position!]) on QUERY
  scalar Position
  type Query { a(b: Int): Int }`);

test("a bound client sends each query with the directive, its positions as variables, always as the same text", async () => {
  const sent: { query: string; variables: unknown }[] = [];
  const client = {
    request: async (document: never, variables: unknown) => {
      expect(validate(schema, document)).toEqual([]);
      sent.push({ query: print(document), variables });
      return {};
    },
  } as unknown as Client;
  const document = parse("query A($b: Int) { ...F } fragment F on Query { a(b: $b) }") as never;
  await reading(client, { after: ["x"] }).request(document, { b: 1 });
  await reading(client, { asOf: ["y", "z"] }).request(document, { b: 2 });
  expect(sent.map(({ variables }) => variables)).toEqual([
    { b: 1, readAfter: ["x"], readAsOf: undefined },
    { b: 2, readAfter: undefined, readAsOf: ["y", "z"] },
  ]);
  expect(sent[0]?.query).toContain("@read(after: $readAfter, asOf: $readAsOf)");
  expect(sent[1]?.query).toBe(sent[0]?.query);
});
