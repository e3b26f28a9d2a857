import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { callWithFailOver } from "./fail-over.ts";
import { Instances } from "./instances.ts";

const query = JSON.stringify({ query: "{ a }" });
const mutation = JSON.stringify({ query: "mutation { a(input: { b: 1 }) }" });
const keyed = JSON.stringify({
  query: "mutation ($input: In!, $key: String) { a(input: $input) b(input: { idempotencyKey: $key }) }",
  variables: { input: { idempotencyKey: "one" }, key: "two" },
});
const halfKeyed = JSON.stringify({
  query: "mutation ($input: In!) { a(input: $input) b(input: { c: 1 }) }",
  variables: { input: { idempotencyKey: "one" } },
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering: RequestListener = (_request, response) => void response.end("answer");
const hangingUp: RequestListener = (request) => void request.socket.destroy();
const hanging: RequestListener = () => {};
const halfway: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-length": 100 });
  response.write("half", () => response.destroy());
};
const refusing: RequestListener = (_request, response) => void response.writeHead(503).end();

/** Calls a failing instance first, then one that answers. @returns the caller's outcome */
async function call(first: string, body: string, timeoutMs = 10_000): Promise<string> {
  const instances = new Instances([first, await serve(answering)]);
  const [, second] = instances.all;
  if (second) second.pending = 1;
  const send = (url: string, signal: AbortSignal) => fetch(url, { method: "POST", body, signal });
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await callWithFailOver({ instances, body, timeoutMs, signal, send });
  return response.status === 200 ? response.text() : `status ${response.status}`;
}

describe.each([
  { fault: "hangs up", listener: hangingUp },
  { fault: "dies within its answer", listener: halfway },
  { fault: "refuses", listener: refusing },
])("when an instance $fault", ({ listener }) => {
  test("reads, and changes with a key each, are asked of another one", async () => {
    for (const body of [query, keyed]) expect(await call(await serve(listener), body)).toBe("answer");
  });

  test("other changes are not", async () => {
    for (const body of [mutation, halfKeyed]) {
      const outcome = await call(await serve(listener), body).catch(() => "failed");
      expect(outcome).not.toBe("answer");
    }
  });
});

test("an instance that hangs leaves time to ask another one", async () => {
  expect(await call(await serve(hanging), query, 1_000)).toBe("answer");
  await expect(call(await serve(hanging), mutation, 500)).rejects.toThrow();
});

test("what certainly did not reach an instance is always asked of another one", async () => {
  const nobody = await serve(answering);
  servers.pop()?.close();
  for (const body of [query, keyed, mutation]) {
    expect(await call(nobody, body)).toBe("answer");
  }
});

test("the last failure is told when all fail", async () => {
  const instances = new Instances([await serve(refusing), await serve(refusing)]);
  const send = (url: string) => fetch(url, { method: "POST", body: query });
  const { signal } = new AbortController();
  const { status } = await callWithFailOver({ instances, body: query, timeoutMs: 1_000, signal, send });
  expect(status).toBe(503);
  expect(instances.all.map(({ failures }) => failures)).toEqual([1, 1]);
});
