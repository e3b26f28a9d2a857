import { composeServices } from "@theguild/federation-composition";
import { graphql, isObjectType, parse, validate } from "graphql";
import { beforeAll, expect, test } from "vitest";
import { buildOpsSchema } from "./schema.ts";

let schema: Awaited<ReturnType<typeof buildOpsSchema>>;
beforeAll(async () => {
  schema = await buildOpsSchema();
});

test("the documented operations query and subscription are valid", () => {
  const documents = [
    `query Ops { operations(first: 5) { nodes { id title status executions { organization { mspId } status steps { name status } } } } }`,
    `subscription Operations { operationEvents { cursor type operation { id status } organization { mspId } } }`,
    `query Front { organizations { mspId } }`,
  ];
  for (const document of documents) expect(validate(schema, parse(document))).toEqual([]);
});

test("the schema composes", async () => {
  const { data } = await graphql({ schema, source: "{ _service { sdl } }" });
  const { sdl } = (data as { _service: { sdl: string } })._service;
  const { errors } = composeServices([{ name: "ops", typeDefs: parse(sdl) }]);
  expect(errors ?? []).toEqual([]);
});

test("every field and argument says what it is", () => {
  const ours = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith("_"));
  const fields = ours.flatMap((type) => Object.values(type.getFields())).filter(({ name }) => !name.startsWith("_"));
  const silent = fields.flatMap((field) => [field, ...field.args]).filter(({ description }) => !description);
  expect(silent.map(({ name }) => name)).toEqual([]);
});
