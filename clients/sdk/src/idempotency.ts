import { type DocumentNode, Kind } from "graphql";

type Inputs = Record<string, { readonly idempotencyKey?: unknown } | undefined>;

/**
 * The variables of a request; those of a mutation with a key for its act, unless its input has one already. With
 * `idempotencyKey: null` it has none.
 */
export function withKey(document: DocumentNode, variables: object | undefined): object | undefined {
  const name = inputOf(document);
  if (name === undefined) return variables;
  return { ...variables, [name]: { idempotencyKey: crypto.randomUUID(), ...(variables as Inputs)?.[name] } };
}

/** Whether a request changes nothing, or has a key by which its repetition is recognised. */
export function isRepeatable(document: DocumentNode, variables: object = {}): boolean {
  if (mutationsOf(document).length === 0) return true;
  const name = inputOf(document);
  return name !== undefined && typeof (variables as Inputs)[name]?.idempotencyKey === "string";
}

/** Name of the variable that is the input of a document's only mutation. */
function inputOf(document: DocumentNode): string | undefined {
  const [only, more] = mutationsOf(document).flatMap(({ selectionSet }) => selectionSet.selections);
  if (only?.kind !== Kind.FIELD || more) return undefined;
  const input = only.arguments?.find(({ name }) => name.value === "input")?.value;
  return input?.kind === Kind.VARIABLE ? input.name.value : undefined;
}

function mutationsOf({ definitions }: DocumentNode) {
  return definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .filter(({ operation }) => operation === "mutation");
}
