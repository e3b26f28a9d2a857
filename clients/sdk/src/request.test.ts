import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "graphql";
import { afterEach, expect, test } from "vitest";
import { createClient } from "./client.ts";

const Query = parse("query { a }") as never;
const Change = parse("mutation Change($input: Input!) { change(input: $input) { a } }") as never;
const Changes = parse("mutation ($input: Input!) { change(input: $input) { a } more(input: { b: 1 }) { a } }") as never;
const input = { idempotencyKey: "once" };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A gateway, or a server in its place, that counts its requests. */
async function serve(listener: RequestListener): Promise<{ readonly url: string; asked: number }> {
  const gateway = { url: "", asked: 0 };
  const server = createServer((request, response) => {
    gateway.asked += 1;
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  gateway.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return gateway;
}

const answering: RequestListener = (_request, response) => void response.end('{"data":{"a":"answer"}}');
const hangingUp: RequestListener = (request) => void request.socket.destroy();
const badGateway: RequestListener = (_request, response) =>
  void response.writeHead(502).end("<html>Bad gateway</html>");
const without = (code: string): RequestListener => {
  const body = JSON.stringify({ errors: [{ message: "away", extensions: { code, retryable: true } }] });
  return (_request, response) => void response.writeHead(503).end(body);
};

test.each([
  ["hangs up", hangingUp],
  ["is away behind a proxy", badGateway],
  ["has lost a subgraph", without("SUBGRAPH_UNAVAILABLE")],
  ["starts", without("STARTING")],
])("when a gateway %s, another one is asked from then on", async (_fault, listener) => {
  const [failing, well] = [await serve(listener), await serve(answering)];
  const client = createClient({ url: [failing.url, well.url] });
  expect(await client.request(Query)).toEqual({ a: "answer" });
  expect(await client.request(Change, { input } as never)).toEqual({ a: "answer" });
  expect([failing.asked, well.asked]).toEqual([1, 2]);
});

test("a mutation that could act twice is sent once", async () => {
  for (const [document, variables] of [
    [Change, { input: { idempotencyKey: null } }],
    [Changes, { input }],
  ] as const) {
    const [failing, well] = [await serve(hangingUp), await serve(answering)];
    const client = createClient({ url: [failing.url, well.url] });
    await expect(client.request(document, variables as never)).rejects.toThrow("the graph does not answer");
    expect([failing.asked, well.asked]).toEqual([1, 0]);
  }
});

test("a gateway that comes back is asked again", async () => {
  let isAway = true;
  const gateway = await serve((request, response) => {
    if (isAway) hangingUp(request, response);
    else answering(request, response);
    isAway = false;
  });
  expect(await createClient({ url: gateway.url }).request(Query)).toEqual({ a: "answer" });
  expect(gateway.asked).toBe(2);
});

test("other errors of the graph are told at once", async () => {
  const gateway = await serve(without("MVCC_CONFLICT"));
  await expect(createClient({ url: gateway.url }).request(Query)).rejects.toMatchObject({ code: "MVCC_CONFLICT" });
  expect(gateway.asked).toBe(1);
});

const silent: RequestListener = () => {};
const breakingOff: RequestListener = (_request, response) => void response.writeHead(200).write('{"data":');

test.each([
  ["says nothing", silent],
  ["stops in the middle of an answer", breakingOff],
])("a gateway that %s has a limited time, and another one is asked", async (_fault, listener) => {
  const [failing, well] = [await serve(listener), await serve(answering)];
  const client = createClient({ url: [failing.url, well.url], timeoutMs: 2_000 });
  expect(await client.request(Query)).toEqual({ a: "answer" });
  expect([failing.asked, well.asked]).toEqual([1, 1]);
});

test("where none answers in time the request fails after the second, and an unkeyed mutation after the first", async () => {
  const [one, other] = [await serve(silent), await serve(silent)];
  const client = createClient({ url: [one.url, other.url], timeoutMs: 2_000 });
  await expect(client.request(Query)).rejects.toThrow("the graph has not answered within 2 s");
  expect([one.asked, other.asked]).toEqual([1, 1]);
  const unkeyed = { input: { idempotencyKey: null } } as never;
  await expect(client.request(Change, unkeyed)).rejects.toThrow("the graph has not answered within 2 s");
  expect(one.asked + other.asked).toBe(3);
});

test("a signal of the caller ends a request before its time", async () => {
  const gateway = await serve(silent);
  const stop = new AbortController();
  const asked = createClient({ url: gateway.url }).request(Query, {} as never, { signal: stop.signal });
  await expect.poll(() => gateway.asked).toBe(1);
  stop.abort(new Error("enough"));
  await expect(asked).rejects.toThrow("enough");
});
