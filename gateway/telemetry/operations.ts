import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { type DocumentNode, getOperationAST } from "graphql";
import type { Logger } from "pino";
import { ObservedOperation } from "../../telemetry/operation.ts";
import { traceCarrier } from "../../telemetry/requests.ts";
import type { RequestContext } from "../request/contexts.ts";

/** Operation that the runtime executes. */
interface Executed {
  readonly args: {
    readonly document: DocumentNode;
    readonly operationName?: string | null;
    readonly contextValue: RequestContext;
  };
}

/** Observes each HTTP operation from its parameters to its result, and passes its trace on to subgraphs. */
export function useTelemetry(log: Logger): GatewayPlugin<RequestContext> {
  const describe = ({ args }: Executed) => {
    const { observed, principal } = args.contextValue;
    if (observed) setOperationName(observed, args);
    observed?.attribute(principal.mspId);
  };
  return {
    onParams({ context, paramsHandler, setParamsHandler }) {
      const observed = new ObservedOperation({
        part: "gateway",
        carrier: (context as Partial<RequestContext>).headers,
        log,
      });
      Object.assign(context, { observed });
      setParamsHandler((payload) => observed.answer(() => paramsHandler(payload)) as never);
    },
    onExecute: describe as never,
    onSubscribe: describe as never,
    onFetch({ options, setOptions }) {
      const carrier = traceCarrier();
      if (carrier.traceparent) setOptions({ ...options, headers: { ...options.headers, ...carrier } });
    },
  };
}

/** Names an operation by its document. */
export function setOperationName(
  observed: ObservedOperation,
  { document, operationName }: { document: DocumentNode; operationName?: string | null | undefined },
): void {
  const operation = getOperationAST(document, operationName);
  if (operation) observed.setOperationName({ type: operation.operation, name: operation.name?.value });
}
