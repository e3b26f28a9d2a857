import { type GraphQLNamedType, isInputObjectType, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { buildPaymentsSchema } from "./schema.ts";

/** Names of everything in a type that lacks a description. */
function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (!isObjectType(type) && !isInputObjectType(type)) return missing;
  for (const field of Object.values(type.getFields())) {
    if (!field.description) missing.push(`${type.name}.${field.name}`);
    if (!("args" in field)) continue;
    for (const arg of field.args) if (!arg.description) missing.push(`${type.name}.${field.name}(${arg.name})`);
  }
  return missing;
}

test("it builds without a chain and describes every type, field and argument", async () => {
  const schema = await buildPaymentsSchema();
  const notOurs = /^(_|link__|federation__|String|Int|Float|Boolean|ID|Query|Mutation|Subscription)/;
  const types = Object.values(schema.getTypeMap()).filter((type) => !notOurs.test(type.name));
  expect(types.flatMap(undescribed)).toEqual([]);
  for (const root of [schema.getMutationType(), schema.getSubscriptionType()]) {
    expect(root && undescribed(root).filter((name) => name !== root.name)).toEqual([]);
  }
});

test("accounts and payment channels can be reached from other subgraphs", async () => {
  const entities = (await buildPaymentsSchema()).getType("_Entity")?.astNode;
  expect(entities && "types" in entities && entities.types?.map((type) => type.name.value).sort()).toEqual([
    "Account",
    "PaymentChannel",
  ]);
});
