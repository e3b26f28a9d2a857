import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from "graphql";
import { PlannedOperation } from "./planned-operation.ts";
import { SafeNames } from "./safe-names.ts";

export interface PlannedRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

type Answer = ExecutionResult | Promise<ExecutionResult>;

/**
 * Executes operations with the planner, which alone cannot: with any response names, with introspection beside data,
 * and with nothing to ask.
 * @param supergraph with the fields that only subgraphs see
 * @param schema as clients see it
 */
export function inClientNames<Request extends PlannedRequest>(
  executePlan: (request: Request) => Answer,
  supergraph: GraphQLSchema,
  schema: GraphQLSchema,
): (request: Request) => Answer {
  const operations = new PlannedOperations(new SafeNames(supergraph));
  return (request) => {
    const { operationName, variables } = request;
    const planned = operations.of(request.document, operationName);
    if (!planned) return withoutSubgraphs(request, schema);
    const introspected = planned.introspect(schema, operationName, variables);
    // Its variables do not fit, or it asks for introspection only.
    if (introspected && (!introspected.data || !planned.document)) return introspected;
    const asked = { ...request, document: planned.document as DocumentNode, variables: planned.variables(variables) };
    const answer = (result: ExecutionResult) => planned.answer(withData(result, asked, schema), introspected);
    const result = executePlan(asked);
    return "then" in result ? result.then(answer) : answer(result);
  };
}

/**
 * Adds the data that the planner leaves out when no subgraph gave any. By the specification an operation that has begun
 * to run has data: without fields, or with null for each.
 */
function withData(result: ExecutionResult, asked: PlannedRequest, schema: GraphQLSchema): ExecutionResult {
  const isRefused = result.errors?.every(({ path }) => path === undefined);
  if (result.data !== undefined || isRefused) return result;
  const { data = null } = withoutSubgraphs(asked, schema);
  return { ...result, data };
}

/** Result of an operation none of whose fields has a value. */
function withoutSubgraphs(asked: PlannedRequest, schema: GraphQLSchema): ExecutionResult {
  const { document, operationName, variables: variableValues } = asked;
  return execute({ schema, document, operationName, variableValues }) as ExecutionResult;
}

/** Operations in the planner's form, made once for each document. */
class PlannedOperations {
  readonly #names: SafeNames;
  readonly #known = new WeakMap<DocumentNode, Map<string, PlannedOperation>>();

  constructor(names: SafeNames) {
    this.#names = names;
  }

  /**
   * Operation by name.
   * @returns `undefined` when the document has no such operation; that is not kept, since a client may send any name
   */
  of(document: DocumentNode, name = ""): PlannedOperation | undefined {
    const known = this.#known.get(document) ?? new Map<string, PlannedOperation>();
    this.#known.set(document, known);
    const planned = known.get(name) ?? PlannedOperation.of(document, name || undefined, this.#names);
    if (planned) known.set(name, planned);
    return planned;
  }
}
