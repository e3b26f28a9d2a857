import { GraphQLError, parse } from "graphql";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Demands } from "../../gateway/access.ts";
import { compose, schemaOf } from "../../gateway/composition/compose.ts";
import { startGateway } from "../../gateway/server.ts";
import { serveSubgraph } from "../../subgraphs/kit/server.ts";
import { ask, log, type Market, openMarket, secret } from "./market.ts";
import { jobsSubgraph } from "./subgraphs/jobs.ts";

describe.each(["in process", "over HTTP"] as const)("what a token is needed for, with subgraphs %s", (placement) => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(placement);
  });
  afterAll(() => market.close());

  test.each([
    ["plainly", "{ whoIsKnown }"],
    ["under another name", "{ whoAsks: whoIsKnown }"],
    ["beside what is public", "{ whoAsks whoIsKnown }"],
    ["in a fragment", "{ ...F } fragment F on Query { whoIsKnown }"],
    ["in a fragment's fragment", "{ ...F } fragment F on Query { ...G } fragment G on Query { whoIsKnown }"],
    ["in an inline fragment", "{ ... on Query { ... { whoIsKnown } } }"],
    ["under a condition", "{ whoAsks whoIsKnown @include(if: false) }"],
  ])("is refused to nobody: asked %s", async (_how, query) => {
    const { status, data, errors } = await market.ask(query);
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "UNAUTHENTICATED" }]);
    expect([status, data]).toEqual([401, undefined]);
    const known = await market.ask(query, { headers: await market.issuer.bearer() });
    expect([known.status, known.errors]).toEqual([200, []]);
  });

  test("is decided for the operation that runs", async () => {
    const query = "query Open { whoAsks } query Closed { whoIsKnown }";
    expect((await market.ask(query, { operationName: "Open" })).data).toEqual({ whoAsks: "nobody" });
    expect((await market.ask(query, { operationName: "Closed" })).status).toBe(401);
  });

  test("and refused before anything has run, with a challenge or the missing scope", async () => {
    const query = `mutation { first: jobRename(input: { id: "job-5", title: "Worse" }) { title } }`;
    const headers = { "content-type": "application/json" };
    const response = await fetch(market.gateway.url, { method: "POST", headers, body: JSON.stringify({ query }) });
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    const forbidden = await market.ask(query, { headers: await market.issuer.bearer({ scope: "payments:write" }) });
    expect([forbidden.status, forbidden.errors[0]?.extensions.code]).toEqual([403, "FORBIDDEN"]);
    expect(forbidden.errors[0]?.message).toBe(
      "Mutation.jobRename needs the scope ops:write: ask whoever issues your tokens for one that has it",
    );
    expect(market.jobs.titles.size).toBe(0);
  });

  test("a token that does not count is refused where none is needed, over GET too", async () => {
    const authorization = "Bearer a.b.c";
    expect((await market.ask("{ whoAsks }", { headers: { authorization } })).status).toBe(401);
    const url = `${market.gateway.url}?query={whoIsKnown}`;
    const headers = { "x-ledgerloom-csrf": "1" };
    expect((await fetch(url, { headers })).status).toBe(401);
    const known = await fetch(url, { headers: { ...headers, ...(await market.issuer.bearer()) } });
    expect(await known.json()).toEqual({ data: { whoIsKnown: "ann" } });
  });

  test("principals who ask the same at the same time get each their own answer", async () => {
    const asked = Array.from({ length: 30 }, async (_, index) => {
      const sub = `somebody-${index % 5}`;
      const { data } = await market.ask("{ whoIsKnown }", { headers: await market.issuer.bearer({ sub }) });
      return data.whoIsKnown === sub;
    });
    expect(await Promise.all(asked)).toEqual(Array(30).fill(true));
  });
});

test("the development issuer's public keys are there for others to check its tokens", async () => {
  const market = await openMarket("in process");
  const answer = await fetch(new URL("../../../../.well-known/jwks.json", market.gateway.url));
  expect(await answer.json()).toEqual(market.issuer.identity.jwks);
  await market.close();
});

test("keys of the issuer that cannot be had are told as such, on WebSockets with a code to try again", async () => {
  const fault = new GraphQLError("later", { extensions: { code: "IDENTITY_UNAVAILABLE", retryable: true } });
  const market = await openMarket("in process", { identity: { authenticate: () => Promise.reject(fault) } });
  const headers = { authorization: "Bearer a.b.c" };
  const { errors } = await market.ask("{ whoAsks }", { headers });
  expect(errors[0]?.extensions).toEqual({ code: "IDENTITY_UNAVAILABLE", retryable: true });
  const url = market.gateway.url.replace("http", "ws");
  const client = createClient({ url, retryAttempts: 0, connectionParams: headers });
  await expect(client.iterate({ query: "{ whoAsks }" }).next()).rejects.toMatchObject({ code: 1013 });
  await client.dispose();
  await market.close();
});

test("a subgraph that has another secret is one that does not answer", async () => {
  const here = { host: "127.0.0.1", log } as const;
  const before = await serveSubgraph(await jobsSubgraph(), { ...here, port: 0, secret });
  const subgraphs = [{ name: "jobs", urls: [before.url] }];
  const gateway = await startGateway({ ...here, port: 0, subgraphs, subgraphSecret: secret });
  await gateway.opened;
  expect((await ask(gateway.url, "{ whoAsks }")).data).toEqual({ whoAsks: "nobody" });
  await before.close();
  const other = { ...here, port: Number(new URL(before.url).port), secret: `${secret}!` };
  const after = await serveSubgraph(await jobsSubgraph(), other);
  const unavailable = [{ extensions: { code: "SUBGRAPH_UNAVAILABLE", retryable: true } }];
  expect((await ask(gateway.url, "{ whoAsks }")).errors).toMatchObject(unavailable);
  const client = createClient({ url: gateway.url.replace("http", "ws"), retryAttempts: 0 });
  const { value } = await client.iterate({ query: "subscription { jobEvents { cursor } }" }).next();
  expect(value?.errors).toMatchObject(unavailable);
  await client.dispose();
  await gateway.close();
  await after.close();
});

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: [${imports}])\n`;

test("scopes and policies of one field are both demanded", () => {
  const field = `a: String @requiresScopes(scopes: [["s"]]) @policy(policies: [["p", "q"], ["r"]])`;
  const sdl = `${link('"@policy", "@requiresScopes"')} type Query { ${field} }`;
  const demands = new Demands(schemaOf(compose([{ name: "a", sdl }])));
  expect(demands.of(parse("{ a }"), undefined)).toEqual([
    { of: "Query.a", grants: { kind: "scope", lists: [["s"]] } },
    { of: "Query.a", grants: { kind: "policy", lists: [["p", "q"], ["r"]] } },
  ]);
});
