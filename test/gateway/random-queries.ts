import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isUnionType,
} from "graphql";

/** A field of a query: the name that it has by itself, and the one that it gets. */
export interface Asked {
  readonly name: string;
  readonly alias: string;
  readonly args: string;
  /** The type whose fragment it stands in; the object's own type without. */
  readonly on: string | undefined;
  readonly isNamedFragment: boolean;
  readonly condition: string;
  readonly inner: readonly Asked[];
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Field of any object. */
const typename = { name: "__typename", args: "", on: undefined, isNamedFragment: false, condition: "", inner: [] };

const conditions = ["", "", "", "@include(if: $yes)", "@skip(if: $no)", "@include(if: true)"];

/** Makes queries whose fields have names of other fields of their types. */
export class RandomQueries {
  readonly #schema: GraphQLSchema;
  readonly #random: () => number;

  constructor(schema: GraphQLSchema, seed: number) {
    this.#schema = schema;
    this.#random = randomFrom(seed);
  }

  /** Fields of a type, with what is asked of their objects. */
  fieldsOf(type: GraphQLCompositeType, depth: number): readonly Asked[] {
    const candidates = this.#candidates(type).filter(
      ({ field }) => depth > 1 || !isCompositeType(getNamedType(field.type)),
    );
    const chosen = this.#shuffled(candidates).slice(0, 1 + Math.floor(this.#random() * 4));
    const distinct = chosen.filter(({ field }, at) => chosen.findIndex((one) => one.field.name === field.name) === at);
    const names = this.#candidates(type).map(({ field }) => field.name);
    const aliases = this.#shuffled([...new Set([...names, "__typename", "id", "_as_id"])]);
    if (distinct.length === 0) return [{ ...typename, alias: aliases[0] as string }];
    return distinct.map(({ on, field }, at) => {
      const inner = getNamedType(field.type);
      return {
        name: field.name,
        alias: aliases[at] as string,
        args: this.#args(field),
        on: on === type.name && this.#random() < 0.7 ? undefined : on,
        isNamedFragment: this.#random() < 0.3,
        condition: this.#pick(conditions),
        inner: isCompositeType(inner) ? this.fieldsOf(inner, depth - 1) : [],
      };
    });
  }

  /** The fields of a type and of those that it may be. */
  #candidates(type: GraphQLCompositeType): { on: string; field: GraphQLField<unknown, unknown> }[] {
    const types = isAbstractType(type)
      ? [...(isUnionType(type) ? [] : [type]), ...this.#schema.getPossibleTypes(type)]
      : [type];
    return types.flatMap((one) => Object.values(one.getFields()).map((field) => ({ on: one.name, field })));
  }

  #args({ args }: GraphQLField<unknown, unknown>): string {
    const given = args.filter((one) => isRequiredArgument(one) || one.name === "first");
    return given.length === 0 ? "" : `(${given.map((one) => this.#arg(one)).join(", ")})`;
  }

  #arg({ name, type }: GraphQLArgument): string {
    return `${name}: ${name === "first" ? 1 + Math.floor(this.#random() * 2) : literal(type)}`;
  }

  #pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.#random() * all.length)] as T;
  }

  #shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((one) => ({ one, at: this.#random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  }
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return String(type.getValues()[0]?.name);
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${required.map((field) => `${field.name}: ${literal(field.type)}`).join(", ")} }`;
  }
  return type.name === "Int" ? "1" : type.name === "Boolean" ? "true" : `"7"`;
}

/** A query's text, with or without the names that it gives. */
export function textOf(asked: readonly Asked[], isRenamed: boolean): string {
  const fragments: string[] = [];
  const fieldOf = ({ name, alias, args, inner }: Asked, condition: string): string =>
    `${isRenamed ? `${alias}: ` : ""}${name}${args} ${condition} ${inner.length > 0 ? `{ ${selections(inner)} }` : ""}`;
  const selections = (all: readonly Asked[]): string => all.map(selection).join(" ");
  const selection = (one: Asked): string => {
    if (!one.on) return fieldOf(one, one.condition);
    if (!one.isNamedFragment) return `... on ${one.on} ${one.condition} { ${fieldOf(one, "")} }`;
    const text = fieldOf(one, "");
    const fragment = `F${fragments.length}`;
    fragments.push(`fragment ${fragment} on ${one.on} { ${text} }`);
    return `...${fragment} ${one.condition}`;
  };
  const query = `query ($yes: Boolean!, $no: Boolean!) { ${selections(asked)} theType: __typename @include(if: $yes) @skip(if: $no) }`;
  return [query, ...fragments].join("\n");
}

/** Answer of a query with aliases, under the names of the fields. */
export function namedBack(data: unknown, asked: readonly Asked[]): unknown {
  if (Array.isArray(data)) return data.map((one) => namedBack(one, asked));
  if (typeof data !== "object" || data === null) return data;
  const answered = data as Record<string, unknown>;
  const present = asked.filter(({ alias }) => Object.hasOwn(answered, alias));
  return Object.fromEntries(present.map(({ name, alias, inner }) => [name, namedBack(answered[alias], inner)]));
}
