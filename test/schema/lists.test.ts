import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../config/config.ts";
import { connectChain, type EvmChain } from "../../ledgers/evm/chain.ts";
import { silent, startTestChain, type TestChain } from "../../ledgers/evm/testing.ts";
import type { Database } from "../../store/database/database.ts";
import { openPglite } from "../../store/database/pglite-database.ts";
import { Store } from "../../store/projection/store.ts";
import { allSubgraphs } from "../../subgraphs/all-subgraphs.ts";
import type { SubgraphDefinition } from "../../subgraphs/kit/subgraph-definition.ts";
import { adminOf } from "../../subgraphs/kit/testing/principals.ts";
import { MarketReads } from "../../subgraphs/marketplace/projection/market-reads.ts";
import { OpsReads } from "../../subgraphs/ops/projection/ops-reads.ts";
import { AccountService } from "../../subgraphs/payments/accounts/account.service.ts";
import { AttributionService } from "../../subgraphs/payments/attribution/attribution.service.ts";
import { AttributionInDatabase } from "../../subgraphs/payments/attribution/attribution-in-database.ts";
import { FlowReads } from "../../subgraphs/payments/flows/flow-reads.ts";
import { AddressReads } from "../../subgraphs/payments/inspector/address-reads.ts";
import { ChainInspector } from "../../subgraphs/payments/inspector/chain-inspector.ts";
import { nodeTurns } from "../../subgraphs/payments/inspector/node-reads.ts";
import { KeyStore } from "../../subgraphs/payments/keys/key-store.ts";
import { createOwnTables } from "../../subgraphs/payments/keys/payment-server-tables.ts";
import { Alarms } from "../../subgraphs/payments/policies/alarms.ts";
import { PolicyService } from "../../subgraphs/payments/policies/policy.service.ts";
import { ChannelReads } from "../../subgraphs/payments/projection/channel-reads.ts";
import { RedemptionReads } from "../../subgraphs/payments/redemptions/redemption-reads.ts";
import { StatementReads } from "../../subgraphs/payments/statements/statement-reads.ts";

interface List {
  readonly name: string;
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every field of a schema that answers with a connection, however deep. */
function listsOf(schema: GraphQLSchema): List[] {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  return objects.flatMap((parent) =>
    Object.values(parent.getFields())
      .filter(({ type }) => getNamedType(type).name.endsWith("Connection"))
      .map((field) => ({ name: `${parent.name}.${field.name}`, parent, field })),
  );
}

describe("each list of the graph", () => {
  const lists = listsOf(buildSchema(readFileSync("schema/schema.graphql", "utf8")));

  test("is found by this test", () => {
    const names = lists.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Query.services", "Query.operations", "Account.paymentChannels"]));
  });

  test.each(lists)("$name pages by Relay's arguments and says what they are", ({ field }) => {
    const argument = (name: string) => field.args.find((one) => one.name === name);
    for (const [name, type] of Object.entries({ first: "Int", last: "Int", after: "Cursor", before: "Cursor" })) {
      expect(argument(name)).toMatchObject({ description: expect.stringMatching(/\S/) });
      expect(String(argument(name)?.type)).toBe(type);
    }
    expect(String(field.type)).toMatch(/!$/);
    const connection = getNamedType(field.type) as GraphQLObjectType;
    const fields = Object.keys(connection.getFields());
    expect(fields).toEqual(expect.arrayContaining(["edges", "nodes", "pageInfo", "totalCount"]));
  });

  test.each(lists)("$name names its filter and its order after what it lists", ({ field }) => {
    const listed = getNamedType(field.type).name.replace(/Connection$/, "");
    for (const { name, type } of field.args) {
      if (name === "filter") expect(String(type)).toBe(`${listed}FilterInput`);
      if (name === "orderBy") expect(String(type)).toBe(`${listed}OrderInput`);
    }
  });
});

/** Whatever lists hang on; nothing of it has to be there. */
const parent = {
  address: "0x8ba1f109551bD432803012645Ac136ddd64DBA72",
  name: "A",
  mspId: "Org1MSP",
  composedNames: ["A", "B"],
  accounts: [{ address: "0x8ba1f109551bD432803012645Ac136ddd64DBA72" }],
  hashes: [],
  source: { block: { transactions: [] }, transaction: { arguments: [], reads: [], writes: [], endorsers: [] } },
};

/** Part that no list reads. */
const absent = undefined as never;

/** A ledger before its first block. */
const noBlocks = { newest: async () => -1n, blocks: async function* () {} };

const cursorOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");

const refused: Readonly<Record<string, object>> = {
  "no size": {},
  "two sizes": { first: 1, last: 1 },
  "a page of nothing": { first: 0 },
  "a negative page": { last: -1 },
  "a page that is too large": { first: 101 },
  "a page from the end that is too large": { last: 101 },
  "text as a cursor": { first: 1, after: "abc" },
  "other JSON as a cursor": { last: 1, before: cursorOf({ a: 1 }) },
  "a cursor of a list of another kind": { first: 1, after: cursorOf(["abcdef", "A", "B"]) },
  "a cursor of a list in another order": { first: 1, after: cursorOf(["abcdef", "A"]) },
};

const subgraphs = Object.values<SubgraphDefinition>(allSubgraphs);
const served: (List & { readonly subgraph: string })[] = [];
for (const { name: subgraph, buildSchema: build } of subgraphs)
  served.push(...listsOf(await build()).map((list) => ({ subgraph, ...list })));

let database: Database;
let policies: PolicyService;
let attribution: AttributionService;
let node: TestChain;
let chain: EvmChain;
beforeAll(async () => {
  node = await startTestChain();
  chain = await connectChain({ url: node.chain.url, log: silent });
  database = await openPglite();
  await createOwnTables(database);
  const accounts = new AccountService(await KeyStore.open(database, "no accounts yet"), absent, undefined);
  attribution = new AttributionService(accounts, new AttributionInDatabase(database));
  policies = new PolicyService(accounts, absent, absent, new Alarms(database));
  const config = readConfig({});
  for (const { storeOf } of subgraphs) if (storeOf) await Store.open(database, storeOf(config));
});
afterAll(async () => {
  await database.close();
  await chain.close();
  await node.stop();
});

describe.each(served)("$subgraph: $name", ({ subgraph, field }) => {
  const read = async (args: object): Promise<unknown> => {
    const reads = subgraph === "ops" ? new OpsReads(database) : new ChannelReads(database);
    const context = {
      market: new MarketReads(database),
      flows: new FlowReads(database),
      statements: new StatementReads(database),
      redemptionReads: new RedemptionReads(database),
      policies,
      attribution,
      principal: adminOf("Org1MSP"),
      reads,
      blocks: noBlocks,
      inspector: new ChainInspector(chain, nodeTurns()),
      addressReads: new AddressReads(database),
      progress: {},
    };
    return field.resolve?.(parent, args as never, context, {} as never);
  };

  test.each(Object.entries(refused))("refuses %s", async (_what, args) => {
    await expect(read(args)).rejects.toMatchObject({ extensions: { code: "BAD_INPUT" } });
  });

  test("takes the largest page from either end", async () => {
    await expect(read({ first: 100 })).resolves.toMatchObject({ pageInfo: {} });
    await expect(read({ last: 100 })).resolves.toMatchObject({ pageInfo: {} });
  });
});
