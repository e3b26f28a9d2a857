import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import type { ExecutionResult, GraphQLError } from "graphql";
import type { RequestContext } from "../contexts.ts";
import type { AskedOperation, OperationCosts } from "./operation-cost.ts";

/** Refuses operations beyond the limits before any subgraph is called. */
export function useOperationLimits(costs: OperationCosts): GatewayPlugin<RequestContext> {
  const check = ({ args, setResultAndStopExecution }: Started) => {
    try {
      costs.of(args);
    } catch (error) {
      setResultAndStopExecution({ errors: [error as GraphQLError] });
    }
  };
  return { onExecute: check as never, onSubscribe: check as never };
}

interface Started {
  readonly args: AskedOperation & { readonly contextValue: RequestContext };
  readonly setResultAndStopExecution: (result: ExecutionResult) => void;
}
