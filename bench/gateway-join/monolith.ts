import { composeServices } from "@theguild/federation-composition";
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  parse,
} from "graphql";
import { createYoga } from "graphql-yoga";
import { fetchSdl } from "../../gateway/transport/subgraph.ts";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";

/** The same resolvers and loaders in one schema without federation, served by the engine below the gateway. */
export async function monolith(subgraphs: readonly Subgraph[]) {
  return createYoga({
    schema: await mergedSchema(subgraphs),
    context: () => Object.assign({}, ...subgraphs.map((subgraph) => subgraph.contextFor(anonymous))),
    graphiql: false,
    logging: false,
  });
}

async function mergedSchema(subgraphs: readonly Subgraph[]): Promise<GraphQLSchema> {
  const services = subgraphs.map(async (subgraph) => ({
    name: subgraph.name,
    typeDefs: parse(await fetchSdl(subgraph)),
    url: "http://localhost",
  }));
  const composed = composeServices(await Promise.all(services));
  if (composed.errors) throw new AggregateError(composed.errors);
  const schema = buildSchema(composed.publicSdl);
  for (const subgraph of subgraphs) takeResolvers(schema, subgraph.schema);
  return schema;
}

function takeResolvers(into: GraphQLSchema, from: GraphQLSchema): void {
  for (const type of Object.values(into.getTypeMap())) {
    const source = from.getType(type.name);
    if (isScalarType(type) && isScalarType(source)) {
      const { serialize, parseValue, parseLiteral } = source;
      Object.assign(type, { serialize, parseValue, parseLiteral });
    }
    if (isAbstractType(type) && isAbstractType(source)) type.resolveType = source.resolveType;
    if (isObjectType(type) && isObjectType(source)) takeFieldResolvers(type, source);
  }
}

function takeFieldResolvers(into: GraphQLObjectType, from: GraphQLObjectType): void {
  const given = from.getFields();
  for (const field of Object.values(into.getFields())) {
    const resolve = given[field.name]?.resolve;
    if (resolve) field.resolve = resolve;
  }
}
