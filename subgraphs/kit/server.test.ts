import { request } from "node:http";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { createClient } from "graphql-ws";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anonymous, encodePrincipal, type Principal } from "../../subgraph-protocol/principal.ts";
import {
  principalHeader,
  signatureHeader,
  signRequest,
  socketRequest,
} from "../../subgraph-protocol/signed-requests.ts";
import { type SubgraphServer, serveSubgraph } from "./server.ts";
import { adminOf } from "./testing/principals.ts";

const secret = "a secret of the tests, long enough";
const body = JSON.stringify({ query: "{ who }" });
let guarded: SubgraphServer;
let open: SubgraphServer;
let strict: SubgraphServer;

beforeAll(async () => {
  const typeDefs = parse('type Query { who: String hello(to: String! = "you"): String }');
  const who = (_root: unknown, _args: unknown, { mspId = "nobody" }: Principal) => mspId;
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { Query: { who } } as never }]);
  const subgraph = { name: "who", schema, contextFor: (principal: Principal) => principal };
  const running = { ...subgraph, isReady: async () => true, close: async () => {} };
  const options = { host: "127.0.0.1", port: 0, log: pino({ level: "silent" }) };
  guarded = await serveSubgraph(running, { ...options, secret });
  open = await serveSubgraph(running, options);
  strict = await serveSubgraph(running, { ...options, allowedHosts: ["graph.example"] });
});
afterAll(() => Promise.all([guarded, open, strict].map((server) => server.close())));

async function post(server: SubgraphServer, headers: Record<string, string>, content = body) {
  const all = { "content-type": "application/json", ...headers };
  const response = await fetch(server.url, { method: "POST", headers: all, body: content });
  return { status: response.status, ...((await response.json()) as { data?: unknown }) };
}

function signed(principal: string, signedBody = body, url = guarded.url) {
  const signature = signRequest(secret, { method: "POST", url, body: signedBody, principal });
  return { [principalHeader]: principal, [signatureHeader]: signature };
}

async function overSocket(server: SubgraphServer, connectionParams: Record<string, unknown>) {
  const client = createClient({ url: server.url.replace("http", "ws"), retryAttempts: 0, connectionParams });
  try {
    return (await client.iterate({ query: "{ who }" }).next()).value;
  } finally {
    await client.dispose();
  }
}

const ann = encodePrincipal(adminOf("Org1MSP"));

test("with a secret it answers what is signed with it, in the principal's name", async () => {
  expect(await post(guarded, signed(ann))).toEqual({ status: 200, data: { who: "Org1MSP" } });
  expect(await post(guarded, signed(encodePrincipal(anonymous)))).toEqual({ status: 200, data: { who: "nobody" } });
});

test("with a secret it refuses everybody else", async () => {
  const eve = encodePrincipal(adminOf("Org2MSP"));
  const once = signed(ann);
  expect((await post(guarded, once)).status).toBe(200);
  const refused: Promise<{ status: number }>[] = [
    post(guarded, {}),
    post(guarded, { [principalHeader]: ann }),
    post(guarded, once),
    post(guarded, { ...signed(ann), [principalHeader]: eve }),
    post(guarded, signed(ann), JSON.stringify({ query: "{ __typename }" })),
    post(guarded, signed(Buffer.from("{}").toString("base64url"))),
    post(guarded, signed(ann, body, open.url)),
  ];
  for (const answer of refused)
    expect(await answer).toMatchObject({ status: 401, errors: [{ message: "ask the gateway" }] });
  const get = await fetch(`${guarded.url}?query={who}`, { headers: { "apollo-require-preflight": "1" } });
  expect(get.status).toBe(401);
});

test("over graphql-ws too", async () => {
  const params = (principal: string, url = guarded.url) => ({
    [principalHeader]: principal,
    [signatureHeader]: signRequest(secret, socketRequest(url, principal)),
  });
  expect(await overSocket(guarded, params(ann))).toEqual({ data: { who: "Org1MSP" } });
  for (const wrong of [{}, { [principalHeader]: ann }, params(ann, open.url), signed(ann)]) {
    await expect(overSocket(guarded, wrong)).rejects.toMatchObject({ code: 4403 });
  }
});

/** Status of the answer to a request that is sent as it is written. */
function raw(server: SubgraphServer, target: string, headers: Record<string, string>, content = body) {
  return new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const all = { "content-type": "application/json", ...headers };
    const asked = request({ hostname, port, path: target, method: "POST", headers: all, agent: false }, (response) =>
      resolve(response.resume().statusCode),
    );
    asked.on("error", reject).end(content);
  });
}

test("what is signed for another instance does not count here, whatever the request says of where it goes", async () => {
  const elsewhere = open.url;
  const { host } = new URL(elsewhere);
  for (const target of [elsewhere, `//${host}/graphql`, `/\\${host}/graphql`, "/graphql", `@${host}/graphql`]) {
    for (const headers of [{}, { host }]) {
      const status = await raw(guarded, target, { ...signed(ann, body, elsewhere), ...headers });
      expect([target, status]).toEqual([target, expect.toSatisfy((one: number) => one >= 400 && one < 500)]);
    }
  }
  expect(await raw(guarded, "/graphql", signed(ann))).toBe(200);
  expect(await raw(guarded, guarded.url, signed(ann))).toBe(400);
  // The server's own name is the configured one, not the one in the request.
  expect(await raw(guarded, "/graphql", { ...signed(ann), host })).toBe(200);
});

test("numbers that JSON would not keep are refused here too, over HTTP and over WebSocket", async () => {
  const query = "query Q($a: Int) { who __typename @include(if: true) }";
  const asked = `{"query":${JSON.stringify(query)},"variables":{"a":9007199254740993}}`;
  expect(await post(open, {}, asked)).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
  });
  const socket = new WebSocket(open.url.replace("http", "ws"), "graphql-transport-ws");
  const next = () =>
    new Promise<MessageEvent>((resolve) => socket.addEventListener("message", resolve, { once: true }));
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  socket.send(`{"type":"connection_init"}`);
  await next();
  socket.send(`{"type":"subscribe","id":"1","payload":${asked}}`);
  const told = JSON.parse(String((await next()).data));
  expect(told).toMatchObject({ id: "1", type: "error", payload: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  socket.close();
});

test("an explicit null where a default stands is the client's fault", async () => {
  const asked = JSON.stringify({ query: "query Q($to: String) { hello(to: $to) }", variables: { to: null } });
  expect(await post(open, {}, asked)).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
});

test("who asks by a name that is not its own is refused, over HTTP and over WebSocket", async () => {
  expect(await raw(strict, "/graphql", { host: "elsewhere.example" })).toBe(403);
  expect(await raw(strict, "/graphql", { host: "graph.example:4001" })).toBe(200);
  const { port } = new URL(strict.url);
  const upgrade = { connection: "upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
  const headers = { ...upgrade, "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==", host: "elsewhere.example" };
  const status = await new Promise((resolve) => {
    request({ port, path: "/graphql", headers }, ({ statusCode }) => resolve(statusCode)).end();
  });
  expect(status).toBe(401);
});

test("without a secret everybody is who they say, but what they say has to be a principal", async () => {
  expect(await post(open, {})).toEqual({ status: 200, data: { who: "nobody" } });
  expect(await post(open, { [principalHeader]: ann })).toEqual({ status: 200, data: { who: "Org1MSP" } });
  expect((await post(open, { [principalHeader]: "Org1MSP" })).status).toBe(401);
  await expect(overSocket(open, { [principalHeader]: 7 })).rejects.toMatchObject({ code: 4403 });
});
