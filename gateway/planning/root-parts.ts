import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getOperationAST,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** One operation of a document, with the fragments that it may use. */
export interface Operation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * Operation of a document.
 * @param name when the document has several
 */
export function operationIn(document: DocumentNode, name: string | undefined): Operation {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return {
    operation: getOperationAST(document, name) as OperationDefinitionNode,
    fragments: new Map(fragments.map((node) => [node.name.value, node])),
  };
}

/** Whether a root field is introspection, which no subgraph answers. */
export function isAboutSchema({ name }: FieldNode): boolean {
  return name.value.startsWith("__");
}

/**
 * Document with some root fields of an operation.
 * @returns `undefined` when it has none of them, or a constant condition excludes them
 */
export function partOf(
  { operation, fragments }: Operation,
  isWanted: (field: FieldNode) => boolean,
): DocumentNode | undefined {
  const selections = wanted(operation.selectionSet, fragments, isWanted);
  if (selections.length === 0) return undefined;
  const part: OperationDefinitionNode = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  return { kind: Kind.DOCUMENT, definitions: [part, ...fragments.values()] };
}

/** Response keys of the root fields, in order. */
export function rootKeys({ operation, fragments }: Operation): ReadonlySet<string> {
  const keys = new Set<string>();
  wanted(operation.selectionSet, fragments, ({ alias, name }) => !!keys.add((alias ?? name).value));
  return keys;
}

/**
 * Selection set with the wanted root fields. Fragments at the root are inlined, since each part takes other fields of
 * them.
 */
function wanted(
  set: SelectionSetNode,
  fragments: Operation["fragments"],
  isWanted: (field: FieldNode) => boolean,
): SelectionNode[] {
  return set.selections.flatMap((selection): SelectionNode[] => {
    if (isNever(selection)) return [];
    if (selection.kind === Kind.FIELD) return isWanted(selection) ? [selection] : [];
    const fragment = fragmentOf(selection, fragments);
    const selections = wanted(fragment.selectionSet, fragments, isWanted);
    if (selections.length === 0) return [];
    const { typeCondition } = fragment;
    const { directives = [] } = selection;
    const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
    return [{ kind: Kind.INLINE_FRAGMENT, ...(typeCondition && { typeCondition }), directives, selectionSet }];
  });
}

function fragmentOf(
  selection: InlineFragmentNode | FragmentSpreadNode,
  fragments: Operation["fragments"],
): InlineFragmentNode | FragmentDefinitionNode {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  return fragments.get(selection.name.value) as FragmentDefinitionNode;
}

/** Whether a condition without variables excludes a selection. */
function isNever({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const condition: ASTNode | undefined = given.find((one) => one.name.value === "if")?.value;
    if (condition?.kind !== Kind.BOOLEAN) return false;
    return condition.value ? name.value === "skip" : name.value === "include";
  });
}
