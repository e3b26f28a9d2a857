import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Number of wrong values that are reported one by one. */
const maxWrong = 50;
const tooManyWrong = `More than ${maxWrong} values of the variables are wrong.`;

/**
 * Refuses parameters that do not fit their document: an unknown operation name, variables with very many wrong values
 * (reporting each would keep other requests waiting), and an explicit null for a variable that stands where an argument
 * has a default. GraphQL allows such a variable to be nullable, and leaves the null to the resolver.
 */
export function useGivenVariables(schema: GraphQLSchema): GatewayPlugin {
  const neededIn = neededVariablesOnce(schema);
  const check = ({ args, setResultAndStopExecution }: Executed) => {
    const { document, operationName, variableValues } = args;
    const refuse = (error: GraphQLError) => setResultAndStopExecution({ errors: [error] });
    const operation = getOperationAST(document, operationName || undefined);
    if (!operation) return refuse(withoutOperation(operationName));
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, {
      maxErrors: maxWrong,
    });
    if (errors && errors.length > maxWrong) return refuse(refusal("BAD_USER_INPUT", tooManyWrong));
    const name = neededIn(document)
      .get(operation)
      ?.find((one) => variableValues?.[one] === null);
    if (name) refuse(mustNotBeNull(name));
  };
  return { onExecute: check as never, onSubscribe: check as never };
}

interface Executed {
  readonly args: {
    readonly document: DocumentNode;
    readonly operationName?: string | null;
    readonly variableValues?: Readonly<Record<string, unknown>> | null;
  };
  readonly setResultAndStopExecution: (result: { readonly errors: readonly GraphQLError[] }) => void;
}

type NeededVariables = ReadonlyMap<OperationDefinitionNode, readonly string[]>;

/** {@link neededVariables}, found once for a document. */
function neededVariablesOnce(schema: GraphQLSchema): (document: DocumentNode) => NeededVariables {
  const known = new WeakMap<DocumentNode, NeededVariables>();
  return (document) => {
    let needed = known.get(document);
    if (!needed) {
      needed = neededVariables(schema, document);
      known.set(document, needed);
    }
    return needed;
  };
}

/** Nullable variables of each operation that stand in a position that takes no null. */
function neededVariables(schema: GraphQLSchema, document: DocumentNode): NeededVariables {
  const parts = Object.values(separateOperations(document));
  return new Map(
    parts.flatMap((part) => {
      const operation = part.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
      return operation ? [[operation, neededOf(schema, part, operation)] as const] : [];
    }),
  );
}

function neededOf(schema: GraphQLSchema, part: DocumentNode, { variableDefinitions = [] }: OperationDefinitionNode) {
  const nullable = variableDefinitions.filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE);
  if (nullable.length === 0) return [];
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const note = visitWithTypeInfo(types, {
    Variable: ({ name }) => void (isNonNullType(types.getInputType()) && found.add(name.value)),
  });
  visit(part, note);
  return nullable.map(({ variable }) => variable.name.value).filter((name) => found.has(name));
}

function withoutOperation(name: string | null | undefined): GraphQLError {
  const message = name
    ? `The document has no operation ${name.slice(0, 100)}.`
    : "The document has several operations; name one.";
  return refusal("OPERATION_RESOLUTION_FAILURE", message);
}

function mustNotBeNull(name: string): GraphQLError {
  const message = `Variable "$${name}" must not be null where it is used: leave it out, or give a value.`;
  return refusal("BAD_USER_INPUT", message);
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400, spec: true } } });
}
