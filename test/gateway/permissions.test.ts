import { readFile } from "node:fs/promises";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PlatformError } from "../../errors/platform-error.ts";
import { type Gateway, startGateway } from "../../gateway/server.ts";
import type { SubgraphPlace } from "../../gateway/transport/subgraph.ts";
import { isKnown, type Principal } from "../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { allSubgraphs } from "../../subgraphs/all-subgraphs.ts";
import { type SubgraphServer, serveSubgraph } from "../../subgraphs/kit/server.ts";
import { log, secret } from "./market.ts";
import { clockSkewSeconds, TestIssuer } from "./test-issuer.ts";

const scopes = ["ops:write", "marketplace:write", "payments:write"];
const schemas: Record<string, GraphQLSchema> = {};
for (const { name, buildSchema } of Object.values(allSubgraphs)) schemas[name] = await buildSchema();

/** A subgraph with its real schema, whose resolvers find nothing to work with. */
function hollow(name: string, schema: GraphQLSchema): Subgraph {
  const contextFor = (principal: Principal) => {
    if (isKnown(principal) && principal.mspId !== "Org1MSP") throw new PlatformError("FORBIDDEN", "not served");
    return {};
  };
  return { name, schema, contextFor, isReady: async () => true, close: async () => {} };
}

const table = [
  ...(await readFile("docs/reference/permissions.md", "utf8")).matchAll(/^\| `(\w+)\.(\w+)` \| `?([\w: -]+?)`? \|$/gm),
].map(([, type, field, who]) => ({ type, field, who }) as { type: string; field: string; who: string });

function rootFields() {
  return Object.values(schemas).flatMap((schema) =>
    [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
      Object.values(root?.getFields() ?? {}).map((field) => ({ root: root as GraphQLObjectType, field })),
    ),
  );
}

test("the table names every root field and no other", () => {
  const all = new Set(rootFields().map(({ root, field }) => `${root.name}.${field.name}`));
  const own = [...all].filter((name) => !/^Query\._(service|entities)$/.test(name));
  expect(table.map(({ type, field }) => `${type}.${field}`).sort()).toEqual(own.sort());
});

test("every mutation needs a scope", () => {
  const mutations = table.filter(({ type }) => type === "Mutation");
  expect(mutations.filter(({ who }) => !scopes.includes(who.split(" ")[0] ?? ""))).toEqual([]);
});

describe.each(["in process", "over HTTP"])("with subgraphs %s", (placement) => {
  let gateway: Gateway;
  let issuer: TestIssuer;
  const servers: SubgraphServer[] = [];

  beforeAll(async () => {
    issuer = await TestIssuer.create();
    const here = { host: "127.0.0.1", port: 0, log } as const;
    const subgraphs = Object.entries(schemas).map(async ([name, schema]): Promise<SubgraphPlace> => {
      if (placement === "in process") return hollow(name, schema);
      const server = await serveSubgraph(hollow(name, schema), { ...here, secret });
      servers.push(server);
      return { name, urls: [server.url] };
    });
    const { identity } = issuer;
    gateway = await startGateway({
      ...here,
      subgraphs: await Promise.all(subgraphs),
      identity,
      subgraphSecret: secret,
    });
    await gateway.opened;
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  /** Why a request was refused, or that it reached its resolver, whatever became of it there. */
  async function outcomeOf(query: string, token?: Promise<string>): Promise<string> {
    const isSubscription = query.startsWith("subscription");
    const response = await fetch(gateway.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: isSubscription ? "text/event-stream" : "application/graphql-response+json",
        ...(token && { authorization: `Bearer ${await token}` }),
      },
      body: JSON.stringify({ query }),
    });
    const code = /"code":"([A-Z_]+)"/.exec(await response.text())?.[1];
    return code === "UNAUTHENTICATED" || code === "FORBIDDEN" ? code : "reached";
  }

  test.each(table)("$type $field is for $who", async ({ type, field, who }) => {
    const query = operationFor(type, field);
    const isPublic = who === "everybody";
    const wanted = who.split(" ").filter((one) => one.includes(":"));
    const isScope = wanted.length > 0;
    // All that there is but one of those wanted, which is never enough.
    const others = [...scopes, "policy:bulk-import"].filter((scope) => scope !== wanted.at(-1)).join(" ");
    const exp = Math.floor(Date.now() / 1000) - clockSkewSeconds - 1;
    const all = scopes.join(" ");
    expect({
      none: await outcomeOf(query),
      expired: await outcomeOf(query, issuer.sign({ scope: all, exp })),
      wrongAudience: await outcomeOf(query, issuer.sign({ scope: all, aud: "elsewhere" })),
      wrongOrganization: await outcomeOf(query, issuer.sign({ scope: all, organization: "Org9MSP" })),
      noScope: await outcomeOf(query, issuer.sign()),
      otherScopes: await outcomeOf(query, issuer.sign({ scope: others })),
      right: await outcomeOf(query, issuer.sign(isScope ? { scope: who } : {})),
    }).toEqual({
      none: isPublic ? "reached" : "UNAUTHENTICATED",
      expired: "UNAUTHENTICATED",
      wrongAudience: "UNAUTHENTICATED",
      wrongOrganization: "FORBIDDEN",
      noScope: isScope ? "FORBIDDEN" : "reached",
      otherScopes: isScope ? "FORBIDDEN" : "reached",
      right: "reached",
    });
  });
});

/** The shortest operation that asks for a root field. */
function operationFor(type: string, name: string): string {
  const found = rootFields().find(({ root, field }) => root.name === type && field.name === name);
  const field = found?.field as GraphQLField<unknown, unknown>;
  const values = field.args.filter(isRequiredArgument).map(assigned);
  const given = values.length > 0 ? `(${values.join(", ")})` : "";
  const selection = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return `${type.toLowerCase()} { ${name}${given}${selection} }`;
}

function assigned({ name, type }: GraphQLArgument | GraphQLInputField): string {
  return `${name}: ${sample(type)}`;
}

const samples: Readonly<Record<string, string>> = {
  Int: "1",
  Boolean: "true",
  Address: `"0x${"1".repeat(40)}"`,
  Bytes: '"0x11"',
  MspId: '"Org1MSP"',
  Hash: `"0x${"1".repeat(64)}"`,
  TransactionId: `"${"1".repeat(64)}"`,
};

function sample(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return samples[type.name] ?? '"1"';
  return `{ ${Object.values(type.getFields()).filter(isRequiredInputField).map(assigned).join(", ")} }`;
}
