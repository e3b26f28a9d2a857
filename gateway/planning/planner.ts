import type { UnifiedGraphHandler } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { type ExecutionResult, GraphQLError, getOperationAST } from "graphql";
import { mapEvents } from "../../serving/map-events.ts";
import { eventTraces } from "../../telemetry/requests.ts";
import { countedStream } from "../../telemetry/streams.ts";
import type { ClientOperation, FanOut } from "../subscriptions/fan-out.ts";
import { StreamCursor } from "../subscriptions/stream-cursor.ts";
import { observedCall } from "../telemetry/subgraph-calls.ts";
import type { SubgraphAnswer, SubgraphExecutor, SubgraphRequest } from "../transport/local.ts";
import { inClientNames } from "./client-names.ts";

/** Executors that take fetches of subgraphs in place of the runtime. */
export interface Executors {
  /** Of subgraphs in this process: called directly, without the layers that prepare network calls. */
  readonly local: ReadonlyMap<string, SubgraphExecutor>;
  /** Of subscriptions to remote subgraphs. */
  readonly subscriptions: ReadonlyMap<string, SubgraphExecutor>;
  /** Streams that clients share. */
  readonly fanOut: FanOut;
}

/**
 * The Rust query planner, run once for each event of a subscription: the library's own way keeps one state for all
 * events, so that an event without data repeats the last one's, and errors add up.
 */
export function plannerOver({ local, subscriptions, fanOut }: Executors): UnifiedGraphHandler {
  return async (options) => {
    const handled = await unifiedGraphHandler({
      ...options,
      onSubgraphExecute(name, request) {
        if (request.operationType === "subscription") {
          const follow = (local.get(name) ?? subscriptions.get(name)) as SubgraphExecutor;
          const open: SubgraphExecutor = (asked) => observedCall(name, "subscription", () => follow(asked));
          return subscriptionRoot(request.rootValue as Stage, name, request as SubgraphRequest, open) as never;
        }
        const execute = local.get(name) ?? ((): unknown => options.onSubgraphExecute(name, request));
        return observedCall(name, request.operationType, () => execute(request as SubgraphRequest)) as never;
      },
    });
    const execute = inClientNames(handled.executor as Execute, options.unifiedGraph, handled.unifiedGraph);
    return { ...handled, executor: eventwise(execute, fanOut) as never };
  };
}

interface OperationRequest extends ClientOperation {
  readonly rootValue?: unknown;
  readonly signal?: AbortSignal;
}

type Execute = (request: OperationRequest) => ExecutionResult | Promise<ExecutionResult>;

/** State of a subscription; it reaches the fetch of its root as the operation's root value. */
interface Stage {
  /** Event to answer; absent while the stream is to be opened. */
  readonly event?: ExecutionResult;
  /** Fan-out that shares the stream; absent when it must not be shared. */
  readonly sharedBy?: FanOut | undefined;
  stream?: StreamCursor | AsyncIterator<ExecutionResult>;
}

async function subscriptionRoot(
  stage: Stage,
  subgraph: string,
  request: SubgraphRequest,
  open: SubgraphExecutor,
): Promise<ExecutionResult> {
  if (stage.event) return stage.event;
  const answer = await (stage.sharedBy ? stage.sharedBy.join(subgraph, request, open) : open(request));
  if (!(answer instanceof StreamCursor || Symbol.asyncIterator in answer)) return answer;
  stage.stream = answer;
  return {};
}

function eventwise(execute: Execute, fanOut: FanOut) {
  return (request: OperationRequest) => {
    const operation = getOperationAST(request.document, request.operationName);
    return operation?.operation === "subscription" ? follow(execute, request, fanOut) : execute(request);
  };
}

async function follow(execute: Execute, request: OperationRequest, fanOut: FanOut): Promise<SubgraphAnswer> {
  const sharedContext = fanOut.contextOf(request);
  const context = sharedContext ?? request.context;
  const opening: Stage = { sharedBy: sharedContext && fanOut };
  const { errors = [nothingToFollow()] } = await execute({ ...request, context, rootValue: opening });
  if (!opening.stream) return { errors };
  const { document, operationName, variables } = request;
  const inTrace = eventTraces("event");
  /** Each event gets loaders of its own, which must not answer with what was read before. */
  const answer = (event: ExecutionResult) => {
    const afresh = { ...context, subgraphContexts: new Map() };
    const rootValue: Stage = { event };
    return inTrace(() => execute({ document, operationName, variables, context: afresh, rootValue }));
  };
  if (opening.stream instanceof StreamCursor) {
    const delivery = fanOut.deliver(opening.stream, { ...request, context }, answer);
    request.context.delivery = delivery;
    return delivery;
  }
  const failure = (error: unknown) => ({ errors: [error as never] });
  return countedStream("gateway", mapEvents(opening.stream, { answer, failure }));
}

/** Error of a subscription without a field; by the specification it has exactly one. */
function nothingToFollow(): GraphQLError {
  return new GraphQLError("The subscription leaves out its only field: a directive @skip or @include must let it in.", {
    extensions: { code: "BAD_USER_INPUT" },
  });
}
