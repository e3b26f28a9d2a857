import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** Size of an operation, by its text alone. */
export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields and fragments, as many as the planner sees after expanding all fragments. */
  readonly selections: number;
}

const nothing: Measure = { depth: 0, aliases: 0, directives: 0, selections: 0 };

/**
 * Measures operations of a document. Each fragment is measured once, so that documents that spread fragments many times
 * cost little.
 */
export function measureWith({ definitions }: DocumentNode): (operation: OperationDefinitionNode) => Measure {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const measured = new Map<string, Measure>();

  const measureDefinition = (node: OperationDefinitionNode | FragmentDefinitionNode | undefined): Measure =>
    node ? plus(measureSet(node.selectionSet), { ...nothing, directives: node.directives?.length ?? 0 }) : nothing;

  const measureSet = (set: SelectionSetNode | undefined): Measure =>
    (set?.selections ?? []).map(measureSelection).reduce(plus, nothing);

  const measureSelection = (selection: SelectionNode): Measure => {
    const own = { ...nothing, selections: 1, directives: selection.directives?.length ?? 0 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) return plus(own, measureFragment(selection.name.value));
    const inner = plus(own, measureSet(selection.selectionSet));
    if (selection.kind === Kind.INLINE_FRAGMENT) return inner;
    // Introspection is exempt: graphql-js limits it by itself, and its standard query is deep.
    if (selection.name.value.startsWith("__")) return { ...inner, aliases: 0, depth: 1 };
    return { ...inner, depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0) };
  };

  const measureFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    // Placeholder while the fragment is measured; validation refuses fragments that contain themselves.
    measured.set(name, nothing);
    const measure = measureDefinition(fragments.get(name));
    measured.set(name, measure);
    return measure;
  };
  return measureDefinition;
}

/** Sum of two selections beside each other. */
function plus(one: Measure, other: Measure): Measure {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    selections: one.selections + other.selections,
  };
}
