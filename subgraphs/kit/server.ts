import { createServer, type IncomingMessage, type Server } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express, type RequestHandler } from "express";
import { GraphQLError } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import { PlatformError } from "../../errors/platform-error.ts";
import { GracefulEnd, type Stopping } from "../../process/graceful-shutdown.ts";
import { listen } from "../../process/listen.ts";
import { askedBy, onBehalfOf } from "../../serving/asking.ts";
import { faultOf, keepingNumbers } from "../../serving/graphql/json.ts";
import { OperationsSocket } from "../../serving/graphql/socket.ts";
import { type AllowedHosts, isForUs } from "../../serving/hosts.ts";
import { anonymous, type Principal } from "../../subgraph-protocol/principal.ts";
import {
  decodeReadPositions,
  type ReadPositions,
  readPositionsHeader,
} from "../../subgraph-protocol/read-positions.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { answerMetrics } from "../../telemetry/metrics-server.ts";
import { documentStore } from "./document-store.ts";
import { maxBodyBytes, plainStatuses, readRequest, refuseForeign, refuseMalformed } from "./door.ts";
import { formattedError, toGraphQLError } from "./errors.ts";
import { GatewayAuthentication } from "./gateway-authentication.ts";
import { OperationTelemetry } from "./operation-telemetry.ts";
import { executeAfresh, type MakeContext, subscribeAfresh } from "./operations.ts";

export interface ServerOptions {
  readonly host: string;
  /** Port; 0 for any free one. */
  readonly port: number;
  /** URL of this instance for gateways, whose signatures are for it alone; default host and port. */
  readonly url?: string;
  /** Secret shared with the gateway; when given, requests that are not signed with it are refused. */
  readonly secret?: string | undefined;
  /** Host names under which it may be asked besides its own; default any. */
  readonly allowedHosts?: AllowedHosts;
  readonly stopping?: Stopping;
  readonly log: Logger;
  /** Whether `/metrics` is served here, and not only on a port of its own. */
  readonly showsMetrics?: boolean;
}

