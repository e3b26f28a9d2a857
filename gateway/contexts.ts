import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { type Principal, principalOf } from "./principal.ts";
import type { LocalSubgraph } from "./subgraph.ts";

/** What the gateway adds to the context of a request, as the runtime makes it. */
export interface RequestContext {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly principal: Principal;
  /** The principal's MSP id, "" for the default, because header templates can only print. */
  readonly organization: string;
  /**
   * One context per subgraph of this process, so that loaders batch and cache across all fetches of the request.
   * Kept here because a table of weak references costs the garbage collector more than the request itself.
   */
  readonly subgraphContexts: Map<LocalSubgraph, object>;
}

/** The context of a subgraph for a request. @throws what the subgraph throws for this principal */
export function contextOf({ subgraphContexts, principal }: RequestContext, subgraph: LocalSubgraph): object {
  const known = subgraphContexts.get(subgraph);
  if (known) return known;
  const made = subgraph.contextFor(principal);
  subgraphContexts.set(subgraph, made);
  return made;
}

/** Prepares the context of each request. */
export function useRequestContext(): GatewayPlugin<RequestContext> {
  return {
    onContextBuilding({ context, extendContext }) {
      const principal = principalOf(context.headers);
      const added = { principal, organization: principal.mspId ?? "", subgraphContexts: new Map() };
      extendContext(added as never);
    },
  };
}
