import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { freePorts } from "../../process/free-ports.ts";
import { openRemoteStream } from "./remote-stream.ts";

const text = "x".repeat(50_000);
const total = 2_000;
let given = 0;
let close = () => {};
afterEach(() => close());

/** Serves a subgraph whose numbers come as fast as they are taken. */
async function serveNumbers(): Promise<string> {
  const schema = buildSchema(
    "type Query { ok: Boolean } type Number { n: Int! text: String! } type Subscription { numbers: Number! }",
  );
  const numbers = schema.getSubscriptionType()?.getFields().numbers;
  if (!numbers) throw new Error("no field");
  given = 0;
  numbers.subscribe = async function* () {
    for (let n = 0; n < total; n++) {
      given += 1;
      yield { numbers: { n, text } };
    }
  };
  const server = createServer();
  const sockets = new WebSocketServer({ server, path: "/graphql" });
  useServer({ schema }, sockets);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  };
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

async function open() {
  const url = await serveNumbers();
  let ends = 0;
  const payload = { query: "subscription { numbers { n text } }" };
  const stream = openRemoteStream({ url, connectionParams: () => ({}), payload, onEnd: () => (ends += 1) });
  return { stream, ends: () => ends };
}

const numberOf = ({ value }: IteratorResult<unknown>) => (value as { data: { numbers: { n: number } } }).data.numbers.n;

test("what nobody takes waits at the subgraph, and is lost nowhere", async () => {
  const { stream, ends } = await open();
  expect(numberOf(await stream.next())).toBe(0);
  let before = -1;
  await expect
    .poll(
      () => {
        const stands = given === before;
        before = given;
        return stands;
      },
      { interval: 200, timeout: 300_000 },
    )
    .toBe(true);
  expect(given).toBeLessThan(total / 2);
  for (let n = 1; n < total; n++) expect(numberOf(await stream.next())).toBe(n);
  expect((await stream.next()).done).toBe(true);
  expect(ends()).toBe(1);
});

test("leaving a stream that waits ends it at the subgraph", async () => {
  const { stream, ends } = await open();
  await stream.next();
  await expect.poll(() => given).toBeGreaterThan(256);
  await stream.return?.();
  expect((await stream.next()).done).toBe(true);
  const after = given;
  expect(after).toBeLessThan(total);
  expect(ends()).toBe(1);
});

test("a subgraph that is lost ends it with what happened", async () => {
  const { stream, ends } = await open();
  await stream.next();
  close();
  const rest = async () => {
    while (!(await stream.next()).done);
  };
  await expect(rest()).rejects.toMatchObject({ code: 1006 });
  expect((await stream.next()).done).toBe(true);
  expect(ends()).toBe(1);
});

test("whoever leaves while the subgraph cannot be reached leaves nothing behind", async () => {
  const [port] = await freePorts(0, 1);
  let ends = 0;
  const payload = { query: "subscription { numbers { n } }" };
  const url = `ws://127.0.0.1:${port}/graphql`;
  const stream = openRemoteStream({ url, connectionParams: () => ({}), payload, onEnd: () => (ends += 1) });
  const next = stream.next();
  expect(await stream.return?.()).toEqual({ done: true, value: undefined });
  expect([await next, ends]).toEqual([{ done: true, value: undefined }, 1]);
});
