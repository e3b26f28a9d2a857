import { once } from "node:events";
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { ask, type Market, openMarket } from "../market.ts";

const get = (url: string, headers: Record<string, string>) => fetch(url, { headers });

describe("without introspection", () => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket("in process", { introspection: false });
  });
  afterAll(() => market.close());

  test("nobody is told the schema, over HTTP or WebSocket", async () => {
    for (const query of [
      getIntrospectionQuery(),
      `{ __type(name: "Job") { name } }`,
      "{ bank __schema { queryType { name } } }",
    ]) {
      const { status, errors } = await market.ask(query);
      expect([status, errors[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
    }
    const socket = new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws");
    await once(socket, "open");
    const said: string[] = [];
    socket.on("message", (data) => said.push(String(data)));
    socket.send(JSON.stringify({ type: "connection_init" }));
    await once(socket, "message");
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: getIntrospectionQuery() } }));
    await once(socket, "message");
    expect(said.at(-1)).toContain('"type":"error"');
    socket.close();
  });

  test("nor by guessing; names of types are told to who asks for them in an answer", async () => {
    const { errors } = await market.ask("{ bonk }");
    expect(errors.map(({ message }) => message)).toEqual(['Cannot query field "bonk" on type "Query".']);
    expect((await market.ask("{ first { __typename } }")).data).toEqual({ first: { __typename: "Job" } });
  });

  test("GraphiQL is not there", async () => {
    const page = await get(market.gateway.url, { accept: "text/html" });
    expect(await page.text()).not.toContain("GraphiQL");
    expect(page.status).toBeGreaterThanOrEqual(400);
  });
});

test("what subgraphs tell the gateway, the gateway tells nobody", async () => {
  const market = await openMarket("in process");
  for (const query of ["{ _service { sdl } }", "{ _entities(representations: []) { __typename } }"]) {
    expect((await market.ask(query)).errors[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  }
  const { errors } = await market.ask("{ bonk }");
  expect(errors[0]?.message).toContain('Did you mean "bank"?');
  await market.close();
});

describe("pages of other origins", () => {
  const allowed = "https://front.example";
  let market: Market;
  beforeAll(async () => {
    market = await openMarket("in process", { corsOrigins: [allowed, "https://other.example"] });
  });
  afterAll(() => market.close());

  async function answered(origin: string) {
    const preflight = await fetch(market.gateway.url, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" },
    });
    const asked = await fetch(market.gateway.url, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({ query: "{ bank }" }),
    });
    return [preflight, asked].map(({ headers }) => headers.get("access-control-allow-origin"));
  }

  test("may ask when they are allowed to, and no other", async () => {
    expect(await answered(allowed)).toEqual([allowed, allowed]);
    for (const origin of ["https://elsewhere.example", "https://front.example.evil.example", "null"]) {
      expect(await answered(origin)).toEqual([null, null]);
    }
  });

  test("may open WebSockets when they are allowed to, and no other", async () => {
    const open = (origin: string) =>
      new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws", { headers: { origin } });
    const socket = open(allowed);
    await once(socket, "open");
    socket.close();
    const [error] = await once(open("https://elsewhere.example"), "error");
    expect(String(error)).toContain("403");
  });

  test("cannot send what needs no permission without asking for it", async () => {
    const response = await fetch(`${market.gateway.url}?query={bank}`, { headers: { origin: allowed } });
    expect(response.status).toBe(403);
    expect((await ask(market.gateway.url, "{ bank }", { headers: { origin: allowed } })).status).toBe(200);
  });
});
