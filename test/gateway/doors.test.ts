import { once } from "node:events";
import { Agent, request } from "node:http";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { serveSubgraph } from "../../subgraphs/kit/server.ts";
import { log, type Market, openMarket, until } from "./market.ts";
import { jobsSubgraph } from "./subgraphs/jobs.ts";

let market: Market;
beforeAll(async () => {
  market = await openMarket("in process", {
    allowedHosts: ["graph.example"],
    limits: { headersTimeoutMs: 200, keepAliveTimeoutMs: 60_000 },
  });
});
afterAll(() => market.close());

interface Asked {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly agent?: Agent | false;
}

function send({ method = "POST", target = "/graphql", headers = {}, body, agent = false }: Asked) {
  return new Promise<{ status: number | undefined; text: string; type: string | undefined }>((resolve, reject) => {
    const { hostname, port } = new URL(market.gateway.url);
    const asked = request({ hostname, port, path: target, method, headers, agent }, async (response) => {
      const text = (await response.toArray()).join("");
      resolve({ status: response.statusCode, text, type: response.headers["content-type"] });
    });
    asked.on("error", reject).end(body);
  });
}

const json = { "content-type": "application/json" };
const csrf = { "x-ledgerloom-csrf": "1" };
const bank = JSON.stringify({ query: "{ bank }" });
const codeOf = (text: string) => /"code":"(\w+)"/.exec(text)?.[1];

describe("what is asked over HTTP", () => {
  test("a body of JSON in any case of letters", async () => {
    expect((await send({ headers: { "content-type": "Application/JSON; Charset=UTF-8" }, body: bank })).status).toBe(
      200,
    );
  });

  test("HEAD is answered as GET without its body", async () => {
    const target = "/graphql?query={bank}";
    const [head, get] = [
      await send({ method: "HEAD", target, headers: csrf }),
      await send({ method: "GET", target, headers: csrf }),
    ];
    expect([head.status, head.text, head.type]).toEqual([get.status, "", get.type]);
    expect(get.status).toBe(200);
    const mutation = `/graphql?query=${encodeURIComponent(`mutation { jobRename(input: {id: "job-1", title: "x"}) { id } }`)}`;
    expect((await send({ method: "HEAD", target: mutation, headers: csrf })).status).toBe(405);
  });

  test.each(["application/json", "application/graphql-response+json", "*/*"])(
    "what is malformed gets 400 for accept: %s",
    async (accept) => {
      const bodies = ["{ not json", "7", "{}", `{"query":7}`, `{"query":"{ bank }","variables":7}`, `[${bank}]`, ""];
      for (const body of bodies) {
        const { status, text } = await send({ headers: { ...json, accept }, body });
        expect([body, status, codeOf(text)]).toEqual([body, 400, "BAD_REQUEST"]);
      }
      const broken = await send({
        method: "GET",
        target: "/graphql?query={bank}&variables={",
        headers: { ...csrf, accept },
      });
      expect([broken.status, codeOf(broken.text)]).toEqual([400, "BAD_REQUEST"]);
    },
  );

  test("compressed bodies, other types and other methods are refused with a code", async () => {
    const gzip = await send({ headers: { ...json, "content-encoding": "gzip" }, body: bank });
    expect([gzip.status, codeOf(gzip.text)]).toEqual([415, "BAD_REQUEST"]);
    const xml = await send({ headers: { "content-type": "application/xml" }, body: bank });
    expect([xml.status, codeOf(xml.text)]).toEqual([415, "BAD_REQUEST"]);
    const put = await send({ method: "PUT", headers: json, body: bank });
    expect([put.status, codeOf(put.text)]).toEqual([405, "BAD_REQUEST"]);
  });

  test("an operation that the document does not have costs nothing that stays, however often it is named", async () => {
    const answer = await market.ask("{ bank }", { operationName: "Other" });
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
  });

  test("a connection is kept longer than headers may take", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    agent.on("free", (socket) => ports.add(socket.localPort));
    await send({ headers: json, body: bank, agent });
    // Longer than headers may take, and than the server looks for those that do.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await send({ headers: json, body: bank, agent })).status).toBe(200);
    expect(ports.size).toBe(1);
    agent.destroy();
  });
});

