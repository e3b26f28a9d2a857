import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { subgraphSocket } from "./subgraph-socket.ts";

const usualPatience = { openingMs: 1_000, quietMs: 200 };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Serves a subgraph that answers these kinds of messages and no others. */
async function serve(answers: Readonly<Record<string, object>>): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", handleProtocols: () => "graphql-transport-ws" });
  server.on("connection", (socket) => {
    closing.push(() => socket.terminate());
    socket.on("message", (data) => {
      const { id, type } = JSON.parse(String(data));
      if (answers[type]) socket.send(JSON.stringify({ ...answers[type], ...(id && { id }) }));
    });
  });
  await once(server, "listening");
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function follow(url: string, patience = usualPatience) {
  let isClosed = false;
  const onClosed = () => {
    isClosed = true;
  };
  const client = subgraphSocket({ url, connectionParams: () => ({}), onClosed }, patience);
  closing.push(() => client.dispose());
  return { events: client.iterate({ query: "subscription { a }" }), isClosed: () => isClosed };
}

const acknowledging = { connection_init: { type: "connection_ack" } };
const event = { type: "next", payload: { data: { a: 1 } } };

test("a subgraph that does not open a connection is given up on", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  closing.push(() => silent.close());
  const unopened = follow(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  await expect(unopened.events.next()).rejects.toThrow();
  // The opening ends before the silence is noticed, and leaves time for the connection itself on a slow machine.
  const unacknowledged = follow(await serve({}), { openingMs: 3_000, quietMs: 60_000 });
  await expect(unacknowledged.events.next()).rejects.toMatchObject({ code: 4504 });
});

test("a subgraph that falls silent ends what goes on over its connection", async () => {
  const { events, isClosed } = follow(await serve({ ...acknowledging, subscribe: event }));
  expect((await events.next()).value).toEqual({ data: { a: 1 } });
  await expect(events.next()).rejects.toMatchObject({ code: 4499 });
  expect(isClosed()).toBe(true);
});

test("a subgraph that is quiet and alive is followed on", async () => {
  const url = await serve({ ...acknowledging, subscribe: event, ping: { type: "pong" } });
  const { events, isClosed } = follow(url);
  await events.next();
  const next = events.next().catch(() => "ended");
  const later = new Promise((resolve) => setTimeout(resolve, 3_000, "goes on"));
  expect(await Promise.race([next, later])).toBe("goes on");
  expect(isClosed()).toBe(false);
});
