import { createSourceEventStream, type DocumentNode, type ExecutionResult, GraphQLError } from "graphql";
import { mapEvents } from "../../serving/map-events.ts";
import { metrics } from "../../telemetry/metrics.ts";
import { contextOf, type RequestContext } from "../request/contexts.ts";
import { PreparedDocuments, type PreparedOptions, type Run } from "./prepared.ts";
import type { LocalSubgraph } from "./subgraph.ts";

/** Request of the gateway's runtime to a subgraph. */
export interface SubgraphRequest {
  readonly document: DocumentNode;
  readonly variables?: Record<string, unknown>;
  readonly operationType?: string;
  readonly context: RequestContext;
}

export type SubgraphAnswer = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

export type SubgraphExecutor = (request: SubgraphRequest) => SubgraphAnswer | Promise<SubgraphAnswer>;

/** Executor of a subgraph in this process, without network and serialisation. */
export function localExecutor(subgraph: LocalSubgraph, options?: PreparedOptions): SubgraphExecutor {
  const report = (bytes: number) => metrics.cacheBytes.labels(subgraph.name).set(bytes);
  const documents = new PreparedDocuments(subgraph.schema, { report, ...options });
  return ({ document, variables, operationType, context }) => {
    const run = documents.get(document);
    if (typeof run !== "function") return refusal(run);
    try {
      if (operationType === "subscription") {
        return follow({ subgraph, document, variables, run, context }).catch(failure);
      }
      const own = contextOf(context, subgraph);
      if (own instanceof Promise) return own.then((ready) => run(undefined, ready, variables)).then(withCodes, failure);
      const result = run(undefined, own, variables);
      return result instanceof Promise ? result.then(withCodes) : withCodes(result);
    } catch (error) {
      return failure(error);
    }
  };
}

/**
 * Adds codes. By the specification a result without data never ran: the request was at fault, its variables for
 * instance.
 */
function withCodes(result: ExecutionResult): ExecutionResult {
  const thrown = result.errors?.some((error) => error.originalError);
  return result.errors && !thrown && !("data" in result) ? refusal(result.errors) : result;
}

function failure(error: unknown): ExecutionResult {
  return { errors: [asGraphQLError(error)] };
}

function refusal(errors: readonly GraphQLError[]): ExecutionResult {
  return {
    errors: errors.map(
      ({ message, extensions }) =>
        new GraphQLError(message, { extensions: { ...extensions, code: extensions?.code ?? "BAD_USER_INPUT" } }),
    ),
  };
}

interface Followed {
  readonly subgraph: LocalSubgraph;
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown> | undefined;
  readonly run: Run;
  readonly context: RequestContext;
}

async function follow(followed: Followed): Promise<SubgraphAnswer> {
  const { subgraph, document, variables, run, context } = followed;
  const source = await createSourceEventStream({
    schema: subgraph.schema,
    document,
    variableValues: variables,
    contextValue: await contextOf(context, subgraph),
  });
  if (!(Symbol.asyncIterator in source)) return withCodes(source);
  // Loaders must not answer an event with what was read before it.
  const answer = async (event: unknown) => run(event, await subgraph.contextFor(context.principal), variables);
  return mapEvents(source[Symbol.asyncIterator](), { answer, failure });
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
