import { createGatewayRuntime, type GatewayRuntime, type UnifiedGraphHandler } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import http from "@graphql-mesh/transport-http";
import ws from "@graphql-mesh/transport-ws";
import type { Logger } from "pino";
import { compose } from "./compose.ts";
import { useFreshContextPerEvent, useRequestContext } from "./contexts.ts";
import { createErrorMask, useParseErrorCode } from "./errors.ts";
import { graphiqlOptions, renderOfflineGraphiQL } from "./graphiql.ts";
import { type Limits, useDocumentLimits } from "./limits.ts";
import { type GatewaySubgraph, isLocal, isRemote, sdlOf } from "./subgraph.ts";
import { localExecutor, type SubgraphExecutor, type SubgraphRequest } from "./transport/local.ts";
import type { PreparedOptions } from "./transport/prepared.ts";
import { remoteEntries } from "./transport/remote.ts";

export interface RuntimeOptions {
  readonly subgraphs: readonly GatewaySubgraph[];
  readonly limits: Limits;
  readonly log: Logger;
  /** How long a subgraph elsewhere may take to answer. */
  readonly upstreamTimeoutMs: number;
  readonly prepared?: PreparedOptions | undefined;
}

/**
 * Composes the subgraphs and makes the engine that answers requests.
 * @throws CompositionError; Error when a subgraph does not give its schema
 */
export async function createRuntime(options: RuntimeOptions): Promise<GatewayRuntime> {
  const { subgraphs, limits } = options;
  const composed = await Promise.all(subgraphs.map(async (subgraph) => ({ ...subgraph, sdl: await sdlOf(subgraph) })));
  const executors = new Map(
    subgraphs.filter(isLocal).map((local) => [local.name, localExecutor(local, options.prepared)]),
  );
  const runtime = withoutSignalTraps(() =>
    createGatewayRuntime({
      supergraph: compose(composed),
      unifiedGraphHandler: plannerOver(executors),
      transports: { http, ws },
      transportEntries: remoteEntries(subgraphs.filter(isRemote), options.upstreamTimeoutMs),
      plugins: () => [useRequestContext(), useDocumentLimits(limits), useParseErrorCode(), useFreshContextPerEvent()],
      maskedErrors: { maskError: createErrorMask(options.log) },
      graphqlEndpoint: "/graphql",
      graphiql: graphiqlOptions,
      renderGraphiQL: renderOfflineGraphiQL as never,
      landingPage: false,
      logging: false,
      requestId: false,
      subgraphErrors: false,
      cors: false,
      csrfPrevention: { requestHeaders: ["x-ledgerloom-csrf", "apollo-require-preflight"] },
    }),
  );
  // Until its schema is loaded the runtime refuses what arrives over WebSockets.
  await runtime.getSchema();
  return runtime;
}

/**
 * The Rust query planner; its fetches to subgraphs of this process are called straight, past the layers of the runtime
 * that prepare calls over a network.
 */
function plannerOver(executors: ReadonlyMap<string, SubgraphExecutor>): UnifiedGraphHandler {
  return (options) =>
    unifiedGraphHandler({
      ...options,
      onSubgraphExecute(name, request) {
        const local = executors.get(name);
        return local ? (local(request as SubgraphRequest) as never) : options.onSubgraphExecute(name, request);
      },
    });
}

const signals = ["SIGINT", "SIGTERM", "exit"] as const;

/** The runtime listens for signals, which keeps Node from ending at them; that decision is our `main.ts`'s. */
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
