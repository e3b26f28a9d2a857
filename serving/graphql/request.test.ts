import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ArrivingBytes } from "../arriving-bytes.ts";
import { Refusal } from "./refusal.ts";
import { readGraphqlRequest } from "./request.ts";

const server = createServer();
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

const maxBytes = 1_000;
const arriving = new ArrivingBytes(1_500);
const limits = { maxBodyBytes: maxBytes, arriving };

/** Reads a request that is sent in pieces, as separate packets. */
async function read(...pieces: readonly (string | Buffer)[]) {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const arrived = once(server, "request") as Promise<[IncomingMessage]>;
  socket.write(pieces[0] ?? "");
  const [request] = await arrived;
  const reading = readGraphqlRequest(request, limits).then(
    ({ params }) => params,
    (error: unknown) => (error instanceof Refusal ? [error.status, error.code, error.message] : "gone"),
  );
  for (const piece of pieces.slice(1)) await new Promise((resolve) => socket.write(piece, () => setImmediate(resolve)));
  const params = await reading;
  socket.destroy();
  return params;
}

function head(length: number, type = "application/json", more = ""): string {
  return `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n${more}\r\n`;
}

const post = (body: string | Buffer, type?: string, more?: string) =>
  read(head(Buffer.byteLength(body), type, more), body);
const get = (target: string) => read(`GET ${target} HTTP/1.1\r\nhost: x\r\n\r\n`);

test("a body that comes in pieces, also when a character is cut", async () => {
  const body = Buffer.from(`{"query":"{ ä }"}`);
  const cut = body.indexOf("ä") + 1;
  expect(await read(head(body.length), body.subarray(0, cut), body.subarray(cut))).toEqual({ query: "{ ä }" });
});

test("a body in chunks, as long as it is not too large", async () => {
  const chunked =
    "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
  expect(await read(chunked, `9\r\n{"query":\r\n`, `6\r\n"{ a }\r\n2\r\n"}\r\n0\r\n\r\n`)).toEqual({ query: "{ a }" });
  const large = Buffer.alloc(600, " ");
  const twice = [chunked, `258\r\n${large}\r\n`, `258\r\n${large}\r\n`];
  expect(await read(...twice)).toEqual([413, "LIMIT_EXCEEDED", expect.any(String)]);
  expect(await post(Buffer.alloc(maxBytes + 1, " "))).toEqual([413, "LIMIT_EXCEEDED", expect.any(String)]);
});

test.each([
  "application/json",
  "Application/JSON",
  "application/json;charset=UTF-8",
  'application/json; charset="utf-8"; x=1',
])("a body of type %s", async (type) => {
  expect(await post(`\ufeff{"query":"{ a }"}`, type)).toEqual({ query: "{ a }" });
});

test.each(["", "text/plain", "application/jsonish", "application/json; charset=iso-8859-1", "application/graphql"])(
  "no body of type %j",
  async (type) => {
    expect(await post(`{"query":"{ a }"}`, type)).toEqual([415, "BAD_REQUEST", expect.stringContaining("UTF-8")]);
  },
);

test("no compressed body", async () => {
  const body = gzipSync(`{"query":"{ a }"}`);
  const refusal = [415, "BAD_REQUEST", expect.stringContaining("content-encoding")];
  expect(await post(body, undefined, "content-encoding: gzip\r\n")).toEqual(refusal);
  expect(await post(`{"query":"{ a }"}`, undefined, "content-encoding: identity\r\n")).toEqual({ query: "{ a }" });
});

test.each([
  ["{ not json", "must be JSON"],
  ["7", "must be a JSON object"],
  ["null", "must be a JSON object"],
  ["", "a body must be sent"],
  ["{}", "query must be given"],
  [`{"query":""}`, "query must be given"],
  [`{"query":7}`, "query must be a string"],
  [`{"query":"{ a }","variables":"{}"}`, "variables must be a JSON object"],
  [`{"query":"{ a }","variables":[]}`, "variables must be a JSON object"],
  [`{"query":"{ a }","extensions":[]}`, "extensions must be a JSON object"],
  [`{"query":"{ a }","operationName":7}`, "operationName must be a string"],
  [`{"query":"{ a }","more":1}`, "unexpected parameter more"],
  [`{"__proto__":{"query":"{ a }"}}`, "unexpected parameter __proto__"],
  [`[{"query":"{ a }"}]`, "one operation"],
])("the body %s is refused: %s", async (body, why) => {
  expect(await post(body)).toEqual([400, "BAD_REQUEST", expect.stringContaining(why)]);
});

test("bytes that are no UTF-8 are refused, not replaced", async () => {
  const body = Buffer.concat([Buffer.from(`{"query":"`), Buffer.from([0xff, 0xc0]), Buffer.from(`"}`)]);
  expect(await post(body)).toEqual([400, "BAD_REQUEST", "the body must be in UTF-8"]);
});

