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

/** Names that clients' documents are unlikely to use. */
const cursorAlias = "_ledgerloomCursor";
const afterVariable = "_ledgerloomAfter";

type Variables = Readonly<Record<string, unknown>>;

/**
 * Document that a subgraph is asked for a stream, without where it begins: clients' documents that differ only in that
 * become one, which adds each event's cursor.
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

  /**
   * Document of a client's subscription.
   * @returns `undefined` for a stream without cursors, or one that can only begin now
   */
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

  /** Cursor that a client wants to resume after. */
  afterOf(variables: Variables = {}): string | undefined {
    const after = this.#after && valueFromASTUntyped(this.#after.value, variables);
    return typeof after === "string" ? after : undefined;
  }

  /** Variables of the document, without where the stream begins. */
  variablesOf(variables: Variables = {}): Variables {
    const given = this.#variables.filter((name) => variables[name] !== undefined);
    return Object.fromEntries(given.map((name) => [name, variables[name]]));
  }

  /** Variables that make the stream begin after a cursor. */
  startingAfter(cursor: string | undefined): Variables {
    return cursor === undefined ? {} : { [afterVariable]: cursor };
  }

  /** Cursor of an event; `undefined` when the subgraph could not answer the event. */
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

/** Root field that begins at a variable of ours and selects its cursor. */
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
