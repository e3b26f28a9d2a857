import {
  buildASTSchema,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ListTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  parseConstValue,
  print,
  type TypeNode,
  visit,
} from "graphql";
import { directiveNames } from "./directive-names.ts";
import { namedTypeOf, type Part, SubgraphTypes } from "./subgraph-types.ts";

/** Field as one subgraph declares it. */
interface Place {
  /** The supergraph's name of the subgraph. */
  readonly graph: string;
  readonly type: TypeNode;
  readonly isExternal: boolean;
}

/**
 * Corrects fields that subgraphs declare differently. Composition takes the first subgraph's type, though another's may
 * be an interface or union that includes it, and omits that a subgraph declares an interface's field as external only.
 */
export function withPlaces(sdl: string, parts: readonly Part[]): string {
  const supergraph = parse(sdl);
  const graphs = graphsOf(supergraph);
  const schema = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const placesIn = parts.map((part) => placesOf(part, graphs.get(part.name) as string));
  const mend = (node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) => {
    const fields = node.fields?.map((field) => {
      const places = placesIn.flatMap((find) => find(node.name.value, field.name.value));
      return withCommonType(
        node.kind === Kind.OBJECT_TYPE_DEFINITION ? field : withExternal(field, places),
        places,
        schema,
      );
    });
    return fields?.some((field, at) => field !== node.fields?.[at]) ? { ...node, fields } : undefined;
  };
  const changed = visit(supergraph, { ObjectTypeDefinition: mend, InterfaceTypeDefinition: mend });
  return changed === supergraph ? sdl : print(changed);
}

function placesOf({ typeDefs }: Part, graph: string) {
  const types = new SubgraphTypes(typeDefs);
  const external = directiveNames("external", typeDefs);
  return (typeName: string, fieldName: string): readonly Place[] => {
    const { type, directives = [] } = types.field(typeName, fieldName) ?? {};
    return type ? [{ graph, type, isExternal: directives.some(({ name }) => external.has(name.value)) }] : [];
  };
}

/** Subgraphs' names in the supergraph. */
function graphsOf({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph",
  );
  const named = (graphs as EnumTypeDefinitionNode).values?.map(({ name, directives }) => {
    const given = directives?.[0]?.arguments?.find((one) => one.name.value === "name")?.value;
    return [given?.kind === Kind.STRING ? given.value : "", name.value] as const;
  });
  return new Map(named);
}

/** Interface field with `external` where some subgraph only requires it. */
function withExternal(field: FieldDefinitionNode, places: readonly Place[]): FieldDefinitionNode {
  const isExternalToSome = places.some((one) => one.isExternal) && !places.every((one) => one.isExternal);
  return isExternalToSome && !isJoined(field) ? withJoins(field, places) : field;
}

function isJoined({ directives = [] }: FieldDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === "join__field");
}

/** Field with the type that includes those of all subgraphs. */
function withCommonType(
  field: FieldDefinitionNode,
  places: readonly Place[],
  schema: GraphQLSchema,
): FieldDefinitionNode {
  const types = places.map((place) => place.type);
  if (new Set(types.map(namedTypeOf)).size < 2) return field;
  const type = commonType(types, schema);
  if (!type) return field;
  const joined = isJoined(field) ? field : withJoins(field, places);
  const directives = joined.directives?.map((join) => {
    const place = join.name.value === "join__field" ? places.find(({ graph }) => graph === graphOf(join)) : undefined;
    const others = join.arguments?.filter(({ name }) => name.value !== "type") ?? [];
    return place ? { ...join, arguments: [...others, argument("type", `"${print(place.type)}"`)] } : join;
  });
  return { ...joined, type, ...(directives && { directives }) };
}

function withJoins(field: FieldDefinitionNode, places: readonly Place[]): FieldDefinitionNode {
  const joins = places.map(({ graph, isExternal }): ConstDirectiveNode => {
    const external = isExternal ? [argument("external", "true")] : [];
    const name = { kind: Kind.NAME, value: "join__field" } as const;
    return { kind: Kind.DIRECTIVE, name, arguments: [argument("graph", graph), ...external] };
  });
  return { ...field, directives: [...(field.directives ?? []), ...joins] };
}

function argument(name: string, value: string): ConstArgumentNode {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: parseConstValue(value) };
}

function graphOf({ arguments: given }: ConstDirectiveNode): string | undefined {
  const value = given?.find(({ name }) => name.value === "graph")?.value;
  return value?.kind === Kind.ENUM ? value.value : undefined;
}

/** Narrowest of the types that includes all of them; `undefined` when there is none. */
function commonType(types: readonly TypeNode[], schema: GraphQLSchema): TypeNode | undefined {
  const bare = types.map((type) => (type.kind === Kind.NON_NULL_TYPE ? type.type : type));
  const inner = bare.every((type) => type.kind === Kind.LIST_TYPE)
    ? commonList(bare, schema)
    : bare.find((type) => bare.every((other) => includes(schema, namedTypeOf(type), namedTypeOf(other))));
  const isNeverNull = types.every(({ kind }) => kind === Kind.NON_NULL_TYPE);
  return inner && (isNeverNull ? { kind: Kind.NON_NULL_TYPE, type: inner } : inner);
}

function commonList(types: readonly ListTypeNode[], schema: GraphQLSchema): ListTypeNode | undefined {
  const type = commonType(
    types.map((list) => list.type),
    schema,
  );
  return type && { kind: Kind.LIST_TYPE, type };
}

function includes(schema: GraphQLSchema, wide: string, narrow: string): boolean {
  const [type, other] = [schema.getType(wide), schema.getType(narrow)];
  if (wide === narrow) return true;
  return isAbstractType(type) && (isObjectType(other) || isInterfaceType(other)) && schema.isSubType(type, other);
}
