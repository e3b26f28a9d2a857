import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { GatewayRuntime } from "@graphql-hive/gateway-runtime";
import type { Logger } from "pino";
import { CompositionError } from "./compose.ts";
import { createErrorMask } from "./errors.ts";
import { type Identity, noIdentity } from "./identity/identity.ts";
import { callerLimits } from "./limits/caller-limits.ts";
import { defaultLimits, type Limits } from "./limits/limits.ts";
import { openRedis } from "./limits/redis.ts";
import { OpenResponses } from "./open-responses.ts";
import { routesOf } from "./routes.ts";
import { createRuntime, type RuntimeOptions } from "./runtime.ts";
import { isLocal, type SubgraphPlace, subgraphAt } from "./subgraph.ts";
import type { PreparedOptions } from "./transport/prepared.ts";
import { serveWebSockets } from "./websocket.ts";

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
  readonly limits?: Partial<Limits>;
  /** A Redis that all gateways share, so that callers are counted over all of them. */
  readonly redisUrl?: string | undefined;
  /** How many proxies of ours stand between clients and the gateway and tell whom they were asked by; default 0. */
  readonly trustedProxies?: number;
  /** Whether the schema is shown to who asks for it, GraphiQL included; default true. */
  readonly introspection?: boolean;
  /** Origins of pages that may ask besides those of the gateway itself; default none. */
  readonly corsOrigins?: readonly string[];
  /** How long a subgraph elsewhere may take to answer; default 30 s. */
  readonly upstreamTimeoutMs?: number;
  /** How long {@link Gateway.close} waits for answers under way; default 5 s. */
  readonly drainMs?: number;
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
  /** Stops listening, ends subscriptions, lets answers under way finish. */
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
  const { authenticate, jwks } = identity;
  const limits = { ...defaultLimits, ...options.limits };
  const redis = options.redisUrl ? openRedis(options.redisUrl, log) : undefined;
  const callers = callerLimits(limits, redis);
  const { trustedProxies = 0, introspection = true, corsOrigins = [], upstreamTimeoutMs = 30_000 } = options;
  const stopped = new AbortController();
  let runtime: GatewayRuntime | undefined;
  const routes = routesOf({ path, limits, subgraphs, jwks, runtime: () => runtime });
  const server = createServer(httpOptions(limits), (request, response) => void answer(routes, request, response, log));
  const open = new OpenResponses(server);
  const endWebSockets = serveWebSockets({
    server,
    path,
    limits,
    callers,
    trustedProxies,
    corsOrigins,
    authenticate,
    runtime: () => runtime,
    maskError: createErrorMask(log),
  });
  const port = await listen(server, options.host, options.port);
  const parts = {
    subgraphs,
    authenticate,
    limits,
    callers,
    trustedProxies,
    introspection,
    corsOrigins,
    upstreamTimeoutMs,
  };
  const opened = openRuntime({ ...options, ...parts }, stopped.signal).then((made) => {
    runtime = made;
    log.info({ port, subgraphs: subgraphs.map(({ name }) => name) }, "Gateway answers");
  });
  opened.catch(() => {});
  return {
    url: `http://${options.host}:${port}${path}`,
    opened,
    close: async () => {
      stopped.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      await endWebSockets();
      await open.drain(options.drainMs ?? 5_000);
      await opened.catch(() => {});
      await runtime?.dispose();
      await callers.close();
      redis?.disconnect();
      await closed;
    },
  };
}

/** Node refuses what is larger with 431 and what takes longer with 408. */
function httpOptions({ maxHeaderBytes, headersTimeoutMs, requestTimeoutMs }: Limits): ServerOptions {
  return {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
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

/** Composes at once when all subgraphs are here, else as soon as those elsewhere give their schemas. */
async function openRuntime(options: RuntimeOptions, stopped: AbortSignal): Promise<GatewayRuntime> {
  const waits = !options.subgraphs.every(isLocal);
  for (;;) {
    try {
      return await createRuntime(options);
    } catch (error) {
      if (!waits || error instanceof CompositionError) throw error;
      options.log.info({ why: (error as Error).message }, "Waiting for the subgraphs");
      await delay(500, undefined, { signal: stopped });
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const clear = new Error(`port ${port} of ${host} is taken by another program`, { cause: error });
      reject(taken ? Object.assign(clear, { code: "PORT_IN_USE" }) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
