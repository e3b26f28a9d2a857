import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as listenRaw, type Server as RawServer } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { incomingProxy } from "../../clients/pay/src/sidecar/incoming-proxy.ts";
import { dial, sendRaw } from "./raw-request.ts";
import { startTwoTeams, type Team } from "./two-teams.ts";

interface Seen {
  readonly line: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let port: number;
/** Requests that reached the service. */
const seen: Seen[] = [];
const running: (Server | RawServer)[] = [];
const options = { price: 10n, routes: [{ path: "/health", lane: null }] };

async function listen(server: Server | RawServer, host = "127.0.0.1"): Promise<number> {
  running.push(server);
  server.listen(0, host);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const before = (upstream: string) => listen(incomingProxy(provider.connection, upstream, options));

/** A service that says what it saw. */
const service = () =>
  createServer(async (request, response) => {
    const { method, url, headers } = request;
    const one = { line: `${method} ${url}`, headers, body: await text(request) };
    seen.push(one);
    response.setHeader("set-cookie", ["a=1", "b=2", "c=3"]);
    response.setHeader("content-length", Buffer.byteLength(one.line));
    response.end(method === "HEAD" ? undefined : one.line);
  });

beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
  port = await before(`http://127.0.0.1:${await listen(service())}`);
});
beforeEach(() => {
  seen.length = 0;
});
afterAll(async () => {
  for (const server of running) {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  }
  await teams[Symbol.asyncDispose]();
});

const smuggled = "GET /orders HTTP/1.1\r\nHost: x\r\npayment-consumer: forged\r\n\r\n";
const chunked = (body: string) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;
const head = (line: string, ...headers: readonly string[]) =>
  `${line} HTTP/1.1\r\nHost: x\r\n${headers.map((header) => `${header}\r\n`).join("")}\r\n`;
const last = head("GET /health?last", "Connection: close");

/** Whether who comes next gets an answer of its own. */
async function requireOwnAnswers(): Promise<void> {
  for (const name of ["one", "two", "three"]) {
    expect(await sendRaw(port, head(`GET /health?${name}`, "Connection: close"))).toMatch(
      new RegExp(`^HTTP/1.1 200 .*GET /health\\?${name}$`, "s"),
    );
  }
}

