import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { serveSubgraph } from "../../subgraphs/kit/server.ts";
import { breakOffAfterAnswer, uncaught } from "../raw-upgrade.ts";
import { log, type Market, openMarket } from "./market.ts";
import { jobsSubgraph } from "./subgraphs/jobs.ts";

let market: Market;
let servers: Record<string, string>;
const faults = uncaught();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  market = await openMarket("in process");
  const subgraph = await serveSubgraph(await jobsSubgraph(), { host: "127.0.0.1", port: 0, log });
  servers = { gateway: market.gateway.url, subgraph: subgraph.url };
  closing.push(market.close, subgraph.close);
});
beforeEach(() => void faults.errors.splice(0));
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  faults.stop();
});

const open = async (url = "") => {
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  await once(socket, "open");
  return socket;
};

const deep = (depth: number) => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;

describe.each(["gateway", "subgraph"])("the %s outlives", (which) => {
  test("clients that break off while they are refused a WebSocket", async () => {
    const statuses = Array.from({ length: 20 }, () => breakOffAfterAnswer(servers[which] ?? "", "GET /other HTTP/1.1"));
    for (const status of await Promise.all(statuses)) expect([400, 404]).toContain(status);
    // The connections that were broken off are read once more before a new one is answered.
    (await open(servers[which])).terminate();
    expect(faults.errors).toEqual([]);
  });

  test.each([
    ["subscribe", (value: string) => `{"id":"1","type":"subscribe","payload":{"query":"{ a }","extensions":${value}}}`],
    ["subscribe", (value: string) => `{"id":"1","type":"subscribe","payload":{"query":"{ a }","variables":${value}}}`],
    ["complete", (value: string) => `{"id":"1","type":"complete","payload":${value}}`],
    ["connection_init", (value: string) => `{"type":"connection_init","payload":${value}}`],
    ["ping", (value: string) => `{"type":"ping","payload":${value}}`],
  ])("messages whose lists lie inside each other without an end: %s", async (_type, message) => {
    for (const depth of [200, 20_000, 400_000]) {
      const socket = await open(servers[which]);
      const closed = once(socket, "close");
      socket.send(message(deep(depth)));
      expect([depth, (await closed)[0]]).toEqual([depth, 4400]);
    }
    expect(faults.errors).toEqual([]);
  });

  test.each([
    ["an operation's name", `{"id":"${"x".repeat(129)}","type":"subscribe","payload":{"query":"{ a }"}}`],
    ["what opens the connection", `{"type":"connection_init","payload":{"a":"${"x".repeat(32_768)}"}}`],
    ["a sign of life", `{"type":"ping","payload":{"a":"${"x".repeat(32_768)}"}}`],
  ])("texts without an end where others are short: %s", async (_what, message) => {
    const socket = await open(servers[which]);
    socket.send(message);
    expect((await once(socket, "close"))[0]).toBe(4400);
  });
});
