import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { type FastifyServerOptions, fastify } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import { expressPayments, fastifyPayments, httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import type { GuardOptions } from "../../clients/pay/src/provider/payment-guard.ts";
import { incomingProxy } from "../../clients/pay/src/sidecar/incoming-proxy.ts";
import { oddRequest, randomFrom } from "./random-targets.ts";
import { askRaw, type RawAnswer } from "./raw-request.ts";
import { startTwoTeams, type Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let channel: string;
const running: Server[] = [];

const lanes = [
  { lane: 0, price: 1n },
  { lane: 1, price: 1_000n },
  { lane: 2, price: 5n },
];
/** Lane of each handler; null for free ones. */
const laneOf: Readonly<Record<string, number | null>> = { health: null, free: null, orders: 1, café: 2, read: 1 };
const routes: GuardOptions["routes"] = [
  { path: "/health", lane: null },
  { path: "/free/*", lane: null },
  { path: "/orders/*", lane: 1 },
  { path: "/café/*", lane: 2 },
  { method: "GET", path: "/read/*", lane: 1 },
];
const restIsCheap: GuardOptions = { lanes, routes };
const restIsFree: GuardOptions = { lanes, routes: [...routes, { path: "/*", lane: null }] };

beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
  const port = await services["http, by its text"]?.(restIsCheap);
  const pay = consumer.fetchWithin({ maxPrice: 1_000n, funding: 10_000_000n });
  expect((await pay(`http://127.0.0.1:${port}/orders/1`)).status).toBe(200);
  channel = (await consumer.channelsTo(provider))[0]?.id.toLowerCase() ?? "";
});
afterAll(async () => {
  for (const server of running) server.close().closeAllConnections();
  await teams[Symbol.asyncDispose]();
});

/** Says by which handler a request was served. */
const serveAs = (name: string) => (_: unknown, response: ServerResponse) =>
  void response.writeHead(200, { "x-handler": encodeURI(name) }).end();

/** Handler that a service picks which reads paths by itself. */
function handlerFor(method: string | undefined, path: string): string {
  if (path === "/health") return "health";
  const isRead = method === "GET" || method === "HEAD";
  const below = ["free", "orders", "café", ...(isRead ? ["read"] : [])];
  return below.find((name) => path.startsWith(`/${name}/`)) ?? "rest";
}
const byPath =
  (pathOf: (request: IncomingMessage) => string): RequestListener =>
  (request, response) =>
    serveAs(handlerFor(request.method, pathOf(request)))(request, response);

