import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { GracefulEnd, type Stopping } from "../process/graceful-shutdown.ts";
import { listen } from "../process/listen.ts";
import { ArrivingBytes } from "../serving/arriving-bytes.ts";
import type { AllowedHosts } from "../serving/hosts.ts";
import { Graph } from "./graph.ts";
import { type DashboardOptions, openDashboard } from "./http/dashboard.ts";
import { routesOf } from "./http/routes.ts";
import { type Identity, noIdentity } from "./identity/identity.ts";
import { callerLimits } from "./limits/caller-limits.ts";
import { defaultLimits, type Limits } from "./limits/limits.ts";
import { openRedis } from "./limits/redis.ts";
import { readTrustedDocuments } from "./limits/trusted-documents.ts";
import { createErrorMask } from "./request/errors.ts";
import type { BreakerOptions } from "./transport/breakers.ts";
import type { PreparedOptions } from "./transport/prepared.ts";
import { type SubgraphPlace, subgraphAt } from "./transport/subgraph.ts";
import { serveWebSockets } from "./websocket/websocket-server.ts";

export interface GatewayOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** In this process or elsewhere, mixed as you like. */
  readonly subgraphs: readonly SubgraphPlace[];
  readonly log: Logger;
  /** How it knows who asks; without it everybody is nobody. */
  readonly identity?: Identity;
  /** Shared with the subgraphs elsewhere, to sign what they are asked. */
  readonly subgraphSecret?: string | undefined;
  /** Whether `/metrics` is answered on the gateway's port too. */
  readonly showsMetrics?: boolean;
  readonly limits?: Partial<Limits>;
  /** A Redis that all gateways share, so that callers are counted over all of them. */
  readonly redisUrl?: string | undefined;
  /** How many proxies of ours stand between clients and the gateway and tell whom they were asked by; default 0. */
  readonly trustedProxies?: number;
  /** Whether the schema is shown to who asks for it, GraphiQL included; default true. */
  readonly introspection?: boolean;
  /** Files and folders of the only operations that run, one for each client; default any. */
  readonly trustedDocuments?: readonly string[];
  /** Origins of pages that may ask besides those of the gateway itself; default none. */
  readonly corsOrigins?: readonly string[];
  /** Names by which it may be asked for, besides addresses and `localhost`; default any. */
  readonly allowedHosts?: AllowedHosts;
  /** How long a subgraph elsewhere may take to answer; default 30 s. */
  readonly upstreamTimeoutMs?: number;
  /** When an instance of a subgraph elsewhere is not asked for a while. */
  readonly breaker?: BreakerOptions;
  /** How often subgraphs elsewhere are asked whether their schemas have changed; default 5 s. */
  readonly schemaPollMs?: number;
  readonly stopping?: Stopping;
  /** The web front end; default none. */
  readonly dashboard?: DashboardOptions | undefined;
  /** What `/ready` tells besides, without it counting. */
  readonly details?: () => object;
  readonly prepared?: PreparedOptions;
}

export interface Gateway {
  /** Address of the GraphQL endpoint over HTTP and SSE and, with `ws:` in its place, over graphql-ws. */
  readonly url: string;
  /**
   * Settles when the graph is composed and queries are answered; `/health` and `/ready` answer before. Waits for
   * subgraphs elsewhere, rejects with CompositionError when they contradict each other.
   */
  readonly opened: Promise<void>;
  /** Says that it is not ready any more, stops listening, ends subscriptions, lets answers under way finish. */
  close(): Promise<void>;
}

const path = "/graphql";

/**
 * Starts the supergraph's front door.
 * @throws Error with code PORT_IN_USE when something else listens there
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, identity = noIdentity } = options;
  const subgraphs = options.subgraphs.map(subgraphAt);
  const { authenticate, jwks, issue } = identity;
  const limits = { ...defaultLimits, ...options.limits };
  const redis = options.redisUrl ? openRedis(options.redisUrl, log) : undefined;
  const callers = callerLimits(limits, redis);
  const { trustedProxies = 0, introspection = true, corsOrigins = [], upstreamTimeoutMs = 30_000 } = options;
  const parts = { subgraphs, authenticate, limits, callers, trustedProxies, introspection, corsOrigins };
  const files = options.trustedDocuments ?? [];
  const trustedDocuments = files.length > 0 ? readTrustedDocuments(files) : undefined;
  const graph = new Graph({ ...options, ...parts, trustedDocuments, upstreamTimeoutMs });
  const runtime = () => graph.runtime;
  const server = createServer(httpOptions(limits), (request, response) => void answer(routes, request, response, log));
  const end = new GracefulEnd(server, options.stopping);
  const { showsMetrics, details } = options;
  const allowedHosts = options.allowedHosts && [options.host.toLowerCase(), ...options.allowedHosts];
  const isStopping = () => end.hasBegun;
  const arriving = new ArrivingBytes(limits.maxArrivingBytes);
  const routes = routesOf({
    ...{ path, limits, arriving, subgraphs, jwks, issue, showsMetrics, runtime, isStopping },
    ...{ allowedHosts, showsGraphiql: introspection, details, dashboard: openDashboard(options.dashboard) },
  });
  const endWebSockets = serveWebSockets({
    server,
    path,
    limits,
    arriving,
    callers,
    trustedProxies,
    corsOrigins,
    allowedHosts,
    authenticate,
    runtime,
    maskError: createErrorMask(log),
    log,
  });
  const closeParts = async () => {
    await graph.close();
    await callers.close();
    redis?.disconnect();
  };
  const port = await listen(server, options.host, options.port).catch(async (error: unknown) => {
    await closeParts();
    throw error;
  });
  const opened = graph.opened.then(() => {
    log.info({ port, subgraphs: subgraphs.map(({ name }) => name) }, "Gateway answers");
  });
  opened.catch(() => {});
  return {
    url: `http://${options.host}:${port}${path}`,
    opened,
    close: async () => {
      await end.run(endWebSockets);
      await closeParts();
    },
  };
}

/** Node refuses what is larger with 431 and what takes longer with 408. */
function httpOptions({
  maxHeaderBytes,
  headersTimeoutMs,
  requestTimeoutMs,
  keepAliveTimeoutMs,
}: Limits): ServerOptions {
  return {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(headersTimeoutMs, 1_000),
  };
}

type Routes = ReturnType<typeof routesOf>;

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse, log: Logger): Promise<void> {
  try {
    await routes(request, response);
  } catch (error) {
    log.error({ err: error, url: request.url }, "Request failed");
    response.destroy();
  }
}
