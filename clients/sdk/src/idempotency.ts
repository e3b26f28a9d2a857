import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode } from "graphql";
import { GraphError } from "./errors.ts";

/** How long to wait before a request is repeated, in ms. */
const pauseMs = 500;

/** Whether a document acts, and so must not act twice. */
export function isMutation(document: DocumentNode): boolean {
  return operationOf(document)?.operation === OperationTypeNode.MUTATION;
}

/**
 * The variables of a mutation with a key for its act in `$input`, unless there is one already. With `idempotencyKey: null`
 * it has none.
 */
export function withKey(document: DocumentNode, variables: object = {}): object {
  const takesInput = operationOf(document)?.variableDefinitions?.some(
    ({ variable }) => variable.name.value === "input",
  );
  if (!takesInput) return variables;
  const { input } = variables as { input?: object };
  return { ...variables, input: { idempotencyKey: crypto.randomUUID(), ...input } };
}

/** Asks once more when the answer was lost, or says that it may be another one now. The request must be the same. */
export async function askTwice<R>(ask: () => Promise<R>): Promise<R> {
  try {
    return await ask();
  } catch (error) {
    if (!isWorthRepeating(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return ask();
  }
}

/** A conflict is reported so that somebody looks at what others did. */
function isWorthRepeating(error: unknown): boolean {
  return !(error instanceof GraphError) || (error.isRetryable && error.code !== "MVCC_CONFLICT");
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode | undefined {
  return definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}