describe("a body that some would take for the next request", () => {
  test.each(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])(
    "%s with chunks is refused, and its connection ends",
    async (method) => {
      const request = head(`${method} /health`, "Transfer-Encoding: chunked") + chunked(smuggled);
      const answer = await sendRaw(port, request, last);
      expect(answer).toMatch(/^HTTP\/1.1 411 .*connection: close/is);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
      expect(seen).toEqual([]);
      await requireOwnAnswers();
    },
  );

  test.each(["gzip, chunked", "chunked, chunked", "identity", "chunked\r\nContent-Length: 5", "xchunked"])(
    "POST with the encoding %j is refused, and its connection ends",
    async (encoding) => {
      const request = head("POST /health", `Transfer-Encoding: ${encoding}`) + chunked(smuggled);
      expect(await sendRaw(port, request, last)).toMatch(/^HTTP\/1.1 4(00|11) .*connection: close/is);
      expect(seen).toEqual([]);
      await requireOwnAnswers();
    },
  );

  test.each(["", "Connection: content-length", "Connection: Content-Length, host"])(
    "GET with a length and %j arrives with its body as one request",
    async (connection) => {
      const headers = [`Content-Length: ${smuggled.length}`, ...(connection ? [connection] : [])];
      const answer = await sendRaw(port, head("GET /health", ...headers) + smuggled + last);
      expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
      expect(seen.map(({ line, body, headers: { host } }) => `${host} ${line} ${body}`).sort()).toEqual([
        `x GET /health ${smuggled}`,
        "x GET /health?last ",
      ]);
      await requireOwnAnswers();
    },
  );

  test("nor does a service take it for one that looks for bodies with POST only", async () => {
    const lines: string[] = [];
    const careless = listenRaw((socket) => {
      let buffered = "";
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        buffered += chunk.toString("latin1");
        for (let end = buffered.indexOf("\r\n\r\n"); end !== -1; end = buffered.indexOf("\r\n\r\n")) {
          const request = buffered.slice(0, end);
          buffered = buffered.slice(end + 4);
          const [line = ""] = request.split("\r\n");
          lines.push(line);
          socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${line.length}\r\n\r\n${line}`);
          if (/^connection: close/im.test(request)) return void socket.end();
        }
      });
    });
    const to = await before(`http://127.0.0.1:${await listen(careless)}`);
    await sendRaw(to, head("GET /health", `Content-Length: ${smuggled.length}`, "Connection: close") + smuggled);
    for (const name of ["one", "two"]) {
      expect(await sendRaw(to, head(`GET /health?${name}`, "Connection: close"))).toContain(`GET /health?${name} HTTP`);
    }
    expect(lines).toEqual(["/health", "/health?one", "/health?two"].map((path) => `GET ${path} HTTP/1.1`));
  });

  test("chunks of a POST arrive whole, and what follows in the same segment is answered for itself", async () => {
    const post = (body: string) => head("POST /health", "Transfer-Encoding: chunked", "Trailer: x") + chunked(body);
    const answer = await sendRaw(port, post("first") + post(smuggled) + last);
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
    expect(seen.map(({ line, body }) => `${line} ${body}`).sort()).toEqual([
      ...["GET /health?last ", `POST /health ${smuggled}`, "POST /health first"],
    ]);
  });
});

describe("what reaches the service", () => {
  test("is told by nobody else who paid, in no spelling of the headers", async () => {
    const forged = ["payment-consumer", "Payment_Consumer", "payment.consumer", "PAYMENT-PRICE", "payment_channel"];
    const headers = [...forged, "x-original-url", "X-Rewrite-Url"].map((name) => `${name}: forged`);
    await sendRaw(port, head("GET /health", ...headers, "Connection: close, payment-consumer"));
    expect(JSON.stringify(seen)).not.toContain("forged");
  });

  test("is told who paid, though the connection header names that", async () => {
    const pay = consumer.fetchWithin({ maxPrice: 10n, funding: 10_000n });
    expect((await pay(`http://127.0.0.1:${port}/orders`, { headers: { "payment-consumer": "forged" } })).status).toBe(
      200,
    );
    expect(seen[0]?.headers).toMatchObject({
      "payment-consumer": consumer.account.toLowerCase(),
      "payment-price": "10",
    });
  });

  test("comes without what was meant for one connection", async () => {
    const names = ["TE: trailers", "Trailer: x-a", "Keep-Alive: 5", "Proxy-Connection: close", "HTTP2-Settings: AA"];
    const upgrade = ["Upgrade: h2c", "Connection: upgrade, x-hop, close", "X-Hop: 1", "X-Kept: 1"];
    expect(await sendRaw(port, head("GET /health", ...names, ...upgrade))).toContain("HTTP/1.1 200");
    const { connection: _, ...headers } = seen[0]?.headers ?? {};
    expect(Object.keys(headers).sort()).toEqual(["host", "traceparent", "x-kept"]);
  });

  test("is the target as it was priced, and the host that it names", async () => {
    await sendRaw(port, head("GET http://other:81/x/../%68ealth?a=%2f", "Connection: close"));
    expect(seen.map(({ line, headers: { host } }) => [line, host])).toEqual([["GET /health?a=%2f", "other:81"]]);
  });

  test.each(["/health#", "/health?\u00e9", "/health\t", "/health?a\tb"])(
    "is no target such as %j, and the sidecar goes on",
    async (target) => {
      expect(await sendRaw(port, head(`GET ${target}`, "Connection: close"))).toMatch(/^HTTP\/1.1 400/);
      expect(seen).toEqual([]);
      await requireOwnAnswers();
    },
  );

  test("may wait for a sign before its body is sent", async () => {
    const socket = await dial(port);
    const answered = text(socket);
    socket.write(head("POST /health", "Expect: 100-continue", "Content-Length: 5", "Connection: close"));
    const [first] = await once(socket, "data");
    expect(String(first)).toContain("100 Continue");
    socket.write("hello");
    expect(await answered).toContain("200 OK");
    expect(seen.map(({ body, headers: { expect: expected } }) => [body, expected])).toEqual([["hello", undefined]]);
  });
});

test("an answer comes with all its cookies, and HEAD with the length of what it would be", async () => {
  const answer = await sendRaw(port, head("HEAD /health", "Connection: close"));
  expect([...answer.matchAll(/set-cookie: (.*)\r/gi)].map(([, cookie]) => cookie)).toEqual(["a=1", "b=2", "c=3"]);
  expect(answer).toMatch(/content-length: 12\r/i);
});

test("a service may be at an IPv6 address", async () => {
  const to = await before(`http://[::1]:${await listen(service(), "::1")}`);
  expect(await sendRaw(to, head("GET /health", "Connection: close"))).toContain("200 OK");
});
