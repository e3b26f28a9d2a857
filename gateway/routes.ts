import type { IncomingMessage, ServerResponse } from "node:http";
import type { GatewayRuntime } from "@graphql-hive/gateway-runtime";
import type { JSONWebKeySet } from "jose";
import { countRefusal } from "../telemetry/metrics.ts";
import { answerMetrics } from "../telemetry/metrics-server.ts";
import type { Limits } from "./limits/limits.ts";
import { readinessOf } from "./readiness.ts";
import { readJsonBody } from "./request-body.ts";
import type { GatewaySubgraph } from "./subgraph.ts";

export interface RoutesOptions {
  readonly path: string;
  readonly limits: Limits;
  readonly subgraphs: readonly GatewaySubgraph[];
  /** Whether `/metrics` is answered here, and not only on a port of its own. */
  readonly showsMetrics?: boolean | undefined;
  /** Public keys of the development issuer. */
  readonly jwks?: JSONWebKeySet | undefined;
  /** `undefined` until the gateway can answer. */
  readonly runtime: () => GatewayRuntime | undefined;
  /** Whether it is about to end, so that nobody should begin anything here. */
  readonly isStopping: () => boolean;
}

/** Media type of GraphQL over HTTP. With plain `application/json` it wants 200 for every well-formed request. */
const graphqlResponse = "application/graphql-response+json";

type Route = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Everything the gateway answers over HTTP. */
export function routesOf(options: RoutesOptions): Route {
  const { jwks, showsMetrics } = options;
  const keys: Route = (_request, response) => json(response, 200, jwks ?? {});
  const routes: Readonly<Record<string, Route>> = {
    "/": (_request, response) => void response.writeHead(302, { location: options.path }).end(),
    "/health": (_request, response) => json(response, 200, { status: "ok" }),
    "/ready": (_request, response) => readiness(response, options),
    ...(showsMetrics && { "/metrics": (_request, response) => answerMetrics(response) }),
    ...(jwks && { "/.well-known/jwks.json": keys }),
    [options.path]: (request, response) => graphql(request, response, options),
  };
  return (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "";
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!route) return refuse(response, 404, "NOT_FOUND", `nothing here; the graph is at ${options.path}`);
    return route(request, response);
  };
}

/** 200 once the graph is composed and every subgraph can answer; the body tells how far each is. */
async function readiness(response: ServerResponse, options: RoutesOptions): Promise<void> {
  const { subgraphs, runtime, isStopping } = options;
  if (isStopping()) return json(response, 503, { status: "stopping" });
  const parts = await Promise.all(subgraphs.map(async (part) => [part.name, await readinessOf(part)] as const));
  const ready = runtime() !== undefined && parts.every(([, { status }]) => status === "ready");
  const word = (isReady: boolean) => (isReady ? "ready" : "starting");
  const body = { status: word(ready), graph: word(runtime() !== undefined), subgraphs: Object.fromEntries(parts) };
  json(response, ready ? 200 : 503, body);
}

async function graphql(
  request: IncomingMessage,
  response: ServerResponse,
  { limits, runtime }: RoutesOptions,
): Promise<unknown> {
  const engine = runtime();
  if (!engine) return refuse(response, 503, "STARTING", "the graph is not composed yet; see /ready");
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (Number(length ?? 0) > limits.maxBodyBytes) {
    countRefusal("maxBodyBytes");
    return refuse(response, 413, "LIMIT_EXCEEDED", `the body is larger than ${limits.maxBodyBytes} bytes`);
  }
  // A body of unknown size could not be refused before it is read.
  if (encoding) return refuse(response, 411, "BAD_REQUEST", "send the body with its Content-Length");
  // Who does not mind the form gets the one whose status tells of errors in the document.
  if ((request.headers.accept ?? "*/*") === "*/*") request.headers.accept = `${graphqlResponse}, */*;q=0.5`;
  return (await readJsonBody(request)) ? engine(request, response) : response.destroy();
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.setHeader("connection", "close");
  json(response, status, { errors: [{ message, extensions: { code } }] });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
