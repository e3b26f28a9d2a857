import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
} from "graphql";
import { NotResumableError } from "./errors.ts";

/** A subscription that can go on where it was interrupted. */
export interface StreamDocument {
  readonly text: string;
  /** Name of the root field. */
  readonly field: string;
  /** Variable that holds the cursor to begin after. */
  readonly afterVariable: string;
  /** The cursor that a result brings. */
  cursorOf(data: unknown): string | undefined;
}

const known = new WeakMap<DocumentNode, StreamDocument>();

/** @throws NotResumableError when events could be lost, since a document has no place to resume from */
export function streamDocument(document: DocumentNode): StreamDocument {
  let stream = known.get(document);
  if (!stream) {
    stream = read(document);
    known.set(document, stream);
  }
  return stream;
}

function read(document: DocumentNode): StreamDocument {
  const root = rootOf(document);
  const after = root.arguments?.find(({ name }) => name.value === "after")?.value;
  if (after?.kind !== Kind.VARIABLE) throw new NotResumableError("it needs a variable as the field's argument `after`");
  const cursor = cursorIn(root.selectionSet?.selections ?? [], document);
  if (!cursor) throw new NotResumableError("it has to select the event's `cursor`");
  const [rootKey, cursorKey] = [responseKey(root), responseKey(cursor)];
  return {
    text: print(document),
    field: root.name.value,
    afterVariable: after.name.value,
    cursorOf: (data) => (data as Record<string, Record<string, string> | null> | null)?.[rootKey]?.[cursorKey],
  };
}

function rootOf({ definitions }: DocumentNode): FieldNode {
  const operations = definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation, more] = operations;
  const [root, another] = operation?.selectionSet.selections ?? [];
  if (operation?.operation !== "subscription" || more || root?.kind !== Kind.FIELD || another || !isAlways(root)) {
    throw new NotResumableError("it has to be one subscription with one field, which no directive leaves out");
  }
  return root;
}

/** The event's cursor as it is selected, by whatever name, directly or in a fragment. */
function cursorIn(selections: readonly SelectionNode[], document: DocumentNode): FieldNode | undefined {
  for (const selection of selections.filter(isAlways)) {
    if (selection.kind !== Kind.FIELD) {
      const inside = cursorIn(selectionsOf(selection, document), document);
      if (inside) return inside;
    } else if (selection.name.value === "cursor") return selection;
  }
  return undefined;
}

function selectionsOf(selection: Exclude<SelectionNode, FieldNode>, document: DocumentNode): readonly SelectionNode[] {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections;
  const isIt = (node: DocumentNode["definitions"][number]) =>
    node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value;
  const fragment = document.definitions.find(isIt);
  return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fragment.selectionSet.selections : [];
}

const isAlways = ({ directives = [] }: SelectionNode): boolean =>
  !directives.some(({ name }) => name.value === "skip" || name.value === "include");

const responseKey = ({ alias, name }: FieldNode): string => (alias ?? name).value;
