import { globSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isNonNullType,
} from "graphql";
import { describe, expect, test } from "vitest";
import { conflictPolicyOf } from "../../subgraphs/kit/graph/on-conflict.ts";
// With the subgraphs come the policies that their mutations declare.
import "../../subgraphs/all-subgraphs.ts";

const schema = buildSchema(await readFile("schema/schema.graphql", "utf8"));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

const rows = (await readFile("docs/guides/mutations.md", "utf8")).matchAll(
  /^\| `(\w+)` \| (Fabric|EVM|–) \| (\w+) \| .+ \|$/gm,
);
const table = new Map([...rows].map(([, name = "", ledger = "", policy = ""]) => [name, { ledger, policy }]));

/** Transaction in a payload, by ledger. */
const transactions: Readonly<Record<string, object>> = {
  Fabric: { transaction: ["id", "blockNumber", "validationCode"] },
  EVM: { transaction: ["hash", "blockNumber", "status"] },
  "–": {},
};

const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const fieldNames = (type: GraphQLNamedType) => Object.keys((type as GraphQLObjectType).getFields());

function shapeOf({ args, type }: GraphQLField<unknown, unknown>) {
  const [input] = args;
  const payload = (getNamedType(type) as GraphQLObjectType).getFields();
  const inputFields = (input && (getNamedType(input.type) as GraphQLInputObjectType).getFields()) ?? {};
  const { transaction } = payload;
  return {
    arguments: args.map((argument) => `${argument.name}: ${argument.type}`),
    payload: String(type),
    key: String(inputFields.idempotencyKey?.type),
    userErrors: String(payload.userErrors?.type),
    ...(transaction && {
      transaction: fieldNames(getNamedType(transaction.type)).filter(
        (name) => name !== "position" && name !== "details",
      ),
    }),
    // Refused acts have neither entity nor transaction.
    required: Object.values(payload).flatMap((field) => (isNonNullType(field.type) ? field.name : [])),
  };
}

const names = mutations.map(({ name }) => name).sort();

test("the table names every mutation and no other", () => {
  expect([...table.keys()].sort()).toEqual(names);
});

test("what resolvers answer is called as the mutation is, by which its policy is found", () => {
  const resolvers = globSync("subgraphs/**/*.resolver.ts").map((file) => readFileSync(file, "utf8"));
  const answered = resolvers.flatMap((text) => [...text.matchAll(/\banswer\(\s*"(\w+)"/g)]);
  expect(answered.map(([, name]) => name).sort()).toEqual(names);
});

describe.each(mutations)("$name", (mutation) => {
  const { ledger = "", policy = "" } = table.get(mutation.name) ?? {};

  test("has one input with a key, and a payload with refusals and transaction", () => {
    const name = upper(mutation.name);
    expect(shapeOf(mutation)).toEqual({
      arguments: [`input: ${name}Input!`],
      payload: `${name}Payload!`,
      key: "String",
      userErrors: "[UserError!]!",
      ...transactions[ledger],
      required: ["userErrors"],
    });
  });

  test("handles conflicts as documented", () => {
    expect(policy.toUpperCase()).toBe(conflictPolicyOf(mutation.name));
    expect(policy === "none").toBe(ledger !== "Fabric");
  });
});
