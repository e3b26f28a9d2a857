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
  /** Port; 0 for any free one. */
  readonly port: number;
  /** Subgraphs in this process or elsewhere, in any mix. */
  readonly subgraphs: readonly SubgraphPlace[];
  readonly log: Logger;
  /** Authentication; without it everybody is anonymous. */
  readonly identity?: Identity;
  /** Secret shared with the remote subgraphs, to sign requests to them. */
  readonly subgraphSecret?: string | undefined;
  /** Whether `/metrics` is served on the gateway's port too. */
  readonly showsMetrics?: boolean;
  readonly limits?: Partial<Limits>;
  /** Redis that all gateways share, so that callers are counted over all of them. */
  readonly redisUrl?: string | undefined;
  /** Number of our proxies between clients and the gateway that append to `x-forwarded-for`; default 0. */
  readonly trustedProxies?: number;
  /** Whether introspection and GraphiQL are allowed; default true. */
  readonly introspection?: boolean;
  /** Files and folders of the only documents that may run, one for each client; default any. */
  readonly trustedDocuments?: readonly string[];
  /** Origins of pages that may ask, besides the gateway's own; default none. */
  readonly corsOrigins?: readonly string[];
  /** Host names under which it may be asked, besides addresses and `localhost`; default any. */
  readonly allowedHosts?: AllowedHosts;
  /** Time-out of a remote subgraph's answer, in ms; default 30 s. */
  readonly upstreamTimeoutMs?: number;
  /** When an instance of a remote subgraph is not asked for a while. */
  readonly breaker?: BreakerOptions;
  /** Interval of the checks whether schemas of remote subgraphs have changed, in ms; default 5 s. */
  readonly schemaPollMs?: number;
  readonly stopping?: Stopping;
  /** The web front end; default none. */
  readonly dashboard?: DashboardOptions | undefined;
  /** Facts that `/ready` adds to its body; its status does not depend on them. */
  readonly details?: () => object;
  readonly prepared?: PreparedOptions;
}

export interface Gateway {
  /** URL of the GraphQL endpoint over HTTP and SSE; with `ws:` in its place, over graphql-ws. */
  readonly url: string;
  /**
   * Settles when the graph is composed and queries are answered; `/health` and `/ready` answer before. Waits for remote
   * subgraphs; rejects with CompositionError when subgraphs contradict each other.
   */
  readonly opened: Promise<void>;
  /** Closes gracefully: reports not ready, stops listening, ends subscriptions, lets answers under way finish. */
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
  const served = { path, limits, arriving, allowedHosts, runtime };
  const dashboard = openDashboard(options.dashboard);
  const shown = { showsMetrics, showsGraphiql: introspection, details, dashboard };
  const routes = routesOf({ ...served, ...shown, subgraphs, jwks, issue, isStopping });
  const endWebSockets = serveWebSockets({
    ...served,
    server,
    callers,
    trustedProxies,
    corsOrigins,
    authenticate,
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

/** Limits of Node's server: it refuses larger headers with 431 and slower requests with 408. */
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
