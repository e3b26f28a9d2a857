import type { UnifiedGraphHandler } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { type DocumentNode, type ExecutionResult, getOperationAST } from "graphql";
import { eventTraces } from "../telemetry/requests.ts";
import type { RequestContext } from "./contexts.ts";
import { mapEvents } from "./map-events.ts";
import { observedCall } from "./subgraph-telemetry.ts";
import type { SubgraphAnswer, SubgraphExecutor, SubgraphRequest } from "./transport/local.ts";

/** Who answers which subgraph's fetches instead of the runtime. */
export interface Executors {
  /** Subgraphs of this process: called straight, past the layers that prepare calls over a network. */
  readonly local: ReadonlyMap<string, SubgraphExecutor>;
  /** Subscriptions to subgraphs elsewhere. */
  readonly subscriptions: ReadonlyMap<string, SubgraphExecutor>;
}

/**
 * The Rust query planner. It runs a subscription event by event: the library's own way keeps one state for all events,
 * so that an event without data repeats the last one's, and errors add up.
 */
export function plannerOver({ local, subscriptions }: Executors): UnifiedGraphHandler {
  return async (options) => {
    const handled = await unifiedGraphHandler({
      ...options,
      onSubgraphExecute(name, request) {
        if (request.operationType === "subscription") {
          const open = local.get(name) ?? subscriptions.get(name);
          const openObserved = () => observedCall(name, "subscription", () => open?.(request as SubgraphRequest));
          return subscriptionRoot(request.rootValue, openObserved) as never;
        }
        const execute = local.get(name) ?? ((): unknown => options.onSubgraphExecute(name, request));
        return observedCall(name, request.operationType, () => execute(request as SubgraphRequest)) as never;
      },
    });
    return { ...handled, executor: eventwise(handled.executor as Execute) as never };
  };
}

interface OperationRequest {
  readonly document: DocumentNode;
  readonly operationName?: string;
  readonly context?: RequestContext;
  readonly rootValue?: unknown;
}

type Execute = (request: OperationRequest) => ExecutionResult | Promise<ExecutionResult>;

/** Where a subscription stands; it reaches the fetch of its root as the operation's root value. */
interface Stage {
  /** The event to answer with; without one the stream is to be opened. */
  readonly event?: ExecutionResult;
  stream?: AsyncIterator<ExecutionResult>;
}

async function subscriptionRoot(
  stage: Stage,
  open: () => SubgraphAnswer | Promise<SubgraphAnswer> | undefined,
): Promise<ExecutionResult> {
  if (stage.event) return stage.event;
  const answer = (await open()) ?? {};
  if (!(Symbol.asyncIterator in answer)) return answer;
  stage.stream = answer;
  return {};
}

function eventwise(execute: Execute) {
  return (request: OperationRequest) => {
    const operation = getOperationAST(request.document, request.operationName);
    return operation?.operation === "subscription" ? follow(execute, request) : execute(request);
  };
}

async function follow(execute: Execute, request: OperationRequest): Promise<SubgraphAnswer> {
  const opening: Stage = {};
  const refusal = await execute({ ...request, rootValue: opening });
  if (!opening.stream) return refusal;
  const inTrace = eventTraces("event");
  // Loaders must not answer an event with what they read before it.
  const forget = () => request.context?.subgraphContexts.clear();
  forget();
  return mapEvents(opening.stream, {
    answer: (event) =>
      inTrace(async () => {
        const answer = await execute({ ...request, rootValue: { event } satisfies Stage });
        forget();
        return answer;
      }),
    failure: (error) => ({ errors: [error as never] }),
  });
}
