import type { ServerResponse } from "node:http";
import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import type { ExecutionResult } from "graphql";
import type { RequestContext } from "../request/contexts.ts";

/**
 * Ends the streams of HTTP clients when their connections close. The runtime reports a closed connection to a stream
 * only after it has begun to send; a client that left earlier, or accepts no event streams, would leave its stream
 * open.
 */
export function useClientDisconnects(): GatewayPlugin<RequestContext> {
  const onSubscribe = ({ args }: Asked) => ({
    onSubscribeResult({ result }: Opened) {
      const { res } = args.contextValue;
      if (!res || !(Symbol.asyncIterator in result)) return;
      const end = () => void result.return?.();
      if (res.closed) end();
      else res.once("close", end);
    },
  });
  return { onSubscribe: onSubscribe as never };
}

interface Asked {
  /** Absent for operations over a WebSocket, which have no response. */
  readonly args: { readonly contextValue: { readonly res?: ServerResponse } };
}

interface Opened {
  readonly result: ExecutionResult | AsyncIterableIterator<ExecutionResult>;
}
