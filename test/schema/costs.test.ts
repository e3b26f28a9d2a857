import { readFileSync } from "node:fs";
import { getNamedType, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { schemaOf } from "../../gateway/composition/compose.ts";
import { declaredCost } from "../../gateway/limits/declared-cost.ts";
import { maxPageSize } from "../../store/tables/page.ts";

const schema = schemaOf(readFileSync("schema/supergraph.graphql", "utf8"));
const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
);

test("every connection tells how long its page may be", () => {
  const connections = fields.filter(({ field }) => getNamedType(field.type).name.endsWith("Connection"));
  expect(connections.length).toBeGreaterThan(8);
  for (const { field } of connections) {
    expect(declaredCost(field).listSize).toEqual({
      slicingArguments: ["first", "last"],
      sizedFields: ["nodes", "edges"],
      assumedSize: maxPageSize,
    });
  }
});

test("every list at the root costs the statement that reads it", () => {
  const isList = (type: string) => type.endsWith("Connection");
  const lists = fields.filter(
    ({ type, field }) => type === schema.getQueryType() && isList(`${field.type}`.replace("!", "")),
  );
  expect(lists.length).toBeGreaterThan(3);
  expect(lists.filter(({ field }) => declaredCost(field).weight !== 200)).toEqual([]);
});

test("every mutation costs more than what it answers", () => {
  const mutations = fields.filter(({ type }) => type === schema.getMutationType());
  expect(mutations.length).toBeGreaterThan(10);
  expect(mutations.filter(({ field }) => declaredCost(field).weight !== 10)).toEqual([]);
});
