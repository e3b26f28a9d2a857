import { createServer, type IncomingMessage } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { useServer } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import { PlatformError } from "../../ledgers/errors.ts";
import { anonymous, type Principal } from "../../principals/principal.ts";
import { decodeReadPositions, type ReadPositions, readPositionsHeader } from "../../principals/read-positions.ts";
import { askedBy, onBehalfOf } from "../../serving/asking.ts";
import { GracefulEnd, type Stopping } from "../../serving/graceful-end.ts";
import { listen } from "../../serving/listen.ts";
import { answerMetrics } from "../../telemetry/metrics-server.ts";
import { Admission, keepBody } from "./admission.ts";
import { toGraphQLError } from "./errors.ts";
import { executeAfresh, type MakeContext, subscribeAfresh } from "./operations.ts";
import { ServedOperations } from "./served-operations.ts";
import type { Subgraph } from "./subgraph.ts";

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** By which gateways reach this instance, and no other: what they sign is for it alone. By default host and port. */
  readonly url?: string;
  /** Shared with the gateway; when given, whoever does not sign with it is refused. */
  readonly secret?: string | undefined;
  readonly stopping?: Stopping;
  readonly log: Logger;
  /** Whether `/metrics` is answered here, and not only on a port of its own. */
  readonly showsMetrics?: boolean;
}

export interface SubgraphServer {
  /** Address of the GraphQL endpoint, over HTTP and, with `ws:` in its place, over graphql-ws. */
  readonly url: string;
  close(): Promise<void>;
}

/** Of a request's body or a WebSocket's message, as large as the gateway takes them. */
const maxBodyBytes = 1024 * 1024;

/** Node refuses larger headers with 431 and what takes longer to arrive with 408. */
const httpLimits = { maxHeaderSize: 32 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 };

/** Serves one subgraph alone: `/graphql` over HTTP and graphql-ws, `/health`, `/ready`. */
export async function serveSubgraph(subgraph: Subgraph, options: ServerOptions): Promise<SubgraphServer> {
  const own = new URL(options.url ?? `http://${options.host}/graphql`);
  const admission = new Admission(options.secret, () => own.href);
  const served = new ServedOperations(subgraph.name);
  const app = express();
  const http = createServer(httpLimits, app);
  const end = new GracefulEnd(http, options.stopping);
  const sockets = new WebSocketServer({ server: http, path: "/graphql", maxPayload: maxBodyBytes });
  const graphqlWs = useServer<Record<string, unknown>, { principal: Principal }>(
    {
      schema: subgraph.schema,
      // Whoever is refused is told 4403 by the library.
      onConnect: ({ connectionParams, extra }) => {
        const principal = admission.ofSocket(extra.request.url, connectionParams);
        Object.assign(extra, { principal });
        return principal !== undefined;
      },
      context: ({ extra: { principal = anonymous } }, _id, { extensions }, args): MakeContext => {
        served.carry(args, extensions);
        return () => subgraph.contextFor(principal);
      },
      execute: served.answering(executeAfresh),
      subscribe: served.answering(subscribeAfresh),
    },
    sockets,
  );
  const apollo = new ApolloServer({
    schema: subgraph.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Whoever started the server decides what a signal stops, and in which order.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => (formatted.extensions?.code ? formatted : toGraphQLError(error).toJSON()),
    plugins: [ApolloServerPluginInlineTraceDisabled(), served.plugin, endingQueries],
  });
  await apollo.start();

  app.get("/health", (_request, response) => void response.json({ status: "ok" }));
  if (options.showsMetrics) app.get("/metrics", (_request, response) => answerMetrics(response));
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
    express.json({ limit: maxBodyBytes, verify: keepBody }),
    (request, response, next) => {
      response.locals.principal = admission.ofRequest(request);
      if (response.locals.principal) return next();
      response.status(401).json({ errors: [{ message: "ask the gateway", extensions: { code: "NOT_THE_GATEWAY" } }] });
    },
    untilClosed,
    served.open,
    expressMiddleware(apollo, {
      context: async ({ req, res: { locals } }) =>
        served.adopt(await contextOf(subgraph, locals.principal, req), locals),
    }),
  );
  app.use(refuseMalformed);
  const port = await listen(http, options.host, options.port);
  own.port = `${port}`;
  options.log.info({ subgraph: subgraph.name, port }, "Subgraph listens");
  return {
    url: own.href,
    close: async () => {
      await end.run(async () => graphqlWs.dispose());
      await apollo.stop();
    },
  };
}

/** Ties what is asked over HTTP to its connection, which the gateway closes when it waits no longer. */
const untilClosed: RequestHandler = (_request, response, next) => {
  const ending = new AbortController();
  response.once("close", () => ending.abort());
  const { subject } = response.locals.principal as Principal;
  onBehalfOf({ caller: subject ?? "", departure: ending.signal, isQuery: false }, next);
};

/** Lets queries end with their connections; whatever else has begun is finished. */
const endingQueries: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      const asking = askedBy();
      if (asking) asking.isQuery = operation?.operation === "query";
    },
  }),
};

/** Answers what is no JSON, or too large; the framework would write it to the log. Express knows it by its four arguments. */
const refuseMalformed: ErrorRequestHandler = ({ status = 500 }: { status?: number }, _request, response, _next) => {
  const code = status < 500 ? "BAD_REQUEST" : "INTERNAL";
  response.status(status).json({ errors: [{ message: "not a request over GraphQL", extensions: { code } }] });
};

/** @throws GraphQLError with the code of what the subgraph throws, which the libraries would hide else */
async function contextOf(subgraph: Subgraph, principal: Principal, request: IncomingMessage): Promise<object> {
  try {
    return await subgraph.contextFor(principal, readPositionsOf(request));
  } catch (error) {
    throw toGraphQLError(error);
  }
}

/** @throws BAD_INPUT when the header is none that a gateway writes */
function readPositionsOf({ headers }: IncomingMessage): ReadPositions | undefined {
  const text = headers[readPositionsHeader];
  if (text === undefined) return undefined;
  const positions = decodeReadPositions(text.toString());
  if (!positions) throw new PlatformError("BAD_INPUT", `malformed header ${readPositionsHeader}`);
  return positions;
}
