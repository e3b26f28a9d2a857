import { type ConstDirectiveNode, type GraphQLField, valueFromASTUntyped } from "graphql";

/** `@listSize` of a field: the arguments that its lists' length depends on. */
export interface ListSize {
  readonly slicingArguments?: readonly string[];
  /** Fields of the answer that are the lists; without them the field itself is one. */
  readonly sizedFields?: readonly string[];
  readonly assumedSize?: number;
}

/** Cost declarations of a field in the supergraph. */
export interface DeclaredCost {
  /** Weight by `@cost`. */
  readonly weight?: number;
  readonly listSize: ListSize | undefined;
  /** Weights by `@cost` of arguments, by name; each counts where the argument is given. */
  readonly argumentWeights: Readonly<Record<string, number>>;
}

/** Reads the directives of a field; see https://ibm.github.io/graphql-specs/cost-spec.html. */
export function declaredCost({ astNode, args }: GraphQLField<unknown, unknown>): DeclaredCost {
  const weights = args.map(({ name, astNode: node }) => [name, argumentsOf(node, "cost")?.weight ?? 0]);
  return {
    ...argumentsOf(astNode, "cost"),
    listSize: argumentsOf(astNode, "listSize"),
    argumentWeights: Object.fromEntries(weights),
  };
}

function argumentsOf(node: { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined, name: string) {
  const found = node?.directives?.find((directive) => directive.name.value === name);
  return (
    found && Object.fromEntries((found.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]))
  );
}
