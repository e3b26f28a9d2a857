import { createGatewayRuntime, type GatewayPlugin, type GatewayRuntime } from "@graphql-hive/gateway-runtime";
import http from "@graphql-mesh/transport-http";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { Demands, useAccess } from "./access.ts";
import { compose, schemaOf } from "./composition/compose.ts";
import { useGivenVariables } from "./given-variables.ts";
import { useClientDisconnects } from "./http/client-disconnects.ts";
import { graphiqlOptionsFor, renderOfflineGraphiQL } from "./http/graphiql.ts";
import { corsFor } from "./http/origins.ts";
import type { Authenticate } from "./identity/tokens.ts";
import { useHiddenSchema } from "./introspection.ts";
import type { CallerLimits } from "./limits/caller-limits.ts";
import { useDocuments } from "./limits/documents.ts";
import type { Limits } from "./limits/limits.ts";
import { OperationCosts } from "./limits/operation-cost.ts";
import { useOperationLimits } from "./limits/operations.ts";
import type { TrustedDocuments } from "./limits/trusted-documents.ts";
import { useExactNumbers } from "./literals.ts";
import { plannerOver } from "./planning/planner.ts";
import { useReadPositions } from "./read-positions.ts";
import { type RequestContext, useRequestContext } from "./request/contexts.ts";
import { createErrorMask } from "./request/errors.ts";
import { type AskedOperation, FanOut } from "./subscriptions/fan-out.ts";
import { useTelemetry } from "./telemetry/operations.ts";
import type { Breakers } from "./transport/breakers.ts";
import { localExecutor } from "./transport/local.ts";
import type { PreparedOptions } from "./transport/prepared.ts";
import { type RemoteSubscriptions, remoteEntries, useInstances } from "./transport/remote.ts";
import { type GatewaySubgraph, isLocal, isRemote, type RemoteSubgraph } from "./transport/subgraph.ts";

export interface RuntimeOptions {
  readonly subgraphs: readonly GatewaySubgraph[];
  readonly limits: Limits;
  readonly callers: CallerLimits;
  readonly trustedProxies: number;
  readonly introspection: boolean;
  /** Documents that may run; absent when any may. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  readonly corsOrigins: readonly string[];
  readonly log: Logger;
  readonly authenticate: Authenticate;
  /** Secret shared with the remote subgraphs. */
  readonly subgraphSecret?: string | undefined;
  /** Time-out of a remote subgraph's answer, in ms. */
  readonly upstreamTimeoutMs: number;
  readonly prepared?: PreparedOptions | undefined;
  /** Subscriptions to remote subgraphs; those under way outlive the engine. */
  readonly sockets: readonly RemoteSubscriptions[];
  /** Circuit breakers of the remote subgraphs' instances. */
  readonly breakers: Breakers;
}

/**
 * Composes the subgraphs and makes the engine that answers requests.
 * @param sdls the subgraphs' schemas, by name
 * @throws CompositionError
 */
export async function createRuntime(
  options: RuntimeOptions,
  sdls: ReadonlyMap<string, string>,
): Promise<GatewayRuntime> {
  const { subgraphs, limits, sockets, introspection, corsOrigins } = options;
  const supergraph = compose(
    subgraphs.map((subgraph) => ({
      name: subgraph.name,
      sdl: sdls.get(subgraph.name) ?? "",
      ...(isRemote(subgraph) && { url: subgraph.instances.all[0]?.url ?? "" }),
    })),
  );
  const declared = schemaOf(supergraph);
  const demands = new Demands(declared);
  const isPublic = (asked: AskedOperation) => demands.of(asked.document, asked.operationName).length === 0;
  const maskError = createErrorMask(options.log);
  const fanOut = new FanOut({ schema: declared, limits, maskError, isPublic });
  const local = new Map(subgraphs.filter(isLocal).map((part) => [part.name, localExecutor(part, options.prepared)]));
  const remote = subgraphs.filter(isRemote);
  const subscriptions = new Map(sockets.map(({ name, execute }) => [name, execute]));
  const runtime = withoutSignalTraps(() =>
    createGatewayRuntime({
      supergraph,
      unifiedGraphHandler: plannerOver({ local, subscriptions, fanOut }),
      transports: { http },
      transportEntries: remoteEntries(remote, options.upstreamTimeoutMs),
      plugins: () => pluginsOf(options, { declared, demands, remote }),
      maskedErrors: { maskError },
      graphqlEndpoint: "/graphql",
      graphiql: introspection && graphiqlOptionsFor,
      renderGraphiQL: renderOfflineGraphiQL as never,
      landingPage: false,
      logging: false,
      requestId: false,
      subgraphErrors: false,
      cors: corsOrigins.length > 0 && corsFor(corsOrigins),
    }),
  );
  // Before its schema is loaded the runtime would refuse WebSocket operations.
  await runtime.getSchema();
  return runtime;
}

interface Composed {
  /** Composed schema, with everything that is hidden from clients. */
  readonly declared: GraphQLSchema;
  readonly demands: Demands;
  readonly remote: readonly RemoteSubgraph[];
}

/** Plugins that every operation passes, in order. */
function pluginsOf(options: RuntimeOptions, { declared, demands, remote }: Composed): GatewayPlugin<RequestContext>[] {
  const { limits, introspection, subgraphSecret: secret, upstreamTimeoutMs: timeoutMs, breakers } = options;
  return [
    useTelemetry(options.log),
    useRequestContext(options.authenticate),
    useDocuments({ limits, trusted: options.trustedDocuments }),
    useExactNumbers(),
    ...(introspection ? [] : [useHiddenSchema()]),
    useGivenVariables(declared),
    useOperationLimits({
      ...options.callers,
      costs: new OperationCosts(declared, limits.maxCost),
      timeoutMs: limits.operationTimeoutMs,
      trustedProxies: options.trustedProxies,
    }),
    useAccess(demands),
    // After all plugins that wrap streams, so that the whole of them ends.
    useClientDisconnects(),
    useReadPositions(),
    useInstances({ subgraphs: remote, secret, timeoutMs, breakers }),
  ];
}

const signals = ["SIGINT", "SIGTERM", "exit"] as const;

/** Removes the runtime's signal handlers, with which Node would not end at a signal; `start/main.ts` decides that. */
function withoutSignalTraps<T>(create: () => T): T {
  const before = new Map(signals.map((signal) => [signal, process.rawListeners(signal)]));
  const created = create();
  for (const signal of signals) {
    for (const listener of process.rawListeners(signal)) {
      if (!before.get(signal)?.includes(listener)) process.removeListener(signal, listener as () => void);
    }
  }
  return created;
}
