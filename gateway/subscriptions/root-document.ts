import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
} from "graphql";

/** Names that no client's document is likely to use. */
const cursorAlias = "_ledgerloomCursor";
const afterVariable = "_ledgerloomAfter";

type Variables = Readonly<Record<string, unknown>>;

/**
 * How a subgraph is asked for a stream, apart from where the stream begins: documents that differ only in that become
 * one document, which brings each event's cursor along.
 */
export class RootDocument {
  readonly document: DocumentNode;
  readonly text: string;
  readonly #responseKey: string;
  readonly #after: ArgumentNode | undefined;
  readonly #variables: readonly string[];

  private constructor(original: Root, afterType: string) {
    const { document, operation, field } = original;
    const root = resumableField(field);
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const used = variablesIn([root, ...fragments]);
    const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
    this.#variables = definitions.map(({ variable }) => variable.name.value);
    this.#responseKey = (field.alias ?? field.name).value;
    this.#after = field.arguments?.find(({ name }) => name.value === "after");
    const asked: OperationDefinitionNode = {
      ...operation,
      variableDefinitions: [...definitions, afterDefinition(afterType)],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [root] },
    };
    this.document = { kind: Kind.DOCUMENT, definitions: [asked, ...fragments] };
    this.text = print(this.document);
  }

  /** @returns `undefined` for a stream whose events have no cursor, or that begins nowhere but now */
  static of(document: DocumentNode, operationName: string | undefined, schema: GraphQLSchema) {
    const original = rootOf(document, operationName);
    const declared = original && schema.getSubscriptionType()?.getFields()[original.field.name.value];
    if (!declared) return undefined;
    const event = getNamedType(declared.type);
    const after = declared.args.find(({ name }) => name === "after");
    return after && isObjectType(event) && event.getFields().cursor
      ? new RootDocument(original, getNamedType(after.type).name)
      : undefined;
  }

  /** The cursor that a client wants to resume from. */
  afterOf(variables: Variables = {}): string | undefined {
    const after = this.#after && valueFromASTUntyped(this.#after.value, variables);
    return typeof after === "string" ? after : undefined;
  }

  /** The variables of the document, apart from where the stream begins. */
  variablesOf(variables: Variables = {}): Variables {
    const given = this.#variables.filter((name) => variables[name] !== undefined);
    return Object.fromEntries(given.map((name) => [name, variables[name]]));
  }

  /** What makes the stream begin after a cursor. */
  startingAfter(cursor: string | undefined): Variables {
    return cursor === undefined ? {} : { [afterVariable]: cursor };
  }

  /** The cursor of an event; `undefined` when the subgraph could not answer the event. */
  cursorOf(data: Variables | null | undefined): string | undefined {
    return (data?.[this.#responseKey] as Record<string, string> | null | undefined)?.[cursorAlias];
  }
}

interface Root {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly field: FieldNode;
}

function rootOf(document: DocumentNode, operationName: string | undefined): Root | undefined {
  const operation = getOperationAST(document, operationName);
  const [field, ...more] = operation?.selectionSet.selections ?? [];
  return operation && field?.kind === Kind.FIELD && more.length === 0 ? { document, operation, field } : undefined;
}

/** The root field, which begins where a variable of ours says and brings its cursor. */
function resumableField(field: FieldNode): FieldNode {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
  const others = (field.arguments ?? []).filter((one) => one.name.value !== "after");
  const variable = { kind: Kind.VARIABLE, name: name(afterVariable) } as const;
  const after: ArgumentNode = { kind: Kind.ARGUMENT, name: name("after"), value: variable };
  const cursor: FieldNode = { kind: Kind.FIELD, alias: name(cursorAlias), name: name("cursor") };
  const selections = [...(field.selectionSet?.selections ?? []), cursor];
  return { ...field, arguments: [...others, after], selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function afterDefinition(type: string): VariableDefinitionNode {
  const name = { kind: Kind.NAME, value: afterVariable } as const;
  return { kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name }, type: parseType(type) };
}

function variablesIn(nodes: readonly ASTNode[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const node of nodes) visit(node, { Variable: ({ name }) => void used.add(name.value) });
  return used;
}
