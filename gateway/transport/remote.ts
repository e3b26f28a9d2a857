import type { GatewayPlugin, TransportEntryAdditions } from "@graphql-hive/gateway-runtime";
import { getDocumentString } from "@graphql-mesh/transport-common";
import { type ExecutionResult, GraphQLError, print } from "graphql";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { principalHeader, signatureHeader, signRequest, socketRequest } from "../../principals/signed-requests.ts";
import { traceCarrier } from "../../telemetry/requests.ts";
import type { RequestContext } from "../contexts.ts";
import { mapEvents } from "../map-events.ts";
import { identifying, type RemoteSubgraph } from "../subgraph.ts";
import type { SubgraphRequest } from "./local.ts";

/** How the runtime calls subgraphs elsewhere over HTTP: in the principal's name, with a time-out. */
export function remoteEntries(subgraphs: readonly RemoteSubgraph[], timeoutMs: number): TransportEntryAdditions {
  // A template that the runtime fills from the request's context for each call.
  const headers: [string, string][] = [[principalHeader, "{context.encodedPrincipal}"]];
  return Object.fromEntries(subgraphs.map(({ name }) => [name, { headers, options: { timeout: timeoutMs } }]));
}

/** Signs the calls over HTTP. The principal is in their headers already: calls that differ in it are never joined. */
export function useSignedRequests(secret: string | undefined): GatewayPlugin<RequestContext> {
  return {
    onFetch({ url, options, setOptions, context }) {
      const principal = (context as RequestContext | undefined)?.encodedPrincipal;
      if (!secret || principal === undefined) return;
      const headers = { ...options.headers, ...identifying(url, String(options.body ?? ""), principal, secret) };
      setOptions({ ...options, headers });
    },
  };
}

/**
 * Follows subscriptions of a subgraph elsewhere over graphql-ws, one socket per principal. Unlike the runtime's own
 * transport it does not subscribe again behind the client's back when the subgraph is lost, which would lose events
 * silently: the stream ends with a retryable error, and the client resumes after its last cursor.
 */
export class RemoteSubscriptions {
  readonly name: string;
  readonly #url: string;
  readonly #secret: string | undefined;
  readonly #clients = new Map<string, Client>();

  constructor({ name, url }: RemoteSubgraph, secret?: string) {
    this.name = name;
    this.#secret = secret;
    this.#url = url.replace(/^http/, "ws");
  }

  readonly execute = ({ document, variables, context }: SubgraphRequest): AsyncIterableIterator<ExecutionResult> => {
    const query = getDocumentString(document, print);
    const upstream = this.#clientOf(context.encodedPrincipal).iterate({
      query,
      variables: variables ?? {},
      extensions: traceCarrier(),
    });
    return mapEvents(upstream as AsyncIterator<ExecutionResult>, {
      answer: (event) => event,
      failure: (error) => ({ errors: Array.isArray(error) ? error : [lost(error)] }),
    });
  };

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.dispose()));
  }

  #clientOf(principal: string): Client {
    const known = this.#clients.get(principal);
    if (known) return known;
    const client = createClient({
      url: this.#url,
      webSocketImpl: WebSocket,
      connectionParams: () => this.#identification(principal),
      retryAttempts: 0,
      lazyCloseTimeout: 3_000,
      on: { closed: () => this.#clients.delete(principal) },
    });
    this.#clients.set(principal, client);
    return client;
  }

  #identification(principal: string): Record<string, string> {
    const request = socketRequest(new URL(this.#url).pathname, principal);
    const signature = this.#secret ? { [signatureHeader]: signRequest(this.#secret, request) } : {};
    return { [principalHeader]: principal, ...signature };
  }
}

/** Socket errors and close events, of which clients learn no more than that. */
function lost(cause: unknown): GraphQLError {
  const originalError = cause instanceof Error ? cause : undefined;
  return new GraphQLError("The subgraph's stream is lost.", {
    ...(originalError ? { originalError } : {}),
    extensions: { code: "DOWNSTREAM_SERVICE_ERROR" },
  });
}
