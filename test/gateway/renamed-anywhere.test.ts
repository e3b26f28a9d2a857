import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Gateway, startGateway } from "../../gateway/server.ts";
import { ask, log } from "./market.ts";
import { namedBack, RandomQueries, textOf } from "./random-queries.ts";
import { generatedSubgraph } from "./subgraphs/generated.ts";
import { TestIssuer } from "./test-issuer.ts";

const parts = ["marketplace", "ops", "payments"];
const fetchSdl = (name: string) => readFileSync(`schema/${name}.graphql`, "utf8");
const seeds = Array.from({ length: 150 }, (_, index) => index + 1);

describe("queries of the whole graph", () => {
  const schema = buildSchema(fetchSdl("schema"), { assumeValidSDL: true });
  const scopes = parts.flatMap((name) => [...fetchSdl(name).matchAll(/"([a-z]+:[a-z]+)"/g)].map(([, scope]) => scope));
  let gateway: Gateway;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const issuer = await TestIssuer.create();
    gateway = await startGateway({
      host: "127.0.0.1",
      port: 0,
      log,
      subgraphs: parts.map((name) => generatedSubgraph(name, fetchSdl(name))),
      identity: issuer.identity,
      limits: { maxCost: Number.MAX_SAFE_INTEGER, maxAliases: 10_000, maxDepth: 100, maxDirectives: 1_000 },
    });
    await gateway.opened;
    headers = { ...(await issuer.bearer({ scope: [...new Set(scopes)].join(" ") })) };
  });
  afterAll(() => gateway.close());

  test.each(seeds)("answer the same under any names: %i", async (seed) => {
    const asked = new RandomQueries(schema, seed).fieldsOf(schema.getQueryType() as GraphQLObjectType, 5);
    const variables = { yes: true, no: false };
    const plain = await ask(gateway.url, textOf(asked, false), { variables, headers });
    const renamed = await ask(gateway.url, textOf(asked, true), { variables, headers });
    expect(plain.errors).toEqual([]);
    expect(renamed.errors).toEqual([]);
    const { theType, ...data } = plain.data;
    expect(namedBack(renamed.data, asked)).toEqual(data);
  });
});