test("a key __proto__ within the variables stays a key", async () => {
  const params = await post(`{"query":"{ a }","variables":{"__proto__":{"x":1}}}`);
  expect(Object.keys((params as { variables: object }).variables)).toEqual(["__proto__"]);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test.each(["9007199254740993", "1234567890123456789.0", "1e3", "1.0", "-0", "1e400", "0.1e1"])(
  "the number %s in the variables is refused, wherever it stands",
  async (number) => {
    const refusal = [400, "BAD_USER_INPUT", expect.stringContaining(number)];
    expect(await post(`{"query":"{ a }","variables":{"a":${number}}}`)).toEqual(refusal);
    expect(await post(`{"query":"{ a }","variables":{"a":[{"b":${number}}]}}`)).toEqual(refusal);
    expect(await get(`/graphql?query={a}&variables=${encodeURIComponent(`{"a":${number}}`)}`)).toEqual(refusal);
  },
);

test("numbers that mean what stands there are taken, and texts like the others too", async () => {
  const variables = { a: 9007199254740991, b: -5, c: 0, d: 1.5, e: "9007199254740993 1e3 -0" };
  const body = JSON.stringify({ query: "{ a }", variables });
  expect(await post(body)).toEqual({ query: "{ a }", variables });
});

test("variables that lie deep inside each other are refused", async () => {
  const deep = (n: number) => `{"query":"{ a }","variables":{"a":${"[".repeat(n)}${"]".repeat(n)}}}`;
  expect(await post(deep(62))).toMatchObject({ query: "{ a }" });
  expect(await post(deep(64))).toEqual([400, "BAD_USER_INPUT", expect.stringContaining("64")]);
});

test("extensions that lie deep inside each other are refused", async () => {
  const deep = (n: number) => `{"query":"{ a }","extensions":{"a":${"[".repeat(n)}${"]".repeat(n)}}}`;
  expect(await post(deep(62))).toMatchObject({ query: "{ a }" });
  for (const n of [64, 200]) {
    expect(await post(deep(n))).toEqual([400, "BAD_REQUEST", expect.stringContaining("64")]);
  }
});

test.each([
  ["/graphql?query={a}&variables={", "variables must be JSON"],
  ["/graphql?query={a}&extensions=x", "extensions must be JSON"],
  ["/graphql?query={a}&variables=7", "variables must be a JSON object"],
  ["/graphql?query={a}&query={b}", "query must be given only once"],
  ["/graphql?query=%ff", "UTF-8"],
  ["/graphql?query=%7", "UTF-8"],
  ["/graphql", "query must be given"],
])("GET %s is refused: %s", async (target, why) => {
  expect(await get(target)).toEqual([400, "BAD_REQUEST", expect.stringContaining(why)]);
});

test("a GET, and HEAD like it, but no other method", async () => {
  const asked = { query: "{a}", variables: { b: 1 } };
  expect(await get(`/graphql?query={a}&variables=${encodeURIComponent(`{"b":1}`)}&operationName=`)).toEqual(asked);
  expect(await read("HEAD /graphql?query={a} HTTP/1.1\r\nhost: x\r\n\r\n")).toEqual({ query: "{a}" });
  expect(await read("PUT /graphql HTTP/1.1\r\nhost: x\r\n\r\n")).toEqual([405, "BAD_REQUEST", expect.any(String)]);
});

test("who asks for a persisted query is told to send it", async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: "00" } };
  const refusal = [200, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported"];
  expect(await post(JSON.stringify({ extensions }))).toEqual(refusal);
  expect(await post(JSON.stringify({ query: "{ a }", extensions }))).toEqual({ query: "{ a }", extensions });
});

test("of who has gone away nothing is read", async () => {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const arrived = once(server, "request") as Promise<[IncomingMessage]>;
  socket.write(head(10));
  const [request] = await arrived;
  const reading = readGraphqlRequest(request, limits);
  socket.destroy();
  await expect(reading).rejects.not.toBeInstanceOf(Refusal);
});

test("bodies that are still coming have one bound together, and leave it when they have come or never will", async () => {
  const begun = async () => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const arrived = once(server, "request") as Promise<[IncomingMessage]>;
    socket.write(head(1_000) + " ".repeat(999));
    const [request] = await arrived;
    const reading = readGraphqlRequest(request, limits).then(
      () => "read",
      (error: unknown) => (error instanceof Refusal ? [error.status, error.code, error.headers] : "gone"),
    );
    return { socket, reading };
  };
  const first = await begun();
  await expect.poll(() => arriving.bytes).toBe(999);
  const second = await begun();
  expect(await second.reading).toEqual([503, "LIMIT_EXCEEDED", { "retry-after": "1" }]);
  second.socket.destroy();
  first.socket.destroy();
  expect(await first.reading).toBe("gone");
  expect(arriving.bytes).toBe(0);
  expect(await post(`{"query":"{ a }"}`)).toEqual({ query: "{ a }" });
});
