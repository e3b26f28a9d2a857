import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from "graphql";
import { toGraphQLError } from "./errors.ts";

/** What WebSocket operations carry as their context: makes the real one. */
export type MakeContext = () => object;

/** Runs an operation; a context that is refused becomes an answer, where the protocol's library would hang up. */
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
    return Symbol.asyncIterator in source ? answersTo(source[Symbol.asyncIterator](), args) : source;
  } catch (error) {
    return { errors: [toGraphQLError(error)] };
  }
}

function makeContext({ contextValue }: ExecutionArgs): object {
  return (contextValue as MakeContext)();
}

/** Not a generator: its `return` would wait for the event that a quiet stream never sends. */
function answersTo(events: AsyncIterator<unknown>, args: ExecutionArgs): AsyncIterableIterator<ExecutionResult> {
  const done = { done: true, value: undefined } as const;
  let ended = false;
  return {
    async next() {
      if (ended) return done;
      try {
        const event = await events.next();
        return event.done ? done : { done: false, value: await executeAfresh({ ...args, rootValue: event.value }) };
      } catch (error) {
        ended = true;
        return { done: false, value: { errors: [toGraphQLError(error)] } };
      }
    },
    async return() {
      ended = true;
      await events.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
