import { createHash } from "node:crypto";
import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bodyDigestOf, maxBoundBody } from "./request-body.ts";

/** Digest that the handler saw, and then the body as anybody reads it. */
interface Seen {
  readonly digest: string | undefined;
  readonly body: string;
}
let seen: PromiseWithResolvers<Seen>;
const server = createServer(async (request: IncomingMessage, response) => {
  const digest = await bodyDigestOf(request);
  // Handlers read when they like.
  await pause(5);
  seen.resolve({ digest, body: await text(request) });
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

async function send(chunks: readonly string[], headers = {}): Promise<Seen> {
  seen = Promise.withResolvers();
  const { port } = server.address() as AddressInfo;
  const request = ask({ port, host: "127.0.0.1", method: "POST", headers });
  for (const chunk of chunks) {
    request.write(chunk);
    await pause(5);
  }
  request.end();
  return seen.promise;
}

const digestOf = (body: string) => createHash("sha256").update(body).digest("base64");

test.each([
  ["in one piece", ["hello"]],
  ["in pieces", ["he", "l", "lo"]],
  ["larger than a buffer", ["x".repeat(100_000), "y".repeat(200_000)]],
])("a body %s is looked at, and read afterwards as if it had not been", async (_how, chunks) => {
  const body = chunks.join("");
  expect(await send(chunks, { "content-length": body.length })).toEqual({ digest: digestOf(body), body });
  expect(await send(chunks)).toEqual({ digest: digestOf(body), body });
});

test("no body has the empty digest, sent as none or as nothing", async () => {
  expect(await send([], { "content-length": 0 })).toEqual({ digest: "", body: "" });
  expect(await send([], { "transfer-encoding": "chunked" })).toEqual({ digest: digestOf(""), body: "" });
});

test("the largest body is looked at, one byte more is not, and is read all the same", async () => {
  for (const headers of [{}, undefined]) {
    const largest = "x".repeat(maxBoundBody);
    const length = (body: string) => headers ?? { "content-length": body.length };
    expect(await send([largest], length(largest))).toEqual({ digest: digestOf(largest), body: largest });
    expect(await send([`${largest}y`], length(`${largest}y`))).toEqual({ digest: undefined, body: `${largest}y` });
  }
});
