import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from "graphql";
import { declaredCost, type ListSize } from "./declared-cost.ts";
import { evaluate, greatest, product, sum, type Term, type Variables } from "./term.ts";

/** Points of an operation, as a function of its variables. */
export type Cost = (variables: Variables) => number;

/** Elements of a list whose length the schema does not declare. */
const assumedListSize = 10;

/** Points of an operation itself: to parse, check and answer a request takes as long as that many objects. */
export const operationWeight = 400;

/** Size of a connection's lists: its `nodes` and its `edges`. */
interface Sized {
  readonly fields: readonly string[];
  readonly size: Term;
}

/**
 * Cost of an operation in points: 400 for itself, and one for each object that it may answer. `@cost` of a field
 * replaces that one point; `@cost` of an argument is added when it is given. Lists within lists multiply, at their
 * largest page (`@listSize`). Conditions count as true; lists of introspection count as ten long.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const selected = new Costing(schema, document, operation).ofSelections(operation.selectionSet, root);
  const term = sum([operationWeight, selected]);
  return (variables) => evaluate(term, variables);
}

class Costing {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  ofSelections({ selections }: SelectionSetNode, parent: GraphQLCompositeType, sized?: Sized): Term {
    return sum(selections.map((selection) => this.#ofSelection(selection, parent, sized)));
  }

  #ofSelection(selection: SelectionNode, parent: GraphQLCompositeType, sized: Sized | undefined): Term {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, parent, sized);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value, sized);
    const { typeCondition, selectionSet } = selection;
    return this.ofSelections(selectionSet, typeCondition ? this.#type(typeCondition.name.value) : parent, sized);
  }

  #ofFragment(name: string, sized: Sized | undefined): Term {
    const { typeCondition, selectionSet } = this.#fragments.get(name) as FragmentDefinitionNode;
    return this.ofSelections(selectionSet, this.#type(typeCondition.name.value), sized);
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType, sized: Sized | undefined): Term {
    const field = fieldOf(node.name.value, parent);
    if (!field) return 0;
    const { weight, listSize, argumentWeights } = declaredCost(field);
    const given = (node.arguments ?? []).map(({ name }) => argumentWeights[name.value] ?? 0);
    const type = getNamedType(field.type);
    const isObject = isCompositeType(type);
    const size = listSize && this.#sizeOf(node, listSize);
    const inner =
      isObject && node.selectionSet ? this.ofSelections(node.selectionSet, type, sizedBy(listSize, size)) : 0;
    const each = sum([weight ?? (isObject ? 1 : 0), ...given, inner]);
    if (sized?.fields.includes(field.name)) return product(sized.size, each);
    return isListType(getNullableType(field.type)) ? product(size ?? assumedListSize, each) : each;
  }

  /** Number of elements: the greatest slicing argument, or the assumed size when none is given. */
  #sizeOf(node: FieldNode, { slicingArguments = [], assumedSize = assumedListSize }: ListSize): Term {
    const given = (node.arguments ?? []).filter(({ name }) => slicingArguments.includes(name.value));
    return greatest(
      given.map(({ value }) => this.#integer(value)),
      assumedSize,
    );
  }

  /**
   * Value of an integer argument.
   * @returns a term that counts as absent when it is no integer, since the subgraph refuses it
   */
  #integer(value: ValueNode): Term {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return Number.NaN;
    const name = value.name.value;
    const { defaultValue } = this.#operation.variableDefinitions?.find((one) => one.variable.name.value === name) ?? {};
    const otherwise = defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined;
    return ({ [name]: given = otherwise }) => (typeof given === "number" ? given : Number.NaN);
  }

  #type(name: string): GraphQLCompositeType {
    return this.#schema.getType(name) as GraphQLCompositeType;
  }
}

function sizedBy(listSize: ListSize | undefined, size: Term | undefined): Sized | undefined {
  return listSize?.sizedFields && size !== undefined ? { fields: listSize.sizedFields, size } : undefined;
}

/** Introspection fields: they cost no subgraph anything, but this process as much as other objects. */
const aboutSchema: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
);

/** Field of a type by its name. @returns `undefined` for `__typename` */
function fieldOf(name: string, parent: GraphQLCompositeType): GraphQLField<unknown, unknown> | undefined {
  return aboutSchema.get(name) ?? ("getFields" in parent ? parent.getFields()[name] : undefined);
}
