import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJsonBody } from "./request-body.ts";

type Read = IncomingMessage & { readonly body?: unknown };

const server = createServer();
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

/** A request that sends pieces of a body, whose length it announces, as separate packets. */
async function arriving(type: string, length: number, pieces: readonly Buffer[]) {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const arrived = once(server, "request") as Promise<[Read]>;
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`);
  const [request] = await arrived;
  const whole = readJsonBody(request);
  for (const piece of pieces) await new Promise((resolve) => socket.write(piece, () => setImmediate(resolve)));
  return { socket, request, whole };
}

test("reads a body that comes in pieces, also when a character is cut", async () => {
  const body = Buffer.from(`{"query":"{ ä }"}`);
  const cut = body.indexOf("ä") + 1;
  const pieces = [body.subarray(0, cut), body.subarray(cut)];
  const { socket, request, whole } = await arriving("application/json; charset=utf-8", body.length, pieces);
  expect([await whole, request.body]).toEqual([true, { query: "{ ä }" }]);
  socket.destroy();
});

test("leaves what is no JSON object or list as it came", async () => {
  for (const text of ["{ not json", "7", "{}"]) {
    const { socket, request, whole } = await arriving("application/json", text.length, [Buffer.from(text)]);
    expect([await whole, request.body]).toEqual([true, text]);
    socket.destroy();
  }
});

test("does not touch bodies of other types", async () => {
  const { socket, request, whole } = await arriving("application/jsonish", 2, []);
  expect([await whole, request.body, request.readableFlowing]).toEqual([true, undefined, null]);
  socket.destroy();
});

test("tells that who sent has gone away", async () => {
  const { socket, whole } = await arriving("application/json", 10, [Buffer.from("{")]);
  socket.destroy();
  expect(await whole).toBe(false);
});
