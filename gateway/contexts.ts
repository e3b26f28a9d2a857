import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { principalOfContext, type RequestContext } from "./principal.ts";
import type { LocalSubgraph } from "./subgraph.ts";

/**
 * One subgraph context per gateway request, so that loaders batch and cache across all fetches of the request.
 * Each event of a subscription counts as a request: loaders must not answer a later event with what they
 * read for an earlier one.
 */
export class SubgraphContexts {
  readonly #contexts = new WeakMap<RequestContext, Map<LocalSubgraph, object>>();

  /** The context of a subgraph for a request. @throws what the subgraph throws for this principal */
  of(request: RequestContext, subgraph: LocalSubgraph): object {
    const contexts = this.#contexts.get(request) ?? new Map<LocalSubgraph, object>();
    this.#contexts.set(request, contexts);
    const context = contexts.get(subgraph) ?? subgraph.contextFor(principalOfContext(request));
    contexts.set(subgraph, context);
    return context;
  }

  /** Forgets a request's contexts: the next fetch gets fresh ones. */
  renew(request: RequestContext): void {
    this.#contexts.delete(request);
  }
}

/** Renews the contexts of a subscription before its first event and after each. */
export function useFreshContextPerEvent(contexts: SubgraphContexts): GatewayPlugin<RequestContext> {
  return {
    onSubscribe: ({ args }) => ({
      onSubscribeResult: () => {
        const renew = () => contexts.renew(args.contextValue as never);
        renew();
        return { onNext: renew };
      },
    }),
  };
}
