import type { GraphQLFormattedError } from "graphql";
import { createClient, type ExecutionResult } from "graphql-ws";
import { GraphError } from "./errors.ts";

/** Pauses between attempts to connect again, in ms. */
const pausesMs = [100, 250, 500, 1_000, 2_000, 5_000];

/** Follows one subscription over a WebSocket of its own, resuming with `after` whenever the connection is lost. */
export async function* follow<R>(
  url: string,
  connectionParams: Record<string, string>,
  query: string,
  variables: Record<string, unknown>,
): AsyncGenerator<R> {
  let after = variables.after;
  for (let failures = 0; ; failures++) {
    const socket = createClient({ url, connectionParams, retryAttempts: 0, lazy: true });
    try {
      for await (const result of socket.iterate<R>({ query, variables: { ...variables, after } })) {
        failures = 0;
        const data = dataOf(result as ExecutionResult<R>);
        after = cursorOf(data) ?? after;
        yield data;
      }
      return;
    } catch (error) {
      if (!isConnectionLoss(error)) throw Array.isArray(error) ? new GraphError(error) : error;
    } finally {
      await socket.dispose();
    }
    await new Promise((resolve) => setTimeout(resolve, pausesMs[Math.min(failures, pausesMs.length - 1)]));
  }
}

function dataOf<R>(result: ExecutionResult<R>): R {
  if (result.errors?.length) throw new GraphError(result.errors as readonly GraphQLFormattedError[]);
  return result.data as R;
}

/** Every event of the graph has a `cursor` beside its content. */
function cursorOf(data: unknown): string | undefined {
  const [event] = Object.values(data as Record<string, { cursor?: string } | null>);
  return event?.cursor;
}

/** Whether the socket was closed or never opened, as opposed to the graph answering with errors. */
function isConnectionLoss(error: unknown): boolean {
  if (Array.isArray(error) || error instanceof GraphError) return false;
  const code = (error as { code?: unknown }).code;
  const refused = typeof code === "number" && code >= 4400 && code < 4500;
  return !refused;
}
