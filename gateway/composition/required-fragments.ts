import {
  type DirectiveNode,
  type DocumentNode,
  type InlineFragmentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { directiveNames } from "./directive-names.ts";
import { namedTypeOf, SubgraphTypes } from "./subgraph-types.ts";

/**
 * Rewrites `@requires` so that its fragments are on objects only. Composition does not plan a fragment on an interface
 * other than the field's own, though every subgraph that has the interface's objects could answer it.
 */
export function withFragmentsOnObjects(typeDefs: DocumentNode): DocumentNode {
  const types = new SubgraphTypes(typeDefs);
  const requires = directiveNames("requires", typeDefs);
  const rewrite = (node: ObjectTypeDefinitionNode | ObjectTypeExtensionNode) => {
    const parent = node.name.value;
    return visit(node, {
      Directive: (directive) =>
        requires.has(directive.name.value) ? withFields(directive, (set) => onObjects(set, parent, types)) : undefined,
    });
  };
  return visit(typeDefs, { ObjectTypeDefinition: rewrite, ObjectTypeExtension: rewrite });
}

function withFields(directive: DirectiveNode, rewrite: (set: SelectionSetNode) => SelectionSetNode): DirectiveNode {
  const given = directive.arguments?.map((argument) => {
    const { name, value } = argument;
    const set = name.value === "fields" && value.kind === Kind.STRING ? fieldSetOf(value.value) : undefined;
    if (!set) return argument;
    const fields = print(rewrite(set)).slice(1, -1).trim();
    return { ...argument, value: { kind: Kind.STRING, value: fields } as const };
  });
  return { ...directive, ...(given && { arguments: given }) };
}

/**
 * Selection set of a `@requires` with fragments; `undefined` for others, and for invalid ones, which composition
 * reports.
 */
function fieldSetOf(text: string): SelectionSetNode | undefined {
  if (!text.includes("...")) return undefined;
  try {
    return (parse(`{ ${text} }`).definitions[0] as OperationDefinitionNode).selectionSet;
  } catch {
    return undefined;
  }
}

function onObjects(set: SelectionSetNode, parent: string, types: SubgraphTypes): SelectionSetNode {
  const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return fragmentOnObjects(selection, parent, types);
    const field = selection.kind === Kind.FIELD ? types.field(parent, selection.name.value) : undefined;
    if (selection.kind !== Kind.FIELD || !selection.selectionSet || !field) return [selection];
    return [{ ...selection, selectionSet: onObjects(selection.selectionSet, namedTypeOf(field.type), types) }];
  });
  // Empty where nothing in the subgraph implements the interface of the fragments: then the field set stays as it is.
  return selections.length === 0 ? set : { ...set, selections };
}

function fragmentOnObjects(
  { typeCondition, selectionSet }: InlineFragmentNode,
  parent: string,
  types: SubgraphTypes,
): readonly SelectionNode[] {
  const type = typeCondition?.name.value ?? parent;
  const possible = types.objectsOf(type) ?? new Set([type]);
  const mayBe = types.objectsOf(parent);
  // An object has one type only, so its fragments are kept or dropped here.
  if (!mayBe) return possible.has(parent) ? onObjects(selectionSet, parent, types).selections : [];
  if (type === parent) return onObjects(selectionSet, parent, types).selections;
  return [...possible]
    .filter((object) => mayBe.has(object))
    .map((object) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: object } },
      selectionSet: onObjects(selectionSet, object, types),
    }));
}