export interface SubgraphServer {
  /** URL of the GraphQL endpoint over HTTP; with `ws:` in its place, over graphql-ws. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Limits of Node's server: it refuses larger headers with 431 and slower requests with 408. It closes an idle
 * connection later than any load balancer would: a server that closed first would lose a request that is on its way.
 */
const httpOptions = {
  maxHeaderSize: 32 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 620_000,
};

/** Parts of one server that its sockets and its routes share. */
interface Serving {
  readonly subgraph: Subgraph;
  readonly authentication: GatewayAuthentication;
  readonly telemetry: OperationTelemetry;
  readonly end: GracefulEnd;
  readonly allowedHosts: AllowedHosts;
  readonly showsMetrics: boolean;
}

/** Serves one subgraph alone: `/graphql` over HTTP and graphql-ws, `/health`, `/ready`. */
export async function serveSubgraph(subgraph: Subgraph, options: ServerOptions): Promise<SubgraphServer> {
  const own = new URL(options.url ?? `http://${options.host}/graphql`);
  const app = express();
  const http = createServer(httpOptions, app);
  const serving: Serving = {
    subgraph,
    authentication: new GatewayAuthentication(options.secret, () => own.href),
    telemetry: new OperationTelemetry(subgraph.name),
    end: new GracefulEnd(http, options.stopping),
    allowedHosts: options.allowedHosts && [own.hostname, ...options.allowedHosts],
    showsMetrics: options.showsMetrics ?? false,
  };
  const graphqlWs = serveSockets(http, serving);
  const apollo = apolloFor(serving);
  await apollo.start();
  addRoutes(app, apollo, serving);
  const port = await listen(http, options.host, options.port);
  own.port = `${port}`;
  options.log.info({ subgraph: subgraph.name, port }, "Subgraph listens");
  return {
    url: own.href,
    close: async () => {
      await serving.end.run(async () => graphqlWs.dispose());
      await apollo.stop();
    },
  };
}

function serveSockets(server: Server, { subgraph, authentication, telemetry, allowedHosts }: Serving) {
  const sockets = new WebSocketServer({
    server,
    path: "/graphql",
    maxPayload: maxBodyBytes,
    verifyClient: ({ req }: { req: IncomingMessage }) => isForUs(req.headers, allowedHosts),
    WebSocket: OperationsSocket,
  });
  return useServer<Record<string, unknown>, { principal: Principal }>(
    {
      schema: subgraph.schema,
      jsonMessageReviver: keepingNumbers as never,
      onSubscribe: (_context, _id, { variables }) => {
        const fault = faultOf(variables);
        return fault ? [new GraphQLError(fault, { extensions: { code: "BAD_USER_INPUT" } })] : undefined;
      },
      // The library closes refused connections with 4403.
      onConnect: ({ connectionParams, extra }) => {
        const principal = authentication.ofSocket(extra.request.url, connectionParams);
        Object.assign(extra, { principal });
        return principal !== undefined;
      },
      context: ({ extra: { principal = anonymous } }, _id, { extensions }, args): MakeContext => {
        telemetry.carry(args, extensions);
        return () => subgraph.contextFor(principal);
      },
      execute: telemetry.answering(executeAfresh),
      subscribe: telemetry.answering(subscribeAfresh),
    },
    sockets,
  );
}

function apolloFor({ subgraph, telemetry }: Serving): ApolloServer {
  return new ApolloServer({
    schema: subgraph.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The process decides what a signal stops, and in which order.
    stopOnTerminationSignals: false,
    persistedQueries: false,
    documentStore: documentStore(),
    formatError: formattedError,
    plugins: [ApolloServerPluginInlineTraceDisabled(), telemetry.plugin, plainStatuses, endingQueries],
  });
}

function addRoutes(app: Express, apollo: ApolloServer, serving: Serving): void {
  const { subgraph, authentication, telemetry, end, allowedHosts, showsMetrics } = serving;
  app.disable("x-powered-by");
  app.use(refuseForeign(allowedHosts));
  app.get("/health", (_request, response) => void response.json({ status: "ok" }));
  if (showsMetrics) app.get("/metrics", (_request, response) => answerMetrics(response));
  app.get("/ready", async (_request, response) => {
    if (end.hasBegun) return void response.status(503).json({ status: "stopping" });
    const [ready, ledgers] = await Promise.all([
      subgraph.isReady().catch(() => false),
      subgraph.ledgers?.().catch(() => undefined),
    ]);
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "starting", ledgers });
  });
  app.use(
    "/graphql",
    readRequest,
    (request, response, next) => {
      response.locals.principal = authentication.ofRequest(request);
      if (response.locals.principal) return next();
      response.status(401).json({ errors: [{ message: "ask the gateway", extensions: { code: "NOT_THE_GATEWAY" } }] });
    },
    untilClosed,
    telemetry.open,
    expressMiddleware(apollo, {
      context: async ({ req, res: { locals } }) =>
        telemetry.adopt(await contextOf(subgraph, locals.principal, req), locals),
    }),
  );
  app.use(refuseMalformed);
}

/** Aborts an HTTP operation when its connection closes, as the gateway closes it after a time-out. */
const untilClosed: RequestHandler = (_request, response, next) => {
  const ending = new AbortController();
  response.once("close", () => ending.abort());
  const { subject } = response.locals.principal as Principal;
  onBehalfOf({ caller: subject ?? "", disconnect: ending.signal, isQuery: false }, next);
};

/** Ends queries with their connections; mutations that have begun are finished. */
const endingQueries: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      const asking = askedBy();
      if (asking) asking.isQuery = operation?.operation === "query";
    },
  }),
};

/** Context of a request. @throws GraphQLError with the code of the subgraph's error, which the libraries would hide */
async function contextOf(subgraph: Subgraph, principal: Principal, request: IncomingMessage): Promise<object> {
  try {
    return await subgraph.contextFor(principal, readPositionsOf(request));
  } catch (error) {
    throw toGraphQLError(error);
  }
}

/** Positions of the header. @throws BAD_INPUT when no gateway writes such a header */
function readPositionsOf({ headers }: IncomingMessage): ReadPositions | undefined {
  const text = headers[readPositionsHeader];
  if (text === undefined) return undefined;
  const positions = decodeReadPositions(text.toString());
  if (!positions) throw new PlatformError("BAD_INPUT", `malformed header ${readPositionsHeader}`);
  return positions;
}