describe("names of other hosts", () => {
  test("are refused: a page could let its own name lead here", async () => {
    const port = new URL(market.gateway.url).port;
    const statusFor = async (host: string, target = "/graphql") =>
      (await send({ headers: { ...json, host }, body: bank, target })).status;
    for (const host of [
      "elsewhere.example",
      `elsewhere.example:${port}`,
      "127.0.0.1.elsewhere.example",
      "localhost.elsewhere.example",
    ]) {
      expect([host, await statusFor(host), await statusFor(host, "/health")]).toEqual([host, 403, 403]);
    }
    for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`, `localhost:${port}`, "LOCALHOST", "graph.example"]) {
      expect([host, await statusFor(host)]).toEqual([host, 200]);
    }
  });

  test("over WebSocket too, also for pages of that host", async () => {
    const headers = { host: "elsewhere.example", origin: "http://elsewhere.example" };
    const socket = new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws", { headers });
    expect(String((await once(socket, "error"))[0])).toContain("403");
  });
});

test("an operation whose name is used again at once gets nothing of the one before it", async () => {
  const socket = new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws");
  await once(socket, "open");
  const frames: { type: string; id?: string }[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data))));
  const say = (message: object) => socket.send(JSON.stringify(message));
  say({ type: "connection_init" });
  await once(socket, "message");
  const query = "subscription { jobEvents { cursor job { id } } }";
  const turns = 20;
  for (let turn = 0; turn < turns; turn += 1) {
    say({ type: "subscribe", id: "1", payload: { query } });
    if (turn % 2 === 0) await until("followed", () => market.jobs.followers > 0);
    say({ type: "complete", id: "1" });
  }
  say({ type: "subscribe", id: "1", payload: { query } });
  await until("followed", () => market.jobs.followers > 0);
  say({ type: "ping" });
  await until("all is said", () => frames.some(({ type }) => type === "pong"));
  expect(frames.map(({ type }) => type)).toEqual(["connection_ack", "pong"]);
  const arrived = async () => {
    market.jobs.emit("job-1");
    return frames.some(({ type, id }) => type === "next" && id === "1");
  };
  await until("it goes on", arrived);
  expect(frames.map(({ type }) => type)).not.toContain("complete");
  say({ type: "subscribe", id: "1", payload: { query } });
  expect((await once(socket, "close"))[0]).toBe(4409);
});

test("documents that come once are kept within their bytes, wrong ones not at all", async () => {
  const { metrics } = await import("../../telemetry/metrics.ts");
  const kept = async () =>
    (await metrics.cacheBytes.get()).values.find(({ labels }) => labels.cache === "documents")?.value ?? 0;
  const before = await kept();
  for (let turn = 0; turn < 20; turn += 1) {
    await market.ask(`{ bank${turn} #${"x".repeat(60_000)}\n }`);
    await market.ask(`{ bank( #${turn}${"x".repeat(60_000)}\n }`);
    await market.ask(`{ bank @skip(if: ${turn}) #${"x".repeat(60_000)}\n }`);
  }
  expect(await kept()).toBe(before);
  const sizes: number[] = [];
  for (let turn = 0; turn < 400; turn += 1) {
    expect((await market.ask(`{ bank } #${turn} ${"x".repeat(60_000)}`)).status).toBe(200);
    sizes.push(await kept());
  }
  expect(sizes.at(5)).toBeGreaterThan(5 * 60_000);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(32 * 1024 * 1024);
});

/** They want plain JSON for who accepts anything, as the specification did until 2025; since then it wants the other form. */
const outdated = ["47DE", "80D8"];

describe("the audits of GraphQL over HTTP", () => {
  const close: (() => Promise<void>)[] = [];
  afterAll(() => Promise.all(close.map((end) => end())));

  test.each(["gateway", "subgraph"])("find nothing wrong with the %s", async (which) => {
    const server =
      which === "subgraph" ? await serveSubgraph(await jobsSubgraph(), { host: "127.0.0.1", port: 0, log }) : undefined;
    if (server) close.push(() => server.close());
    const fetchFn = (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...init.headers, ...csrf, "apollo-require-preflight": "1" } });
    const audits = serverAudits({ url: server?.url ?? market.gateway.url, fetchFn });
    const found: string[] = [];
    for (const audit of audits.filter(({ id }) => !outdated.includes(id))) {
      const result = await audit.fn();
      if (result.status !== "ok") found.push(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
    }
    expect(found).toEqual([]);
  });
});
