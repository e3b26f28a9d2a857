import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "graphql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Client, createClient } from "./client.ts";

const Act = parse("mutation Act($input: ActInput!) { act(input: $input) { done } }") as never;
const Read = parse("query Read($input: ActInput!) { read(input: $input) { done } }") as never;
const done = { act: { done: true } };

let server: Server;
let client: Client;
const bodies: { variables: { input: Record<string, unknown> } }[] = [];
/** Answers of requests, in order; at the end `done`. */
const answers: ((response: ServerResponse) => void)[] = [];

beforeEach(async () => {
  bodies.length = 0;
  answers.length = 0;
  server = createServer(async (request, response) => {
    bodies.push(JSON.parse((await request.toArray()).join("")));
    const answer = answers.shift() ?? ((one) => one.end(JSON.stringify({ data: done })));
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  client = createClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` });
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const request = (document: never, input: object) => client.request(document, { input } as never);
const hangUp = (response: ServerResponse) => void response.destroy();
const fault = (code: string, retryable: boolean) => (response: ServerResponse) =>
  void response.end(JSON.stringify({ errors: [{ message: code, extensions: { code, retryable } }] }));

test("a mutation whose answer was lost is sent once more, the same to the bit", async () => {
  answers.push(hangUp);
  expect(await request(Act, { name: "x" })).toEqual(done);
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[0]?.variables.input).toEqual({ name: "x", idempotencyKey: expect.stringMatching(/^[\w-]{36}$/) });
});

test("every mutation has a key of its own, unless the caller chose one or none", async () => {
  for (const input of [{}, {}, { idempotencyKey: "mine" }, { idempotencyKey: null }]) await request(Act, input);
  const [first, second, mine, none] = bodies.map(({ variables }) => variables.input.idempotencyKey);
  expect(first).not.toBe(second);
  expect([mine, none]).toEqual(["mine", null]);
});

test("a fault that may pass is tried once more; a second one is the caller's", async () => {
  answers.push(fault("LEDGER_UNAVAILABLE", true), fault("TIMEOUT", true));
  await expect(request(Act, {})).rejects.toMatchObject({ code: "TIMEOUT" });
  expect(bodies).toHaveLength(2);
});

test("what will not pass and a reported conflict are not repeated, and a query has no key", async () => {
  answers.push(fault("INTERNAL", false), fault("MVCC_CONFLICT", true));
  await expect(request(Act, {})).rejects.toMatchObject({ code: "INTERNAL" });
  await expect(request(Act, {})).rejects.toMatchObject({ code: "MVCC_CONFLICT" });
  await request(Read, {});
  expect(bodies.map(({ variables }) => "idempotencyKey" in variables.input)).toEqual([true, true, false]);
});
