import { afterAll, beforeAll, expect, it } from "vitest";
import { openPglite } from "../../store/database/pglite-database.ts";
import { Store } from "../../store/projection/store.ts";
import type { ReadPositions } from "../../subgraph-protocol/read-positions.ts";
import { marketplaceStore } from "./projection/tables.ts";
import type { MarketplaceSubgraph } from "./start.ts";
import { type Answer, ask, RunningMarket } from "./testing/running-market.ts";
import { TestAccount } from "./testing/test-account.ts";

const price = "5";
const service = (name: string) => ({ name, category: "", tags: [], description: "", url: "", price });
const alice = new TestAccount();

let market: RunningMarket;
let subgraph: MarketplaceSubgraph;
/**
 * Positions after alice was registered, after she had registered a service, and after she had published it and
 * registered another.
 */
let positions: readonly string[];

beforeAll(async () => {
  market = await RunningMarket.start();
  subgraph = await market.startSubgraph();
  const registered = await alice.act(subgraph, "RegisterUser", { name: "alice", introduction: "" });
  const first = await alice.act(subgraph, "RegisterService", service("A"));
  await alice.act(subgraph, "PublishService", { name: "A" });
  const second = await alice.act(subgraph, "RegisterService", service("B"));
  positions = [registered, first, second].map(({ transaction }) => transaction?.position ?? "");
});

afterAll(async () => {
  await subgraph?.close();
  await market?.stop();
});

const query = `query ($address: Address!) {
  service(name: "A") { status }
  services(first: 1) { totalCount nodes { name } pageInfo { hasNextPage } }
  account(address: $address) { name services(first: 5) { nodes { name } } }
  _entities(representations: [{ __typename: "Service", name: "A" }]) { ... on Service { status } }
}`;

function askAt(source: string, at: ReadPositions, of = subgraph): Promise<Answer> {
  return ask(of, source, { address: alice.address }, { positions: at });
}

const pageOf = (names: readonly string[]) => ({
  totalCount: names.length,
  nodes: names.slice(0, 1).map((name) => ({ name })),
  pageInfo: { hasNextPage: names.length > 1 },
});

it.each([
  ["before there was a service", 0, [], null],
  ["before it was published", 1, ["A"], "CREATED"],
  ["when there was another", 2, ["A", "B"], "AVAILABLE"],
] as const)("shows everything as it was %s: keys, lists, counts and entities", async (_what, at, names, status) => {
  const { data, errors } = await askAt(query, { after: [], asOf: [positions[at] ?? ""] });
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    service: status && { status },
    services: pageOf(names),
    account: { name: "alice", services: { nodes: names.map((name) => ({ name })) } },
    _entities: [status && { status }],
  });
});

it("says of what it reads from the ledger's present that it has no history", async () => {
  const at = { after: [], asOf: [positions[1] ?? ""] };
  for (const source of [
    "query ($address: Address!) { account(address: $address) { tokenBalance } }",
    "query ($address: Address!) { account(address: $address) { counter } }",
    "{ marketplaceIssuance { issued } }",
    "{ marketplaceParameters { mashupFee } }",
  ]) {
    const { errors } = await askAt(source, at);
    expect(errors?.[0]?.extensions).toEqual({ code: "HISTORY_UNAVAILABLE", retryable: false });
    expect((await askAt(source, { after: [...positions] })).errors).toBeUndefined();
  }
});

it("shows a write to whoever reads after it through an instance that is far behind", async () => {
  const database = await openPglite();
  const behind = await market.startSubgraph({ database });
  const { data } = await askAt("{ services(first: 5) { totalCount } }", { after: [positions[2] ?? ""] }, behind);
  expect(data).toEqual({ services: { totalCount: 2 } });
  await behind.close();
  await database.close();
});

it("shows what the ledger has while the store is held back", async () => {
  const database = await openPglite();
  const store = await Store.open(database, marketplaceStore("marketplace"));
  const lease = await store.claim();
  if (!lease) throw new Error("the right to write is taken");
  // Another writer holds the lease and writes nothing.
  const holding = setInterval(() => void store.renew(lease), 1_000);
  const heldBack = await market.startSubgraph({ database });
  const both = `query ($address: Address!) {
    stored: service(name: "A") { ...Shown }
    latest: service(name: "A", source: LEDGER) { ...Shown }
    nothing: service(name: "Nothing", source: LEDGER) { name }
    storedAccount: account(address: $address) { ...Account }
    latestAccount: account(address: $address, source: LEDGER) { ...Account }
    nobody: account(address: "0x8ba1f109551bD432803012645Ac136ddd64DBA72", source: LEDGER) { name }
  }
  fragment Shown on Service { name kind status price category tags description url createdAt updatedAt developer { address } }
  fragment Account on Account { name introduction joinedAt organization { mspId } }`;
  const variables = { address: alice.address };
  const { data: behind } = await ask(heldBack, both, variables);
  const { data: current } = await ask(subgraph, both, variables);
  expect(current?.latest).toMatchObject({ status: "AVAILABLE" });
  expect(current).toMatchObject({ stored: current?.latest, storedAccount: current?.latestAccount });
  const blank = { name: null, introduction: null, joinedAt: null, organization: null };
  expect(behind).toEqual({ ...current, stored: null, storedAccount: blank, nothing: null, nobody: { name: null } });

  const { errors } = await askAt(`{ service(name: "A", source: LEDGER) { name } }`, {
    after: [],
    asOf: [...positions].slice(0, 1),
  });
  expect(errors?.[0]?.extensions.code).toBe("HISTORY_UNAVAILABLE");
  clearInterval(holding);
  await heldBack.close();
  await database.close();
});

it("tells how far it is, and its position reads what it shows", async () => {
  const { data, errors } = await ask(
    subgraph,
    `{ _meta { marketplace {
      position isWriter backfill { isOver fraction }
      ledgers { source kind network newest lag finalized shown { number hash time } } } } }`,
  );
  expect(errors).toBeUndefined();
  const { marketplace } = (
    data as { _meta: { marketplace: { position: string; ledgers: { shown: { number: string } }[] } } }
  )._meta;
  const number = marketplace.ledgers[0]?.shown.number;
  expect(marketplace).toEqual({
    position: expect.any(String),
    isWriter: true,
    backfill: { isOver: true, fraction: 1 },
    ledgers: [
      {
        source: "fabric/marketplace",
        kind: "FABRIC",
        network: "marketplace",
        newest: number,
        lag: 0,
        finalized: number,
        shown: { number, hash: expect.stringMatching(/^[0-9a-f]{64}$/), time: expect.stringMatching(/^\d{4}-.*Z$/) },
      },
    ],
  });
  expect((await askAt(query, { after: [], asOf: [marketplace.position] })).data).toEqual(
    (await ask(subgraph, query, { address: alice.address })).data,
  );
});
