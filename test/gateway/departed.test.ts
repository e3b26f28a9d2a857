import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startGateway } from "../../gateway/server.ts";
import { askedBy, disconnect } from "../../serving/asking.ts";
import { until } from "./market.ts";

const typeDefs = parse("type Query { read: String } type Mutation { change: String }");
const log = pino({ level: "silent" });

/** Work of the subgraph, until it is told that its caller has gone. */
let underWay: { readonly signal: AbortSignal | undefined; readonly caller: string | undefined }[] = [];
let end = Promise.withResolvers<void>();

const work = () => {
  const signal = disconnect();
  underWay.push({ signal, caller: askedBy()?.caller });
  const left = new Promise<string>((resolve) => signal?.addEventListener("abort", () => resolve("left")));
  return Promise.race([left, end.promise.then(() => "done")]);
};

const schema = buildSubgraphSchema([{ typeDefs, resolvers: { Query: { read: work }, Mutation: { change: work } } }]);
const subgraph = { name: "work", schema, contextFor: () => ({}), isReady: async () => true };

let gateway: Awaited<ReturnType<typeof startGateway>> | undefined;
afterEach(async () => {
  end.resolve();
  await gateway?.close();
  underWay = [];
  end = Promise.withResolvers();
});

async function open(limits = {}) {
  gateway = await startGateway({ host: "127.0.0.1", port: 0, subgraphs: [subgraph], limits, log });
  await gateway.opened;
  return gateway.url;
}

const post = (url: string, query: string, signal?: AbortSignal) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
    ...(signal && { signal }),
  });

test("a query ends when its client leaves, a mutation does not", async () => {
  const url = await open();
  const leaving = new AbortController();
  const asked = ["{ read }", "mutation { change }"].map((one) => post(url, one, leaving.signal).catch(() => "left"));
  await until("both are under way", () => underWay.length === 2);
  leaving.abort();
  expect(await Promise.all(asked)).toEqual(["left", "left"]);
  const [query] = underWay.filter(({ signal }) => signal);
  await until("the query is given up", () => query?.signal?.aborted === true);
  expect(underWay.map(({ signal }) => signal?.aborted).sort()).toEqual([true, undefined]);
  expect(underWay.map(({ caller }) => caller)).toEqual(["127.0.0.1", "127.0.0.1"]);
});

test("a query ends at its deadline", async () => {
  const url = await open({ operationTimeoutMs: 100 });
  const answer = (await (await post(url, "{ read }")).json()) as { errors: { extensions: { code: string } }[] };
  expect(answer.errors[0]?.extensions.code).toBe("TIMEOUT");
  expect(underWay[0]?.signal?.aborted).toBe(true);
});

test("a query over a WebSocket ends when it is taken back, and with its connection", async () => {
  const url = await open();
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on("open", () => send({ type: "connection_init" }));
  socket.on("message", (message) => {
    if (!String(message).includes("connection_ack")) return;
    for (const id of ["a", "b", "c"]) send({ id, type: "subscribe", payload: { query: "{ read }" } });
  });
  await until("all are under way", () => underWay.length === 3);
  const aborted = () => underWay.filter(({ signal }) => signal?.aborted).length;
  send({ id: "b", type: "complete" });
  await until("one is given up", () => aborted() === 1);
  socket.close();
  await until("all are given up", () => aborted() === 3);
});
