import { createHash } from "node:crypto";
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Subgraph } from "../../../subgraph-protocol/subgraph.ts";

/** An object with made-up fields. Entities of one key are the same to every subgraph. */
interface Made {
  readonly __typename: string;
  readonly seed: string;
}

type Reference = Readonly<Record<string, string>> & { readonly __typename: string };

/** Number of entities of each type in the generated data. */
const entities = 5;

/** A subgraph with a given schema, whose data are made up of the names and arguments that lead to them. */
export function generatedSubgraph(name: string, sdl: string): Subgraph {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap());
  for (const type of types.filter(isAbstractType)) type.resolveType = ({ __typename }: Made) => __typename;
  for (const type of types.filter(isObjectType).filter(({ name }) => !name.startsWith("__"))) {
    const key = keyOf(type);
    for (const field of Object.values(type.getFields())) {
      field.resolve = ({ seed = "" }: Partial<Made> = {}, args: object, _context: unknown, info: GraphQLResolveInfo) =>
        field.name === key
          ? seed.split(":")[1]
          : made(`${seed}/${field.name}${JSON.stringify(args)}`, field.type, info);
    }
  }
  const { _entities, _service } = schema.getQueryType()?.getFields() ?? {};
  if (_entities) _entities.resolve = (_root, { representations }) => representations.map(entityOf(schema));
  if (_service) _service.resolve = () => ({ sdl });
  const sdlField = (schema.getType("_Service") as GraphQLObjectType).getFields().sdl;
  if (sdlField) sdlField.resolve = () => sdl;
  return { name, schema, contextFor: () => ({}), isReady: async () => true, close: async () => {} };
}

function entityOf(schema: GraphQLSchema) {
  return ({ __typename, ...rest }: Reference): Made => {
    const key = rest[keyOf(schema.getType(__typename)) ?? ""];
    return { __typename, seed: `${__typename}:${key}` };
  };
}

/** The one field that is an entity's key. */
function keyOf(type: GraphQLNamedType | undefined): string | undefined {
  const directive = type?.astNode?.directives?.find((one) => one.name.value === "key");
  const fields = directive?.arguments?.find((one) => one.name.value === "fields")?.value;
  return fields?.kind === "StringValue" ? fields.value : undefined;
}

function made(seed: string, type: GraphQLOutputType, info: GraphQLResolveInfo): unknown {
  if (isNonNullType(type)) return present(seed, type.ofType, info);
  return numberOf(seed) % 5 === 0 ? null : present(seed, type, info);
}

function present(seed: string, type: GraphQLOutputType, info: GraphQLResolveInfo): unknown {
  const number = numberOf(seed);
  if (isListType(type))
    return Array.from({ length: 1 + (number % 3) }, (_, at) => made(`${seed}${at}`, type.ofType, info));
  if (isNonNullType(type)) return present(seed, type.ofType, info);
  if (isAbstractType(type)) {
    const possible = info.schema.getPossibleTypes(type);
    return present(seed, possible[number % possible.length] as GraphQLObjectType, info);
  }
  if (isObjectType(type)) {
    const { name } = type;
    return { __typename: name, seed: keyOf(type) ? `${name}:${name.toLowerCase()}-${number % entities}` : seed };
  }
  if (isEnumType(type)) return type.getValues()[number % type.getValues().length]?.value;
  if (type.name === "Boolean") return number % 2 === 0;
  return type.name === "Int" || type.name === "Float" ? number : `${type.name} ${number}`;
}

function numberOf(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt16BE();
}
