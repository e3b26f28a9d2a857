import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { serveSubgraph } from "../../../subgraphs/kit/server.ts";
import { log, type Market, openMarket } from "../market.ts";
import { jobsSubgraph } from "../subgraphs/jobs.ts";

let market: Market;
beforeAll(async () => {
  const limits = { maxHeaderBytes: 2_048, headersTimeoutMs: 1_000, requestTimeoutMs: 1_500, socketIdleMs: 1_000 };
  market = await openMarket("in process", { limits });
});
afterAll(() => market.close());

/** The status that answers a request with so many bytes of headers. */
function statusWith(url: string, bytes: number): Promise<number | undefined> {
  const headers = { connection: "close", "x-filler": "" };
  const own = "GET /health HTTP/1.1\r\nconnection: close\r\nx-filler: \r\nHost: 127.0.0.1:40000\r\n\r\n".length;
  return new Promise((resolve, reject) => {
    const asked = request(new URL("../../../../../health", url), {
      headers: { ...headers, "x-filler": "x".repeat(bytes - own) },
    });
    asked.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
    asked.end();
  });
}

test("bytes of the headers", async () => {
  expect(await statusWith(market.gateway.url, 2_000)).toBe(200);
  expect(await statusWith(market.gateway.url, 2_100)).toBe(431);
});

test("bytes of the headers, at a subgraph elsewhere", async () => {
  const server = await serveSubgraph(await jobsSubgraph(), { host: "127.0.0.1", port: 0, log });
  expect(await statusWith(server.url, 32 * 1024 - 100)).toBe(200);
  expect(await statusWith(server.url, 32 * 1024 + 100)).toBe(431);
  await server.close();
});

test.each([
  ["headers that do not end", "POST /graphql HTTP/1.1\r\nHost: here\r\n"],
  [
    "a body that does not end",
    "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{",
  ],
])("%s are not waited for", async (_what, begun) => {
  const socket = connect(Number(new URL(market.gateway.url).port), "127.0.0.1");
  socket.write(begun);
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1.1 408 /);
  await once(socket, "close");
});

async function opened(at = market): Promise<WebSocket> {
  const socket = new WebSocket(at.gateway.url.replace("http", "ws"), "graphql-transport-ws");
  await once(socket, "open");
  return socket;
}

test("a WebSocket that does not say who it is", async () => {
  const impatient = await openMarket("in process", { limits: { socketInitMs: 100 } });
  const socket = await opened(impatient);
  expect((await once(socket, "close"))[0]).toBe(4408);
  await impatient.close();
});

test("a WebSocket over which nothing is asked is closed, one that follows something is not", async () => {
  const [idle, busy] = [await opened(), await opened()];
  const subscribe = { id: "1", type: "subscribe", payload: { query: "subscription { jobEvents { cursor } }" } };
  for (const socket of [idle, busy]) {
    socket.send(JSON.stringify({ type: "connection_init" }));
    await once(socket, "message");
  }
  busy.send(JSON.stringify(subscribe));
  const [code, reason] = await once(idle, "close");
  expect([code, String(reason)]).toEqual([1000, "Idle"]);
  market.jobs.emit("job-1");
  const [event] = await once(busy, "message");
  expect(JSON.parse(String(event))).toMatchObject({ type: "next", id: "1" });
  busy.send(JSON.stringify({ type: "complete", id: "1" }));
  expect((await once(busy, "close"))[0]).toBe(1000);
});

test("messages that do not come whole have one bound over all WebSockets", async () => {
  const narrow = await openMarket("in process", { limits: { maxArrivingBytes: 2_000, socketInitMs: 600_000 } });
  const [first, second] = [await opened(narrow), await opened(narrow)];
  // Control frames between the parts of a message do not make it forgotten, nor fill the room by themselves.
  for (let turn = 0; turn < 30; turn += 1) {
    first.ping("x".repeat(100));
    await once(first, "pong");
  }
  first.send("x".repeat(1_500), { fin: false });
  first.ping();
  await once(first, "pong");
  second.send("x".repeat(1_500), { fin: false });
  expect((await once(second, "close"))[0]).toBe(1013);
  first.terminate();
  const third = await opened(narrow);
  const answered = async () => {
    third.send(JSON.stringify({ type: "ping", payload: { filler: "x".repeat(1_500) } }));
    return JSON.parse(String((await once(third, "message"))[0])).type;
  };
  for (let turn = 0; turn < 5; turn += 1) expect(await answered()).toBe("pong");
  third.terminate();
  await narrow.close();
});
