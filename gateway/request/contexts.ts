import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { encodePrincipal, type Principal } from "../../subgraph-protocol/principal.ts";
import type { ReadPositions } from "../../subgraph-protocol/read-positions.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import type { ObservedOperation } from "../../telemetry/operation.ts";
import { type Authenticate, type Authentication, nobody } from "../identity/tokens.ts";

/** What the gateway adds to the context of a request, as the runtime makes it. */
export interface RequestContext {
  readonly headers: Readonly<Record<string, unknown>>;
  /** Who opened the WebSocket that the request came over. */
  readonly authentication?: Authentication;
  readonly principal: Principal;
  /** Aborted when a client over a WebSocket leaves or takes its question back. */
  readonly disconnect?: AbortSignal;
  /** The runtime's own, without which it calls no subgraph. */
  readonly log?: unknown;
  /** The operation over HTTP as traces, metrics and logs see it. */
  readonly observed?: ObservedOperation;
  /** Until when an event stream over HTTP may last; a WebSocket ends by itself. */
  readonly streamsUntil?: number;
  /** The principal as text, because header templates can only print. */
  readonly encodedPrincipal: string;
  /** What the operation's `@read` binds its reads to, and the same as text. */
  readonly readPositions?: ReadPositions;
  readonly encodedReadPositions?: string;
  /**
   * One context per subgraph of this process, so that loaders batch and cache across all fetches of the request.
   * Kept here because a table of weak references costs the garbage collector more than the request itself.
   */
  readonly subgraphContexts: Map<ContextSource, object | Promise<object>>;
  /** Set once a shared stream is followed. */
  delivery?: AnswerBatches;
}

type ContextSource = Pick<Subgraph, "contextFor">;

/** Answers of a shared stream, for transports that send many at a time. */
export interface AnswerBatches {
  /** Called when the client was too slow, so that what waits for it stops. */
  onCut(call: () => void): void;
  /** The next answers, at least one; none at the end. */
  take(limit: number): Promise<readonly { readonly text: string }[]>;
}

/**
 * The context of a subgraph for a request; a promise when it waits for positions.
 * @throws what the subgraph throws for this principal
 */
export function contextOf(context: RequestContext, subgraph: ContextSource): object | Promise<object> {
  const { subgraphContexts, principal, readPositions } = context;
  const known = subgraphContexts.get(subgraph);
  if (known) return known;
  const made = subgraph.contextFor(principal, readPositions);
  subgraphContexts.set(subgraph, made);
  return made;
}

/** Prepares the context of each request. */
export function useRequestContext(authenticate: Authenticate): GatewayPlugin<RequestContext> {
  return {
    onContextBuilding({ context, extendContext }) {
      const { authentication, headers } = context;
      const extend = ({ principal, expiresAt }: Authentication) => {
        const encodedPrincipal = encodePrincipal(principal);
        const streamsUntil = authentication ? undefined : expiresAt;
        extendContext({ principal, streamsUntil, encodedPrincipal, subgraphContexts: new Map() } as never);
      };
      if (authentication) return extend(authentication);
      // Most requests bring no token; they need not wait.
      return headers.authorization === undefined ? extend(nobody) : authenticate(headers.authorization).then(extend);
    },
  };
}
