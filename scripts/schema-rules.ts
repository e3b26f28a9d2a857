import {
  findBreakingChanges,
  type GraphQLDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from "graphql";

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Names of the types, fields, arguments, values and directives of a schema that have no description. */
export function undescribed(schema: GraphQLSchema): string[] {
  const roots: readonly unknown[] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [...(roots.includes(type) ? [] : silent(type, type.name)), ...silentParts(type)]);
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [...types, ...directives.flatMap(silentDirective)];
}

function silentDirective({ name, description, args }: GraphQLDirective): string[] {
  const own = `@${name}`;
  return [
    ...silent({ name, description }, own),
    ...args.flatMap((argument) => silent(argument, `${own}(${argument.name})`)),
  ];
}

function silentParts(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().flatMap((value) => silent(value, `${type.name}.${value.name}`));
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) => silent(field, `${type.name}.${field.name}`));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    ...silent(field, `${type.name}.${field.name}`),
    ...field.args.flatMap((argument) => silent(argument, `${type.name}.${field.name}(${argument.name})`)),
  ]);
}

function silent({ description }: Described, name: string): string[] {
  return description?.trim() ? [] : [name];
}

/** Obstacles to replacing the released schema: breaking changes without a mark, and marks without a change. */
export function unmarkedChanges(released: GraphQLSchema, current: GraphQLSchema, marked: readonly string[]): string[] {
  const breaking = findBreakingChanges(released, current).map(({ description }) => description);
  return [
    ...breaking.filter((change) => !marked.includes(change)).map((change) => `not marked: ${change}`),
    ...marked.filter((change) => !breaking.includes(change)).map((change) => `marked, but not so: ${change}`),
  ];
}