const textOf = ({ url = "" }: IncomingMessage) => url.split("?", 1)[0]?.replace(/caf%C3%A9/i, "café") ?? "";
const parsed = ({ url = "" }: IncomingMessage) => decodeURIComponent(new URL(url, "http://localhost").pathname);
/** Path as WSGI has it: bytes, which most take for UTF-8. */
const pathInfo = (request: IncomingMessage) => Buffer.from(unescape(rawPath(request)), "latin1").toString();
/** Path as servlets have it: without parameters, then decoded, dots and slashes resolved. */
const servletPath = (request: IncomingMessage) => {
  const path = decodeURIComponent(rawPath(request).replace(/;[^/]*/g, "")).replace(/[\\/]+/g, "/");
  return new URL(path.replace(/[?#]/g, "_"), "http://localhost").pathname.toLowerCase().replace("caf%c3%a9", "café");
};
const rawPath = ({ url = "" }: IncomingMessage) => url.replace(/^https?:\/\/[^/]*/, "").split("?", 1)[0] ?? "";

async function listen(server: Server): Promise<number> {
  running.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

const plain = (pathOf: (request: IncomingMessage) => string) => (options: GuardOptions) =>
  listen(createServer(httpPayments(provider.connection, options, byPath(pathOf))));

const behindSidecar = (pathOf: (request: IncomingMessage) => string) => async (options: GuardOptions) => {
  const upstream = await listen(createServer(byPath(pathOf)));
  return listen(incomingProxy(provider.connection, `http://127.0.0.1:${upstream}`, options));
};

const withExpress =
  (...settings: readonly string[]) =>
  (options: GuardOptions) => {
    const app = express();
    for (const setting of settings) app.enable(setting);
    app.use(expressPayments(provider.connection, options));
    app.all("/health", serveAs("health"));
    for (const name of ["free", "orders", encodeURI("café")]) app.all(`/${name}/*rest`, serveAs(decodeURI(name)));
    app.get("/read/*rest", serveAs("read"));
    app.use(serveAs("rest"));
    return listen(createServer(app));
  };

const withFastify = (settings: FastifyServerOptions) => async (options: GuardOptions) => {
  const app = fastify(settings);
  app.addHook("onRequest", fastifyPayments(provider.connection, options));
  const serve = (name: string) => (_: unknown, reply: { raw: ServerResponse; hijack(): void }) => {
    reply.hijack();
    serveAs(name)(undefined, reply.raw);
  };
  app.all("/health", serve("health"));
  for (const name of ["free", "orders", "café"]) app.all(`/${name}/*`, serve(name));
  app.get("/read/*", serve("read"));
  for (const method of ["POST", "DELETE", "OPTIONS"] as const)
    app.route({ method, url: "/read/*", handler: serve("rest") });
  app.all("/*", serve("rest"));
  await app.ready();
  return listen(app.server);
};

const services: Readonly<Record<string, (options: GuardOptions) => Promise<number>>> = {
  express: withExpress(),
  "express, strict": withExpress("strict routing", "case sensitive routing"),
  fastify: withFastify({}),
  "fastify, lax": withFastify({ routerOptions: { caseSensitive: false, ignoreTrailingSlash: true } }),
  "http, by its text": plain(textOf),
  "http, parsed": plain(parsed),
  "a sidecar before WSGI": behindSidecar(pathInfo),
  "a sidecar before servlets": behindSidecar(servletPath),
};

const laneIn = (answer: RawAnswer) => Number(/lane=(\d+)/.exec(answer.headers["payment-offer"] ?? "")?.[1]);

/** Asks, and pays what that is said to cost. @returns who served it, and on which lane it was paid */
async function askAndPay(port: number, method: string, target: string, headers = {}) {
  const asked = await askRaw(port, method, target, headers);
  if (asked.status !== 402) return { ...asked, lane: null };
  const lane = laneIn(asked);
  const token = await consumer.sign(channel, lane, lanes[lane]?.price ?? 0n);
  return { ...(await askRaw(port, method, target, { ...headers, "payment-token": formatToken(token) })), lane };
}

const cases = Object.keys(services).flatMap((name) => [
  { name, options: restIsCheap, rest: 0 },
  { name, options: restIsFree, rest: null },
]);

describe.each(cases)("with $name, the rest on lane $rest", ({ name, options, rest }) => {
  let port: number;
  beforeAll(async () => {
    port = (await services[name]?.(options)) ?? 0;
  });

  test("whatever is served costs what its route says, however it was asked for", async () => {
    const seed = 1_511;
    const random = randomFrom(seed);
    const served = new Set<string>();
    for (let count = 0; count < 150; count += 1) {
      const { method, target, headers } = oddRequest(random);
      const { status, lane, headers: answered } = await askAndPay(port, method, target, headers);
      const handler = answered["x-handler"];
      if (status !== 200 || handler === undefined) continue;
      const route = decodeURI(handler);
      served.add(route);
      expect(lane, `${method} ${target}, request ${count} of seed ${seed}, served by ${route}`).toBe(
        route === "rest" ? rest : laneOf[route],
      );
    }
    expect([...served].sort()).toEqual(["café", "free", "health", "orders", "read", "rest"]);
  });

  test.each([
    ["GET", "http://free/orders/1", 1],
    ["GET", "/x/../orders/1", 1],
    ["GET", "/%6frders/1", 1],
    ["GET", "/orders/a%40b", 1],
    ["GET", "/caf%C3%A9/1", 2],
    ["HEAD", "/read/1", 1],
  ])("%s %s costs what is served, or is refused", async (method, target, lane) => {
    const answer = await askAndPay(port, method, target);
    const isFastifyWithDots = target.includes("..") && name.startsWith("fastify");
    if (isFastifyWithDots) expect(answer.headers["payment-error"]).toBe("AMBIGUOUS_REQUEST");
    else expect([answer.status, answer.lane]).toEqual([200, lane]);
  });

  test.each([
    ...["/free/..;/orders/1", "/orders/1;x", "/free%2f..%2forders/1", "/free\\..\\orders/1", "//free/orders/1"],
    ...["/orders/%00", "/%zz", "/free/%2e%2e/orders/1", "/HEALTH/../HEALTH#", "http://a@free/orders/1", "http://free"],
    ...["/ORDERS/1", "/orders/", "*"],
  ])("GET %s has no single reading, and is refused", async (target) => {
    const { status, headers } = await askRaw(port, target === "*" ? "OPTIONS" : "GET", target);
    expect(status).toBe(400);
    // Fastify refuses by itself what it cannot decode.
    if (headers["payment-error"]) expect(headers["payment-error"]).toBe("AMBIGUOUS_REQUEST");
  });

  test("a method that is written over is refused when it costs something else", async () => {
    const headers = { "x-http-method-override": "GET" };
    const { status, headers: answered } = await askRaw(port, "POST", "/read/1", headers);
    expect([status, answered["payment-error"]]).toEqual([400, "AMBIGUOUS_REQUEST"]);
    expect((await askRaw(port, "POST", "/free/1", headers)).status).toBe(200);
  });
});

test("at a mount in Express the whole path counts, and what leaves the mount is refused", async () => {
  const app = express();
  const seen: string[] = [];
  app.use("/api", expressPayments(provider.connection, { price: 1n, routes: [{ path: "/api/free/*", lane: null }] }));
  app.use((request, response) => {
    seen.push(`${request.originalUrl} ${request.url}`);
    serveAs("rest")(request, response);
  });
  const port = await listen(createServer(app));
  const ask = async (target: string) => (await askRaw(port, "GET", target)).status;
  expect(await Promise.all(["/api", "/api?x", "/api/x", "http://free/api/x", "/api/free/../x"].map(ask))).toEqual([
    ...[402, 402, 402, 402, 402],
  ]);
  expect(await Promise.all(["/api/../free/x", "/api/free/../../api2", "/api/free/%2e%2e/x"].map(ask))).toEqual([
    ...[400, 400, 400],
  ]);
  for (const target of ["/api/free/%31", "http://x/api/free/x/../1", "/api/free/1"])
    expect(await ask(target)).toBe(200);
  expect(seen).toEqual([
    "/api/free/1 /api/free/1",
    "http://x/api/free/1 http://x/api/free/1",
    "/api/free/1 /api/free/1",
  ]);
});
