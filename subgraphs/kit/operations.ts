import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from "graphql";
import { mapEvents } from "../../serving/map-events.ts";
import { toGraphQLError } from "./errors.ts";

/** Context of WebSocket operations: makes the real one. */
export type MakeContext = () => object;

/** Runs an operation. A refused context becomes an answer, where the protocol's library would close the connection. */
export async function executeAfresh(args: ExecutionArgs): Promise<ExecutionResult> {
  try {
    return await execute({ ...args, contextValue: makeContext(args) });
  } catch (error) {
    return { errors: [toGraphQLError(error)] };
  }
}

/** Follows a subscription. Each event gets a context of its own, so that no loader answers with an earlier event's rows. */
export async function subscribeAfresh(
  args: ExecutionArgs,
): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
  try {
    const source = await createSourceEventStream({ ...args, contextValue: makeContext(args) });
    if (!(Symbol.asyncIterator in source)) return source;
    return mapEvents(source[Symbol.asyncIterator](), {
      answer: (event) => executeAfresh({ ...args, rootValue: event }),
      failure: (error): ExecutionResult => ({ errors: [toGraphQLError(error)] }),
    });
  } catch (error) {
    return { errors: [toGraphQLError(error)] };
  }
}

function makeContext({ contextValue }: ExecutionArgs): object {
  return (contextValue as MakeContext)();
}
