import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";

/** Prefix of names that the planner could mistake. Every client name that begins with it gets it too. */
const prefix = "_as_";

/**
 * Renames what the planner could mistake. Beside the client's fields it asks for keys and required fields, under their
 * own names, and uses names of its own that begin with an underscore; a client's alias must be none of these.
 */
export class SafeNames {
  readonly #fields: ReadonlySet<string>;

  /** @param supergraph with the fields that only subgraphs see */
  constructor(supergraph: GraphQLSchema) {
    const types = Object.values(supergraph.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
    this.#fields = new Set(types.flatMap((type) => Object.keys(type.getFields())));
  }

  /** Document with all mistakable names replaced. */
  of(document: DocumentNode): DocumentNode {
    return visit(document, {
      Field: (node) => this.#field(node),
      Variable: (node) => {
        const { value } = node.name;
        return isTakenVariable(value) ? { ...node, name: { ...node.name, value: prefix + value } } : undefined;
      },
      SelectionSet: { leave: withoutRepetition },
    });
  }

  #field(node: FieldNode): FieldNode | undefined {
    const { alias } = node;
    if (!alias || !this.#isTaken(alias.value)) return undefined;
    return { ...node, alias: { ...alias, value: prefix + alias.value } };
  }

  #isTaken(alias: string): boolean {
    return this.#fields.has(alias) || alias.startsWith("_") || alias in Object.prototype;
  }
}

/** Client's name for a name in such a document. */
export function clientName(name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

export function isRenamed(name: string): boolean {
  return name.startsWith(prefix);
}

/** Client's variables under their names in such a document. */
export function safeVariables(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named = Object.entries(given).map(([name, value]) => [isTakenVariable(name) ? prefix + name : name, value]);
  return Object.fromEntries(named);
}

/** Whether the planner may use the variable's name: it sends `$representations` of its own. */
function isTakenVariable(name: string): boolean {
  return name.startsWith("_") || name.startsWith("representations");
}

/**
 * Puts repeated fields into fragments: the engine appends the elements of a list that is asked for twice to each other,
 * but merges them when the second is inside a fragment.
 */
function withoutRepetition(set: SelectionSetNode): SelectionSetNode {
  const seen = new Set<string>();
  const isRepeated = (selection: SelectionNode) => {
    if (selection.kind !== Kind.FIELD) return false;
    const key = (selection.alias ?? selection.name).value;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  };
  return { ...set, selections: set.selections.map((one) => (isRepeated(one) ? inFragment(one) : one)) };
}

function inFragment(selection: SelectionNode): SelectionNode {
  return { kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] } };
}
