import type { IncomingMessage, ServerResponse } from "node:http";
import type { GatewayRuntime } from "@graphql-hive/gateway-runtime";
import type { JSONWebKeySet } from "jose";
import type { ArrivingBytes } from "../../serving/arriving-bytes.ts";
import type { GraphqlParams } from "../../serving/graphql/params.ts";
import { Refusal } from "../../serving/graphql/refusal.ts";
import { readGraphqlRequest } from "../../serving/graphql/request.ts";
import { type AllowedHosts, foreignHost, isForUs } from "../../serving/hosts.ts";
import { countRefusal } from "../../telemetry/metrics.ts";
import { answerMetrics } from "../../telemetry/metrics-server.ts";
import type { DevelopmentIssuer } from "../identity/development-issuer.ts";
import type { Limits } from "../limits/limits.ts";
import { checkReadiness } from "../transport/readiness.ts";
import type { GatewaySubgraph } from "../transport/subgraph.ts";
import type { Dashboard } from "./dashboard.ts";
import { answerDevelopmentToken, developmentTokenPath } from "./development-token.ts";
import { refuseUnasked } from "./origins.ts";

export interface RoutesOptions {
  readonly path: string;
  readonly limits: Limits;
  readonly arriving: ArrivingBytes;
  /** Whether browsers get GraphiQL. */
  readonly showsGraphiql: boolean;
  /** Host names under which the gateway may be asked. */
  readonly allowedHosts?: AllowedHosts;
  readonly subgraphs: readonly GatewaySubgraph[];
  /** Whether `/metrics` is served here, and not only on a port of its own. */
  readonly showsMetrics?: boolean | undefined;
  /** Public keys of the development issuer. */
  readonly jwks?: JSONWebKeySet | undefined;
  /** Issues its tokens to programs and pages of this machine. */
  readonly issue?: DevelopmentIssuer["issue"] | undefined;
  /** The web front end; without it the root redirects to the graph. */
  readonly dashboard?: Dashboard | undefined;
  /** Engine for new requests; `undefined` until the graph is composed. */
  readonly runtime: () => GatewayRuntime | undefined;
  /** Whether the gateway is about to end, so that balancers send it nothing new. */
  readonly isStopping: () => boolean;
  /** Facts that `/ready` adds to its body; its status does not depend on them. */
  readonly details?: (() => object) | undefined;
}

/**
 * Media type of GraphQL over HTTP. With plain `application/json` the specification asks for 200 for every well-formed
 * request.
 */
const graphqlResponse = "application/graphql-response+json";

type Route = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Routes of the gateway over HTTP. */
export function routesOf(options: RoutesOptions): Route {
  const { jwks, issue, showsMetrics, dashboard } = options;
  const keys: Route = (_request, response) => json(response, 200, jwks ?? {});
  const routes: Readonly<Record<string, Route>> = {
    ...dashboard?.routes,
    "/health": (_request, response) => json(response, 200, { status: "ok" }),
    "/ready": (_request, response) => readiness(response, options),
    ...(showsMetrics && { "/metrics": (_request, response) => answerMetrics(response) }),
    ...(jwks && { "/.well-known/jwks.json": keys }),
    ...(issue && { [developmentTokenPath]: (request, response) => answerDevelopmentToken(request, response, issue) }),
    [options.path]: (request, response) => graphql(request, response, options),
  };
  return (request, response) => {
    if (!isForUs(request.headers, options.allowedHosts)) return refuse(response, 403, "FORBIDDEN", foreignHost);
    const path = request.url?.split("?", 1)[0] ?? "";
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route) return route(request, response);
    if (!dashboard?.files.answer(request, response)) leadToGraph(path, response, options);
  };
}

/** Answer to any other path: the root redirects to the graph, others are told its path. */
function leadToGraph(path: string, response: ServerResponse, options: RoutesOptions): void {
  if (path === "/") response.writeHead(302, { location: options.path }).end();
  else refuse(response, 404, "NOT_FOUND", `nothing here; the graph is at ${options.path}`);
}

/** Readiness: 200 once the graph is composed and every subgraph can answer; the body has the progress of each. */
async function readiness(response: ServerResponse, options: RoutesOptions): Promise<void> {
  const { subgraphs, runtime, isStopping } = options;
  if (isStopping()) return json(response, 503, { status: "stopping" });
  const parts = await Promise.all(subgraphs.map(async (part) => [part.name, await checkReadiness(part)] as const));
  const ready = runtime() !== undefined && parts.every(([, { status }]) => status === "ready");
  const word = (isReady: boolean) => (isReady ? "ready" : "starting");
  const graph = word(runtime() !== undefined);
  const body = { status: word(ready), graph, subgraphs: Object.fromEntries(parts), ...options.details?.() };
  json(response, ready ? 200 : 503, body);
}

async function graphql(request: EngineRequest, response: ServerResponse, options: RoutesOptions): Promise<unknown> {
  const engine = options.runtime();
  if (!engine)
    return refuse(response, 503, "STARTING", "the graph is not composed yet; try again when /ready answers 200");
  // Preflights of pages, and requests for GraphiQL.
  const isForPages = request.method === "OPTIONS" || (options.showsGraphiql && wantsPage(request));
  if (isForPages) return engine(request, response);
  try {
    refuseUnasked(request);
    const { params } = await readGraphqlRequest(request, { ...options.limits, arriving: options.arriving });
    return engine(prepared(request, params), response);
  } catch (error) {
    return error instanceof Refusal ? refused(response, error) : response.destroy();
  }
}

function refused(response: ServerResponse, { status, code, message, headers }: Refusal): void {
  if (code === "LIMIT_EXCEEDED") countRefusal(status === 413 ? "maxBodyBytes" : "maxArrivingBytes");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  refuse(response, status, code, message);
}

function wantsPage({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && (headers.accept ?? "").includes("text/html");
}

/** Request whose body was read already, in the form in which the runtime looks for it. */
interface EngineRequest extends IncomingMessage {
  body?: unknown;
}

/**
 * Request in the form in which the runtime need not read it again: it would send each body through streams, which costs
 * a third of the whole time of a small query.
 */
function prepared(request: EngineRequest, params: GraphqlParams): EngineRequest {
  const { method, headers } = request;
  if (method === "POST") {
    request.body = params;
    headers["content-type"] = "application/json";
  }
  // Node's server leaves the body of the answer out by itself.
  if (method === "HEAD") request.method = "GET";
  // Clients that accept any type get the one whose status reports errors in the document.
  if ((headers.accept ?? "*/*") === "*/*") headers.accept = `${graphqlResponse}, */*;q=0.5`;
  return request;
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  // The unread rest of a body would be taken for the next request.
  if (!response.req.complete) response.setHeader("connection", "close");
  json(response, status, { errors: [{ message, extensions: { code } }] });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
