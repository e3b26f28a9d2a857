import type { GraphQLFormattedError } from "graphql";
import { createClient, type ExecutionResult } from "graphql-ws";
import { GraphError } from "./errors.ts";
import { type Gateways, pauseAfter } from "./gateways.ts";

/** What to follow, and where. */
export interface Subscription {
  readonly gateways: Gateways;
  readonly connectionParams: () => Promise<Record<string, string>>;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Follows one subscription over a WebSocket of its own, resuming with `after` whenever the connection is lost. Its
 * `return` ends it at once, also while it waits for an event.
 */
export function follow<R>(subscription: Subscription): AsyncIterableIterator<R> {
  const stop = new AbortController();
  const events = eventsOf<R>(subscription, stop.signal);
  return {
    next: () => events.next(),
    return: () => {
      stop.abort();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* eventsOf<R>(subscription: Subscription, stop: AbortSignal): AsyncGenerator<R> {
  let after = subscription.variables.after;
  for (let failures = 0; !stop.aborted; failures++) {
    const url = subscription.gateways.current;
    try {
      for await (const data of resultsOf<R>(
        url,
        { ...subscription, variables: { ...subscription.variables, after } },
        stop,
      )) {
        failures = 0;
        after = cursorOf(data) ?? after;
        yield data;
      }
      return;
    } catch (error) {
      if (!stop.aborted) throwUnlessLost(error);
      after = toldBy(error) ?? after;
    }
    subscription.gateways.leave(url);
    await pauseAfter(failures);
  }
}

/** What one connection brings. */
async function* resultsOf<R>(url: string, { connectionParams, query, variables }: Subscription, stop: AbortSignal) {
  // Browsers have one, and Node from 22 on.
  const webSocketImpl = globalThis.WebSocket ?? (await import("ws")).WebSocket;
  const address = url.replace(/^http/, "ws");
  const socket = createClient({ url: address, connectionParams, webSocketImpl, retryAttempts: 0, lazy: true });
  const close = () => void socket.dispose();
  stop.addEventListener("abort", close);
  try {
    for await (const result of socket.iterate<R>({ query, variables: { ...variables } })) {
      const { data, errors } = result as ExecutionResult<R>;
      if (errors?.length) throw new GraphError(errors as readonly GraphQLFormattedError[]);
      yield data as R;
    }
  } finally {
    stop.removeEventListener("abort", close);
    close();
  }
}

/** Every event of the graph has a `cursor` beside its content. */
function cursorOf(data: unknown): string | undefined {
  const [event] = Object.values(data as Record<string, { cursor?: string } | null>);
  return event?.cursor;
}

/** Where to resume, when the graph says so: it does to clients that read too slowly. */
function toldBy(error: unknown): unknown {
  return error instanceof GraphError ? error.errors[0]?.extensions?.cursor : undefined;
}

/**
 * Throws what the graph answered, unless it says that the same may succeed later. A socket that was closed, or never
 * opened, is not its answer.
 */
function throwUnlessLost(error: unknown): void {
  const answer = Array.isArray(error) ? new GraphError(error) : error;
  if (answer instanceof GraphError) {
    if (!answer.isRetryable) throw answer;
    return;
  }
  const code = (error as { code?: unknown }).code;
  if (typeof code === "number" && code >= 4400 && code < 4500) throw error;
}
