import { type GraphQLField, valueFromASTUntyped } from "graphql";

/** `@listSize` of a field: what its lists' length depends on. */
export interface ListSize {
  readonly slicingArguments?: readonly string[];
  /** Fields of what is answered that are the lists; without them the field itself is one. */
  readonly sizedFields?: readonly string[];
  readonly assumedSize?: number;
}

/** What a field's declaration in the supergraph says of its cost. */
export interface DeclaredCost {
  /** Of `@cost`. */
  readonly weight?: number;
  readonly listSize: ListSize | undefined;
}

/** Reads the directives of a field; see https://ibm.github.io/graphql-specs/cost-spec.html. */
export function declaredCost({ astNode }: GraphQLField<unknown, unknown>): DeclaredCost {
  const argumentsOf = (directive: string) => {
    const found = astNode?.directives?.find(({ name }) => name.value === directive);
    return (
      found &&
      Object.fromEntries((found.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]))
    );
  };
  return { ...argumentsOf("cost"), listSize: argumentsOf("listSize") };
}
