import type { GatewayPlugin, TransportEntryAdditions } from "@graphql-hive/gateway-runtime";
import { getDocumentString } from "@graphql-mesh/transport-common";
import { type ExecutionResult, GraphQLError, print } from "graphql";
import { mapEvents } from "../../serving/map-events.ts";
import { readPositionsHeader } from "../../subgraph-protocol/read-positions.ts";
import {
  principalHeader,
  signatureHeader,
  signRequest,
  socketRequest,
} from "../../subgraph-protocol/signed-requests.ts";
import { traceCarrier } from "../../telemetry/requests.ts";
import type { RequestContext } from "../request/contexts.ts";
import type { Breakers } from "./breakers.ts";
import { callWithFailOver } from "./fail-over.ts";
import type { Instance } from "./instances.ts";
import type { SubgraphRequest } from "./local.ts";
import { openRemoteStream } from "./remote-stream.ts";
import { identifying, type RemoteSubgraph } from "./subgraph.ts";

/** Settings by which the runtime calls remote subgraphs over HTTP: in the principal's name, with a time-out. */
export function remoteEntries(subgraphs: readonly RemoteSubgraph[], timeoutMs: number): TransportEntryAdditions {
  // Templates that the runtime fills from the request's context for each call; it omits headers that stay empty.
  const headers: [string, string][] = [
    [principalHeader, "{context.encodedPrincipal}"],
    [readPositionsHeader, "{context.encodedReadPositions}"],
  ];
  return Object.fromEntries(subgraphs.map(({ name }) => [name, { headers, options: { timeout: timeoutMs } }]));
}

export interface RemoteCalls {
  readonly subgraphs: readonly RemoteSubgraph[];
  /** Secret shared with the subgraphs, to sign requests to them. */
  readonly secret: string | undefined;
  readonly timeoutMs: number;
  readonly breakers: Breakers;
}

/**
 * Sends each HTTP call to an instance of its subgraph, signed for that instance. Calls differ in their headers when
 * they must not be joined: the runtime joins calls that are alike.
 */
export function useInstances({ subgraphs, secret, timeoutMs, breakers }: RemoteCalls): GatewayPlugin<RequestContext> {
  // The supergraph names each subgraph by the first of its URLs.
  const byUrl = new Map(subgraphs.map(({ instances }) => [instances.all[0]?.url, instances]));
  return {
    onFetch({ url, fetchFn, setFetchFn, context }) {
      const instances = byUrl.get(url);
      const { encodedPrincipal: principal, encodedReadPositions } = (context ?? {}) as Partial<RequestContext>;
      if (!instances || principal === undefined) return;
      setFetchFn((_url, options = {}, ...rest) => {
        const body = String(options.body ?? "");
        const send = async (to: string, signal: AbortSignal) => {
          const identified = { url: to, body, principal, readPositions: encodedReadPositions };
          const headers = { ...options.headers, ...identifying(identified, secret) };
          return breakers.call(to, async () => {
            try {
              return await fetchFn(to, { ...options, headers, signal }, ...rest);
            } catch (error) {
              throw causeOf(error as Error, signal);
            }
          });
        };
        const call = { instances, body, timeoutMs, signal: options.signal ?? endless, send };
        return callWithFailOver(call).catch(withTimeoutCode);
      });
    },
  };
}

/** Cause of an aborted call: the time-out of its signal, which `fetch` does not always throw. */
function causeOf(error: Error, { reason }: AbortSignal): Error {
  return reason?.name === "TimeoutError" ? reason : error;
}

/** Adds a code to time-outs, which the runtime does not tell from other failures. */
function withTimeoutCode(error: Error): never {
  if (error.name !== "TimeoutError") throw error;
  throw new GraphQLError(error.message, { originalError: error, extensions: { code: "TIMEOUT_ERROR" } });
}

/** Signal of calls that nothing ends. */
const endless = new AbortController().signal;

/**
 * Subscriptions of a remote subgraph over graphql-ws. Unlike the runtime's own transport they are not opened again
 * unseen when the subgraph is lost, which would lose events: the stream ends with a retryable error, and the client
 * resumes after its last cursor.
 */
export class RemoteSubscriptions {
  readonly name: string;
  readonly #subgraph: RemoteSubgraph;
  readonly #secret: string | undefined;
  readonly #open = new Set<AsyncIterator<ExecutionResult>>();

  constructor(subgraph: RemoteSubgraph, secret?: string) {
    this.name = subgraph.name;
    this.#subgraph = subgraph;
    this.#secret = secret;
  }

  readonly execute = ({ document, variables, context }: SubgraphRequest): AsyncIterableIterator<ExecutionResult> => {
    const { instances } = this.#subgraph;
    const instance = instances.pick() as Instance;
    const query = getDocumentString(document, print);
    const upstream: AsyncIterator<ExecutionResult> = openRemoteStream({
      url: instance.url,
      connectionParams: () => this.#identification(instance.url, context.encodedPrincipal),
      payload: { query, variables: variables ?? {}, extensions: traceCarrier() },
      onEnd: () => this.#open.delete(upstream),
    });
    this.#open.add(upstream);
    return mapEvents(upstream, {
      answer: (event) => event,
      failure: (error) => {
        if (Array.isArray(error)) return { errors: error };
        instances.failed(instance);
        return { errors: [lost(error)] };
      },
    });
  };

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((upstream) => upstream.return?.()));
  }

  #identification(url: string, principal: string): Record<string, string> {
    const request = socketRequest(new URL(url).href, principal);
    const signature = this.#secret ? { [signatureHeader]: signRequest(this.#secret, request) } : {};
    return { [principalHeader]: principal, ...signature };
  }
}

/** Whether a result says that the stream's instance was lost. */
export function isLost({ data, errors }: ExecutionResult): boolean {
  return !data && errors?.[0]?.extensions?.code === lostCode;
}

const lostCode = "DOWNSTREAM_SERVICE_ERROR";

/** Error of a lost socket; clients learn no more of socket errors and close events. */
function lost(cause: unknown): GraphQLError {
  const originalError = cause instanceof Error ? cause : undefined;
  return new GraphQLError("The subgraph's stream is lost; subscribe again.", {
    ...(originalError ? { originalError } : {}),
    extensions: { code: lostCode },
  });
}
