import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Market, openMarket } from "../market.ts";

let market: Market;
beforeAll(async () => {
  market = await openMarket("in process", {
    limits: { maxBodyBytes: 4_000, maxTokens: 200, maxDepth: 5, maxAliases: 4, maxDirectives: 3, maxCost: 622 },
  });
});
afterAll(() => market.close());

const codeOf = ({ errors }: { errors: readonly { extensions: Readonly<Record<string, unknown>> }[] }) =>
  errors[0]?.extensions.code;

/** Sends bytes as they are. */
async function send(headers: Record<string, string>, body: string | undefined, method = "POST", query = "") {
  const response = await fetch(market.gateway.url + query, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    errors: text.startsWith("{") ? (JSON.parse(text).errors ?? []) : [],
    headers: response.headers,
  };
}

const json = { "content-type": "application/json" };

describe("limits, each at its edge and one step over", () => {
  test("bytes of the body", async () => {
    const query = (bytes: number) => {
      const rest = bytes - JSON.stringify({ query: "{ bank } #" }).length;
      return JSON.stringify({ query: `{ bank } #${"x".repeat(rest)}` });
    };
    expect((await send(json, query(4_000))).status).toBe(200);
    const over = await send(json, query(4_001));
    expect([over.status, codeOf(over)]).toEqual([413, "LIMIT_EXCEEDED"]);
  });

  test("a body in chunks", async () => {
    const sent = (query: string) =>
      new Promise((resolve, reject) => {
        const chunked = request(market.gateway.url, { method: "POST", headers: json }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        chunked.on("error", reject);
        chunked.write(`{"query":`);
        chunked.end(JSON.stringify(query).concat("}"));
      });
    expect(await sent("{ bank }")).toBe(200);
    expect(await sent(`{ bank } #${"x".repeat(4_000)}`)).toBe(413);
  });

  test("tokens", async () => {
    const query = (tokens: number) => `{ ${"bank ".repeat(tokens - 2)} }`;
    expect((await market.ask(query(200))).errors).toEqual([]);
    const over = await market.ask(query(201));
    expect([over.status, codeOf(over)]).toEqual([400, "GRAPHQL_PARSE_FAILED"]);
  });

  test("depth, through fragments too", async () => {
    const five = `{ job(id: "job-1") { listings { payment { ...P } } } } fragment P on Payment { id }`;
    expect((await market.ask(`{ job(id: "job-1") { listings { payment { id } } } }`)).errors).toEqual([]);
    expect((await market.ask(five)).errors).toEqual([]);
    const six = `subscription { jobEvents { job { listings { payment { ...P } } } } } fragment P on Payment { id amount }`;
    const shallow = await openMarket("in process", { limits: { maxDepth: 4 } });
    const over = await shallow.ask(six);
    await shallow.close();
    expect([over.status, codeOf(over)]).toEqual([400, "LIMIT_EXCEEDED"]);
  });

  test("aliases, through fragments too", async () => {
    const four = "{ a: bank b: bank c: bank d: bank }";
    expect((await market.ask(four)).errors).toEqual([]);
    expect(codeOf(await market.ask("{ a: bank b: bank c: bank d: bank e: bank }"))).toBe("LIMIT_EXCEEDED");
    const twice = `{ ...F x: job(id: "job-1") { y: title } ...F } fragment F on Query { a: bank b: bank }`;
    expect(codeOf(await market.ask(twice))).toBe("LIMIT_EXCEEDED");
  });

  test("directives, through fragments too", async () => {
    const bank = "bank @include(if: true)";
    expect((await market.ask(`{ ${bank} ...F @skip(if: false) } fragment F on Query { ${bank} }`)).errors).toEqual([]);
    const over = await market.ask(`{ ${bank} ...F ...F @skip(if: false) } fragment F on Query { ${bank} }`);
    expect([over.status, codeOf(over)]).toEqual([400, "LIMIT_EXCEEDED"]);
  });

  test("cost, before anything runs", async () => {
    const query = (more: string) => `{ allJobs(first: 20) { nodes { id } } ${more} }`;
    expect((await market.ask(query("first { title } a: first { title }"))).errors).toEqual([]);
    const { reads } = market.listings;
    const over = await market.ask(query("first { title } a: first { title } b: first { title }"));
    const message =
      "The operation may cost 623 points; at most 622 are allowed: ask for smaller pages, or in several operations.";
    expect([over.status, over.data, over.errors]).toEqual([
      400,
      undefined,
      [{ message, extensions: { code: "LIMIT_EXCEEDED" } }],
    ]);
    expect(market.listings.reads).toBe(reads);
    const page = "query Page($first: Int!) { allJobs(first: $first) { nodes { id } } }";
    expect((await market.ask(page, { variables: { first: 22 } })).errors).toEqual([]);
    expect(codeOf(await market.ask(page, { variables: { first: 23 } }))).toBe("LIMIT_EXCEEDED");
  });

  test("fragments that spread fragments many times are measured, not unrolled", async () => {
    const open = await openMarket("in process");
    const levels = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`);
    for (const inside of ["a: bank", "bank", "__schema { types { name } }"]) {
      const query = `{ ...F0 } ${levels.join(" ")} fragment F60 on Query { ${inside} }`;
      expect(codeOf(await open.ask(query))).toBe("LIMIT_EXCEEDED");
    }
    const types = levels.map((level) => level.replace("on Query", "on __Schema")).join(" ");
    const introspection = `{ __schema { ...F0 } } ${types} fragment F60 on __Schema { description }`;
    expect(codeOf(await open.ask(introspection))).toBe("LIMIT_EXCEEDED");
    await open.close();
  });

  test("fragments that contain themselves are refused", async () => {
    const cycle = "{ ...A } fragment A on Query { bank ...B } fragment B on Query { ...A }";
    expect(codeOf(await market.ask(cycle))).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  test("the standard introspection query passes", async () => {
    const { getIntrospectionQuery } = await import("graphql");
    const open = await openMarket("in process");
    const { errors, data } = await open.ask(getIntrospectionQuery());
    await open.close();
    expect(errors).toEqual([]);
    expect(data.__schema.queryType.name).toBe("Query");
  });
});

describe("requests that are not what they should be", () => {
  test("a document that does not parse", async () => {
    const answer = await market.ask("{ jobs( }");
    expect([answer.status, codeOf(answer)]).toEqual([400, "GRAPHQL_PARSE_FAILED"]);
  });

  test("the status tells of it, unless the client accepts nothing but plain JSON", async () => {
    const body = JSON.stringify({ query: "{ jobs( }" });
    for (const accept of [undefined, "*/*", "application/graphql-response+json, application/json"]) {
      expect((await send({ ...json, ...(accept ? { accept } : {}) }, body)).status).toBe(400);
    }
    const plain = await send({ ...json, accept: "application/json" }, body);
    expect([plain.status, codeOf(plain)]).toEqual([200, "GRAPHQL_PARSE_FAILED"]);
  });

  test("a field that is not in the schema", async () => {
    const answer = await market.ask("{ nothing }");
    expect([answer.status, codeOf(answer)]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
  });

  test("a variable that is missing or of another type", async () => {
    const query =
      "query T($amount: TokenAmount!, $first: Int!) { twice(amount: $amount) jobs(first: $first, offset: 0) { id } }";
    for (const variables of [{}, { amount: "1", first: "many" }]) {
      const answer = await market.ask(query, { variables });
      expect([answer.status, codeOf(answer)]).toEqual([400, "BAD_USER_INPUT"]);
    }
  });

  test("a document with several operations and the name of none", async () => {
    const two = "query A { bank } query B { bank }";
    expect(codeOf(await market.ask(two))).toBe("OPERATION_RESOLUTION_FAILURE");
    expect(codeOf(await market.ask(two, { operationName: "C" }))).toBe("OPERATION_RESOLUTION_FAILURE");
    expect((await market.ask(two, { operationName: "B" })).errors).toEqual([]);
  });

  test("a body that is no JSON, no object, or has no query", async () => {
    for (const body of ["{ not json", "7", "null", "{}", `{"query": 7}`]) {
      const answer = await send({ ...json, accept: "application/graphql-response+json" }, body);
      expect([body, answer.status, codeOf(answer)]).toEqual([body, 400, "BAD_REQUEST"]);
    }
  });

  test("several requests in one body", async () => {
    const answer = await send(json, JSON.stringify([{ query: "{ bank }" }, { query: "{ bank }" }]));
    expect([answer.status, codeOf(answer)]).toEqual([400, "BAD_REQUEST"]);
  });

  test("a mutation by GET", async () => {
    const query = `?query=${encodeURIComponent(`mutation { jobRename(input: {id: "job-1", title: "x"}) { id } }`)}`;
    expect((await send({ "x-ledgerloom-csrf": "1" }, undefined, "GET", query)).status).toBe(405);
  });

  test("what a page of another origin could send without asking", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const get = "?query=%7Bbank%7D";
    for (const answer of [await send(form, "query={bank}"), await send({}, undefined, "GET", get)]) {
      expect([answer.status, codeOf(answer)]).toEqual([403, "FORBIDDEN"]);
    }
    expect((await send({ "x-ledgerloom-csrf": "1" }, undefined, "GET", get)).status).toBe(200);
  });

  test("no page of another origin is told that it may ask", async () => {
    const origin = { origin: "https://elsewhere.example" };
    const asked = await send({ ...origin, "access-control-request-method": "POST" }, undefined, "OPTIONS");
    const sent = await send({ ...origin, ...json }, JSON.stringify({ query: "{ bank }" }));
    for (const { headers } of [asked, sent]) expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});
