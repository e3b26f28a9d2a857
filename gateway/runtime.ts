import { createGatewayRuntime, type GatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import http from "@graphql-mesh/transport-http";
import ws from "@graphql-mesh/transport-ws";
import type { Logger } from "pino";
import { compose } from "./compose.ts";
import { SubgraphContexts, useFreshContextPerEvent } from "./contexts.ts";
import { createErrorMask, useParseErrorCode } from "./errors.ts";
import { graphiqlOptions, renderOfflineGraphiQL } from "./graphiql.ts";
import { type Limits, useDocumentLimits } from "./limits.ts";
import { usePrincipal } from "./principal.ts";
import { type GatewaySubgraph, isLocal, isRemote, type LocalSubgraph, sdlOf } from "./subgraph.ts";
import { localExecutor } from "./transport/local.ts";
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

/** Kind of the transport that never leaves the process. */
const inProcess = "in-process";

/**
 * Composes the subgraphs and makes the engine that answers requests.
 * @throws CompositionError; Error when a subgraph does not give its schema
 */
export async function createRuntime(options: RuntimeOptions): Promise<GatewayRuntime> {
  const { subgraphs, limits } = options;
  const composed = await Promise.all(subgraphs.map(async (subgraph) => ({ ...subgraph, sdl: await sdlOf(subgraph) })));
  const contexts = new SubgraphContexts();
  const local = subgraphs.filter(isLocal);
  const remote = subgraphs.filter(isRemote);
  const runtime = withoutSignalTraps(() =>
    createGatewayRuntime({
      supergraph: compose(composed),
      unifiedGraphHandler,
      transports: transportsOf(local, contexts, options.prepared),
      transportEntries: {
        ...remoteEntries(remote, options.upstreamTimeoutMs),
        ...Object.fromEntries(local.map(({ name }) => [name, { kind: inProcess }])),
      },
      plugins: () => [
        usePrincipal(),
        useDocumentLimits(limits),
        useParseErrorCode(),
        useFreshContextPerEvent(contexts),
      ],
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

function transportsOf(local: readonly LocalSubgraph[], contexts: SubgraphContexts, prepared?: PreparedOptions) {
  const transports = {
    http,
    ws,
    [inProcess]: {
      getSubgraphExecutor: ({ subgraphName }: { subgraphName: string }) => {
        const subgraph = local.find(({ name }) => name === subgraphName);
        if (!subgraph) throw new Error(`no subgraph named ${subgraphName} in this process`);
        return localExecutor(subgraph, contexts, prepared);
      },
    },
  };
  // Structurally what the runtime calls; its types come from packages that we do not depend on.
  return transports as never;
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
