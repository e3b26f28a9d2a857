import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { createClient } from "./client.ts";

const total = 200;
const authorizations: unknown[] = [];
const Ticks = parse("subscription Ticks($after: String) { ticks(after: $after) { cursor number } }") as never;

let server: Server | undefined;
let sockets: WebSocketServer | undefined;

/** What a gateway says when it loses a subgraph. */
const lost = new GraphQLError("a subgraph is away", { extensions: { code: "SUBGRAPH_UNAVAILABLE", retryable: true } });

/** A stream of numbers from after the cursor on, as a graph would give them. */
function tickingSchema(perConnection: number): GraphQLSchema {
  const schema = buildSchema(`
    type Tick { cursor: String! number: Int! }
    type Query { ok: Boolean }
    type Subscription { ticks(after: String): Tick! }
  `);
  const field = schema.getSubscriptionType()?.getFields().ticks;
  if (!field) throw new Error("no field");
  field.subscribe = (_root: unknown, { after = "0" }: { after?: string }) => ticks(Number(after), perConnection);
  return schema;
}

async function* ticks(after: number, perConnection: number) {
  for (let number = after + 1; number <= total; number++) {
    if (number === after + 1 + perConnection) breakConnections();
    if (number === 170 && after < 150) throw lost;
    yield { ticks: { cursor: String(number), number } };
  }
  if (after > 0) await new Promise(() => {});
}

/** With events under way, as when the gateway is killed. */
function breakConnections(): void {
  for (const socket of sockets?.clients ?? []) socket.terminate();
}

async function serve(schema: GraphQLSchema, port = 0): Promise<number> {
  server = createServer();
  sockets = new WebSocketServer({ server, path: "/graphql" });
  const onConnect = ({ connectionParams }: { connectionParams?: Record<string, unknown> }) => {
    authorizations.push(connectionParams?.authorization);
  };
  useServer({ schema, onConnect }, sockets);
  await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function close(): void {
  breakConnections();
  sockets?.close();
  server?.close();
}
afterEach(close);

test("resumes after each lost connection and each lost subgraph, with nothing lost and nothing twice", async () => {
  const port = await serve(tickingSchema(30));
  const client = createClient({ url: `http://127.0.0.1:${port}/graphql` });
  const seen: number[] = [];
  for await (const { ticks } of client.subscribe<{ ticks: { number: number } }, { after?: string }>(Ticks, {})) {
    seen.push(ticks.number);
    if (ticks.number === 100) {
      close();
      await serve(tickingSchema(total), port);
    }
    if (ticks.number === total) break;
  }
  expect(seen).toEqual(Array.from({ length: total }, (_, index) => index + 1));
});

test("resumes where it is told to when it read too slowly, also when it asks for no cursors", async () => {
  const schema = tickingSchema(total);
  const field = schema.getSubscriptionType()?.getFields().ticks;
  if (!field) throw new Error("no field");
  field.subscribe = async function* (_root: unknown, { after = "0" }: { after?: string }) {
    for (let number = Number(after) + 1; number <= Number(after) + 50; number++) yield { ticks: { number } };
    yield { cut: { code: "SLOW_CONSUMER", retryable: true, cursor: String(Number(after) + 50) } };
  };
  field.resolve = ({ ticks, cut }: { ticks?: object; cut?: object }) => {
    if (cut) throw new GraphQLError("too slow", { extensions: { ...cut } });
    return ticks;
  };
  const port = await serve(schema);
  const client = createClient({ url: `http://127.0.0.1:${port}/graphql` });
  const document = parse("subscription ($after: String) { ticks(after: $after) { number } }") as never;
  const seen: number[] = [];
  for await (const { ticks } of client.subscribe<{ ticks: { number: number } }, { after?: string }>(document, {})) {
    seen.push(ticks.number);
    if (ticks.number === total) break;
  }
  expect(seen).toEqual(Array.from({ length: total }, (_, index) => index + 1));
});

test("brings a token of its own to each connection", async () => {
  const port = await serve(tickingSchema(90));
  authorizations.length = 0;
  let issued = 0;
  const token = async () => `token-${++issued}`;
  const client = createClient({ url: `http://127.0.0.1:${port}/graphql`, token });
  for await (const { ticks } of client.subscribe<{ ticks: { number: number } }, { after?: string }>(Ticks, {})) {
    if (ticks.number === total) break;
  }
  expect(authorizations).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-3"]);
});

test("ends at once when its reader returns while no event comes", async () => {
  const port = await serve(tickingSchema(total));
  const client = createClient({ url: `http://127.0.0.1:${port}/graphql` });
  const ticks = client.subscribe<object, { after?: string }>(Ticks, { after: String(total) });
  const waiting = ticks.next();
  await expect.poll(() => sockets?.clients.size).toBe(1);
  await ticks.return?.();
  expect(await waiting).toMatchObject({ done: true });
});

test("a subscription that the graph refuses ends with its error", async () => {
  const port = await serve(tickingSchema(30));
  const client = createClient({ url: `http://127.0.0.1:${port}/graphql` });
  const unknown = parse("subscription { nothing { cursor } }") as never;
  await expect(client.subscribe(unknown, {} as never).next()).rejects.toMatchObject({ name: "GraphError" });
});
