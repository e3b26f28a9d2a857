import type { ExecutionResult } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import type { WebSocket } from "ws";
import { subgraphSocket } from "./subgraph-socket.ts";

export interface RemoteStreamOptions {
  /** URL over HTTP; the WebSocket is at the same address. */
  readonly url: string;
  readonly connectionParams: () => Record<string, string>;
  readonly payload: SubscribePayload;
  readonly onEnd: () => void;
}

/** Number of waiting results at which the socket is paused, and at which it is read again. */
const most = 256;
const few = 64;

const done = { done: true, value: undefined } as const;

/**
 * Results of a subscription over a socket of its own. While nobody takes them the socket is not read, so that they wait
 * at the subgraph and not here. A lost socket is not connected again: its error is thrown.
 */
export function openRemoteStream(options: RemoteStreamOptions): AsyncIterator<ExecutionResult> {
  const { url, connectionParams, payload } = options;
  const arrived: ExecutionResult[] = [];
  let socket: WebSocket | undefined;
  let end: { readonly error?: unknown } | undefined;
  let wake = () => {};
  const client = subgraphSocket({
    url,
    connectionParams,
    onConnected: (connected) => {
      socket = connected;
    },
  });
  const endWith = (how: { readonly error?: unknown }) => {
    if (end) return;
    end = how;
    options.onEnd();
    wake();
  };
  const unsubscribe = client.subscribe(payload, {
    next: (result) => {
      arrived.push(result as ExecutionResult);
      if (arrived.length === most) socket?.pause();
      wake();
    },
    error: (error) => endWith({ error }),
    complete: () => endWith({}),
  });
  return {
    async next() {
      while (arrived.length === 0 && !end) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const value = arrived.shift();
      if (arrived.length === few) socket?.resume();
      if (value) return { done: false, value };
      const { error } = end ?? {};
      end = {};
      if (error !== undefined) throw error;
      return done;
    },
    async return() {
      arrived.length = 0;
      endWith({});
      // A paused socket could not be closed.
      socket?.resume();
      unsubscribe();
      // A client that was never connected need not be closed.
      await Promise.resolve(client.dispose()).catch(() => {});
      return done;
    },
  };
}
