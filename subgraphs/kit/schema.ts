import "reflect-metadata";
import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import { createPubSub } from "@graphql-yoga/subscription";
import { type GraphQLSchema, parse, specifiedDirectives } from "graphql";
import type { Logger } from "pino";
import { type BuildSchemaOptions, buildSchema, createResolversMap } from "type-graphql";
import { typeResolversOf } from "./abstract-types.ts";
import { withCosts } from "./costs.ts";
import { errorMapping, toGraphQLError } from "./errors.ts";
import { readDirective } from "./positions/read-directive.ts";

const federationLink = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"]
)\n`;

/** Resolver of one reference to an entity; `null` when it does not exist. Batch through the context's loaders. */
export type ReferenceResolver = (reference: never, context: never) => unknown;

export interface FederatedSchemaOptions {
  readonly resolvers: BuildSchemaOptions["resolvers"];
  /** Reference resolvers by entity type. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  /** Entity classes that no field of the subgraph leads to, which would otherwise be missing from its schema. */
  readonly entities?: BuildSchemaOptions["orphanedTypes"];
  readonly log?: Logger | undefined;
}

/**
 * Builds a subgraph's schema from type-graphql resolvers. Needs no ledger, so the SDL can be emitted anywhere. Object
 * types declare `simpleResolvers: true`, so that plain properties cost no promise. Type resolvers of interfaces and
 * unions must answer at once.
 */
export async function buildFederatedSchema(options: FederatedSchemaOptions): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: options.resolvers,
    directives: [...specifiedDirectives, readDirective],
    orphanedTypes: options.entities ?? [],
    globalMiddlewares: [errorMapping(options.log)],
    pubSub: createPubSub(),
    validate: false,
    skipCheck: true,
  });
  const resolvers = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  for (const [type, resolveReference] of Object.entries(options.references)) {
    if (!schema.getType(type)) throw new Error(`no field leads to ${type}: it must be among the schema's entities`);
    resolvers[type] = { ...resolvers[type], __resolveReference: withMappedErrors(resolveReference, options.log) };
  }
  for (const [type, resolveType] of typeResolversOf(schema)) {
    resolvers[type] = { ...resolvers[type], __resolveType: resolveType };
  }
  for (const field of Object.values(resolvers.Subscription ?? {}) as { subscribe: Subscribe }[]) {
    field.subscribe = withMappedErrors(field.subscribe, options.log);
  }
  const typeDefs = withCosts(parse(federationLink + printSubgraphSchema(schema)));
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
}

type Subscribe = (...args: never[]) => unknown;

/**
 * Resolver whose errors are mapped, for reference resolvers and subscriptions, which the library's middlewares do not
 * reach.
 */
function withMappedErrors<A extends never[]>(resolve: (...args: A) => unknown, log?: Logger): (...args: A) => unknown {
  const fail = (error: unknown) => {
    throw toGraphQLError(error, log);
  };
  return (...args) => {
    try {
      const answer = resolve(...args);
      return answer instanceof Promise ? answer.catch(fail) : answer;
    } catch (error) {
      return fail(error);
    }
  };
}
