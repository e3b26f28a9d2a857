import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { encodePrincipal, type Principal } from "../../subgraph-protocol/principal.ts";
import type { ReadPositions } from "../../subgraph-protocol/read-positions.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import type { ObservedOperation } from "../../telemetry/operation.ts";
import { type Authenticate, type Authentication, nobody } from "../identity/tokens.ts";

/** Fields that the gateway adds to the runtime's context of a request. */
export interface RequestContext {
  readonly headers: Readonly<Record<string, unknown>>;
  /** Authentication of the WebSocket that the request came over. */
  readonly authentication?: Authentication;
  readonly principal: Principal;
  /** Aborted when a WebSocket client leaves or cancels the operation. */
  readonly disconnect?: AbortSignal;
  /** The runtime's own logger, without which it calls no subgraph. */
  readonly log?: unknown;
  /** The HTTP operation in traces, metrics and logs. */
  readonly observed?: ObservedOperation;
  /** Latest end of an event stream over HTTP, in ms since 1970; a WebSocket has a timer of its own. */
  readonly streamsUntil?: number;
  /** Principal as text, since header templates can only print. */
  readonly encodedPrincipal: string;
  /** Positions of the operation's `@read`, and the same as text. */
  readonly readPositions?: ReadPositions;
  readonly encodedReadPositions?: string;
  /**
   * Context of each subgraph in this process, so that loaders batch and cache across all fetches of the request. Kept
   * here, because a WeakMap of them costs the garbage collector more than the request itself.
   */
  readonly subgraphContexts: Map<ContextSource, object | Promise<object>>;
  /** Set when a shared stream is followed. */
  delivery?: AnswerBatches;
}

type ContextSource = Pick<Subgraph, "contextFor">;

/** Answers of a shared stream, for transports that send several at a time. */
export interface AnswerBatches {
  /** Calls back when the client was too slow, so that the transport stops waiting. */
  onCut(call: () => void): void;
  /** Next answers, at least one; none at the end. */
  take(limit: number): Promise<readonly { readonly text: string }[]>;
}

/**
 * Context of a subgraph for a request; a promise when it waits for positions.
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
      // Requests without a token, which are most, do not wait.
      return headers.authorization === undefined ? extend(nobody) : authenticate(headers.authorization).then(extend);
    },
  };
}
