import { type GraphQLSchema, type GraphQLTypeResolver, isAbstractType } from "graphql";
import { getMetadataStorage } from "type-graphql";

/**
 * Type resolvers of a schema's interfaces and unions that declare one. The library wraps each in a promise, for which
 * compiled documents do not wait; these answer at once.
 */
export function typeResolversOf(schema: GraphQLSchema): ReadonlyMap<string, GraphQLTypeResolver<unknown, unknown>> {
  const { unions, interfaceTypes, objectTypes } = getMetadataStorage();
  const names = new Map<unknown, string>(objectTypes.map(({ target, name }) => [target, name]));
  const found = new Map<string, GraphQLTypeResolver<unknown, unknown>>();
  for (const { name, resolveType } of [...unions, ...interfaceTypes]) {
    if (!resolveType || !isAbstractType(schema.getType(name))) continue;
    found.set(name, (...given) => {
      const resolved: unknown = resolveType(...given);
      return names.get(resolved) ?? (resolved as string);
    });
  }
  return found;
}
