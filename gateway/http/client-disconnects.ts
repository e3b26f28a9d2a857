import type { ServerResponse } from "node:http";
import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import type { ExecutionResult } from "graphql";
import type { RequestContext } from "../request/contexts.ts";

/**
 * Ends the streams of clients over HTTP when their connections close. The runtime tells a stream only once it has begun
 * to send it: one whose client has left before, or takes no event streams, would go on for nobody.
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
  /** There is no response to what came over a WebSocket. */
  readonly args: { readonly contextValue: { readonly res?: ServerResponse } };
}

interface Opened {
  readonly result: ExecutionResult | AsyncIterableIterator<ExecutionResult>;
}
