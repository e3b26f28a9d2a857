import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getDirectiveValues,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import {
  encodeReadPositions,
  maxPositions,
  positionPattern,
  type ReadPositions,
} from "../subgraph-protocol/read-positions.ts";
import type { RequestContext } from "./request/contexts.ts";

/** Reads an operation's `@read` and passes its positions to every subgraph that it reads. */
export function useReadPositions(): GatewayPlugin<RequestContext> {
  const boundOperations = new WeakMap<DocumentNode, ReadonlyMap<string, OperationDefinitionNode>>();
  const bind = ({ args, setResultAndStopExecution }: Executed) => {
    const { document, operationName, contextValue } = args;
    let bound = boundOperations.get(document);
    if (!bound) {
      bound = boundOperationsOf(document);
      boundOperations.set(document, bound);
    }
    if (bound.size === 0) return;
    const operation = operationName ? bound.get(operationName) : [...bound.values()][0];
    if (!operation) return;
    try {
      const readPositions = positionsOf(operation, args);
      Object.assign(contextValue, { readPositions, encodedReadPositions: encodeReadPositions(readPositions) });
    } catch (error) {
      setResultAndStopExecution({ errors: [error as GraphQLError] });
    }
  };
  return { onExecute: bind as never };
}

interface Executed {
  readonly args: {
    readonly schema: GraphQLSchema;
    readonly document: DocumentNode;
    readonly operationName?: string | null;
    readonly variableValues?: Readonly<Record<string, unknown>>;
    readonly contextValue: RequestContext;
  };
  readonly setResultAndStopExecution: (result: ExecutionResult) => void;
}

/** Operations of a document that have the directive, by name. */
function boundOperationsOf({ definitions }: DocumentNode): ReadonlyMap<string, OperationDefinitionNode> {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const bound = operations.filter(({ directives }) => directives?.some(({ name }) => name.value === "read"));
  return new Map(bound.map((operation) => [operation.name?.value ?? "", operation]));
}

/**
 * Positions of an operation's `@read`.
 * @throws GraphQLError when the variables do not fit, or their values cannot be positions
 */
function positionsOf(
  operation: OperationDefinitionNode,
  { schema, variableValues = {} }: Executed["args"],
): ReadPositions {
  const directive = schema.getDirective("read");
  const { variableDefinitions = [] } = operation;
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, variableValues, { maxErrors: 1 });
  if (errors) throw refusal(errors.map(({ message }) => message).join(" "));
  const { after, asOf } = (directive && getDirectiveValues(directive, operation, coerced)) as Given;
  const positions = [...(after ?? []), ...(asOf ?? [])];
  if (positions.length > maxPositions)
    throw refusal(`@read takes at most ${maxPositions} positions, not ${positions.length}.`);
  if (!positions.every((one) => typeof one === "string" && positionPattern.test(one))) {
    throw refusal("@read takes positions that this graph gave out.");
  }
  return { after: (after ?? []) as string[], ...(asOf && { asOf: asOf as string[] }) };
}

interface Given {
  readonly after?: readonly unknown[] | null;
  readonly asOf?: readonly unknown[] | null;
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", http: { status: 400, spec: true } } });
}
