import { once } from "node:events";
import { createServer, type RequestOptions, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { breakOffAfterAnswer, uncaught } from "../../../../test/raw-upgrade.ts";
import { outgoingProxy } from "./outgoing-proxy.ts";

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

async function listen(server: Server, host = "127.0.0.1"): Promise<number> {
  running.push(server);
  await once(server.listen(0, host), "listening");
  return (server.address() as AddressInfo).port;
}

/** Asks a service through the proxy of a payer to whom it costs nothing. */
async function through(host: string, { body = "", ...options }: RequestOptions & { body?: string } = {}) {
  const service = createServer(async (incoming, response) => {
    const answer = JSON.stringify({ expect: incoming.headers.expect, body: await text(incoming) });
    const isPacked = incoming.url === "/packed";
    response.setHeader("set-cookie", ["a=1", "b=2", "c=3"]);
    response.setHeader("content-length", isPacked ? gzipSync(answer).length : answer.length);
    if (isPacked) response.setHeader("content-encoding", "gzip");
    response.end(incoming.method === "HEAD" ? undefined : isPacked ? gzipSync(answer) : answer);
  });
  const origin = `http://${host}:${await listen(service, host.replace(/[[\]]/g, ""))}`;
  const port = await listen(outgoingProxy(fetch, new Set([origin])));
  const asked = request({ ...options, port, path: `${origin}${options.path ?? "/"}` });
  asked.end(body);
  const [answer] = await once(asked, "response");
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

test("of an answer all cookies arrive, and its length", async () => {
  const { headers, body } = await through("127.0.0.1");
  expect(headers["set-cookie"]).toEqual(["a=1", "b=2", "c=3"]);
  expect(headers["content-length"]).toBe(`${body.length}`);
});

test("an answer that came packed is told without the length that it had", async () => {
  const { headers, body } = await through("127.0.0.1", { path: "/packed", headers: { "accept-encoding": "zstd" } });
  expect([JSON.parse(body), headers["content-encoding"], headers["content-length"]]).toEqual([
    ...[{ body: "" }, undefined, undefined],
  ]);
});

test("HEAD tells the length of what GET would be answered", async () => {
  expect((await through("127.0.0.1", { method: "HEAD" })).headers["content-length"]).toBe("11");
});

test("who waits for a sign before sending its body gets it", async () => {
  const headers = { expect: "100-continue", "content-length": 5 };
  const { status, body } = await through("127.0.0.1", { method: "POST", headers, body: "hello" });
  expect([status, JSON.parse(body)]).toEqual([200, { body: "hello" }]);
});

test("a body that is not sent with its method is refused, and said so", async () => {
  const answer = await through("127.0.0.1", { method: "GET", headers: { "content-length": 5 }, body: "hello" });
  expect([answer.status, answer.headers["payment-error"]]).toEqual([400, "BODY_NOT_TAKEN"]);
});

test("a payee may be at an IPv6 address", async () => {
  expect((await through("[::1]")).status).toBe(200);
});

test("clients that break off while they are refused a tunnel end nothing", async () => {
  const faults = uncaught();
  const url = `http://127.0.0.1:${await listen(outgoingProxy(fetch, new Set()))}`;
  const refused = Array.from({ length: 20 }, () => breakOffAfterAnswer(url, "CONNECT other.example:443 HTTP/1.1"));
  expect(new Set(await Promise.all(refused))).toEqual(new Set([405]));
  // Connections that were broken off are read once more before a new one is answered.
  expect((await fetch(url)).status).toBe(403);
  expect(faults.errors).toEqual([]);
  faults.stop();
});
