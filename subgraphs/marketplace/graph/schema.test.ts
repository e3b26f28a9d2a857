import { type GraphQLNamedType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { expect, it } from "vitest";
import { buildMarketplaceSchema } from "./schema.ts";

/** Names of everything in a type that lacks a description. */
function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) return missing;
  for (const field of Object.values(type.getFields())) {
    if (!field.description) missing.push(`${type.name}.${field.name}`);
    if (!("args" in field)) continue;
    for (const arg of field.args) if (!arg.description) missing.push(`${type.name}.${field.name}(${arg.name})`);
  }
  return missing;
}

it("builds without a ledger and describes every type, field and argument", async () => {
  const schema = await buildMarketplaceSchema();
  const notOurs = /^(_|link__|federation__|String|Int|Float|Boolean|ID|Query|Mutation|Subscription)/;
  const types = Object.values(schema.getTypeMap()).filter((type) => !notOurs.test(type.name));
  expect(types.flatMap(undescribed)).toEqual([]);
  for (const root of [schema.getMutationType(), schema.getSubscriptionType()]) {
    expect(root && undescribed(root).filter((name) => name !== root.name)).toEqual([]);
  }
});

it("shares accounts, organisations and services with the other subgraphs", async () => {
  const schema = await buildMarketplaceSchema();
  const entities = schema.getType("_Entity")?.astNode;
  expect(entities && "types" in entities && entities.types?.map((type) => type.name.value).sort()).toEqual([
    "Account",
    "Organization",
    "Service",
  ]);
});
