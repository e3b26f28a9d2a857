import type { ExecutionArgs, ExecutionResult } from "graphql";
import type { ServerOptions } from "graphql-ws";
import type { Extra } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { ObservedOperation } from "../../telemetry/operation.ts";
import type { Authentication } from "../identity/tokens.ts";
import type { RequestContext } from "../request/contexts.ts";
import { setOperationName } from "../telemetry/operations.ts";
import type { SocketDisconnects } from "./socket-disconnects.ts";

/** Protocol handlers of one WebSocket. */
export type Protocol = ServerOptions<Record<string, unknown>, Connection>;

/** WebSocket with its authentication and streams. */
export type Connection = Extra & {
  authentication?: Authentication;
  asked?: () => void;
  /** Streams that are followed over it. */
  streams?: Set<AsyncIterator<ExecutionResult>>;
  disconnects?: SocketDisconnects;
};

/**
 * Observes each operation over WebSocket from its message to its first answer. Its `traceparent` stands in the
 * message's `extensions`, since many operations share one socket.
 */
export function observedProtocol(protocol: Protocol, log: Logger): Protocol {
  const underWay = new WeakMap<ExecutionArgs, ObservedOperation>();
  const answered = (run: Protocol["execute"]) => (args: ExecutionArgs) => {
    const answer = () => run?.(args) as Promise<ExecutionResult>;
    return underWay.get(args)?.answer(answer) ?? answer();
  };
  return {
    ...protocol,
    onSubscribe: async (context, id, payload) => {
      const observed = new ObservedOperation({ part: "gateway", carrier: payload.extensions ?? undefined, log });
      const ready = await observed.run(() => protocol.onSubscribe?.(context, id, payload));
      if (isRefusal(ready)) observed.end({ errors: ready });
      else if (ready) {
        setOperationName(observed, ready);
        observed.attribute((ready.contextValue as RequestContext).principal.mspId);
        underWay.set(ready, observed);
      }
      return ready;
    },
    execute: answered(protocol.execute),
    subscribe: answered(protocol.subscribe),
  };
}

function isRefusal<R>(ready: unknown): ready is readonly R[] {
  return Array.isArray(ready);
}
