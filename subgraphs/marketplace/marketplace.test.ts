import { parse } from "graphql";
import { compileQuery } from "graphql-jit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Principal } from "../../subgraph-protocol/principal.ts";
import { adminOf } from "../kit/testing/principals.ts";
import type { MarketplaceSubgraph } from "./start.ts";
import { ask, follow, RunningMarket } from "./testing/running-market.ts";
import { type Payload, TestAccount } from "./testing/test-account.ts";

const token = 10n ** 18n;
const price = `${2n * token}`;
const weather = { name: "Weather", category: "Weather", tags: ["forecast"], description: "", url: "", price };

let market: RunningMarket;
let subgraph: MarketplaceSubgraph;
const alice = new TestAccount();
const bob = new TestAccount();

beforeAll(async () => {
  market = await RunningMarket.start();
  subgraph = await market.startSubgraph();
});

afterAll(async () => {
  await subgraph?.close();
  await market?.stop();
});

/** Code of the refusal that a payload reports. */
function refusalOf(payload: Payload): string | undefined {
  expect(payload.transaction).toBeNull();
  return payload.userErrors[0]?.code;
}

describe("acts through GraphQL", () => {
  it("registers users at home in the organisation that relays them", async () => {
    const payload = await alice.act(
      subgraph,
      "RegisterUser",
      { name: "alice", introduction: "" },
      { mspId: "Org2MSP" },
    );
    expect(payload).toMatchObject({
      account: {
        address: alice.address,
        name: "alice",
        organization: { mspId: "Org2MSP" },
        tokenBalance: `${100n * token}`,
      },
      userErrors: [],
      transaction: { validationCode: "VALID" },
    });
    await bob.act(subgraph, "RegisterUser", { name: "bob", introduction: "" });
  });

  it.each(["STORE", "LEDGER"])("finds users by their names, in any case, in the %s", async (source) => {
    const query = `query ($name: String!, $source: ReadSource!) {
      accountByName(name: $name, source: $source) { address name organization { mspId } } }`;
    const find = async (name: string) => (await ask(subgraph, query, { name, source })).data;
    const found = { address: alice.address, name: "alice", organization: { mspId: "Org2MSP" } };
    for (const name of ["alice", "ALICE"]) expect(await find(name)).toEqual({ accountByName: found });
    for (const name of ["", "ali", "nobody", "al\u0000ice", "☂", "x".repeat(10_000), alice.address])
      expect(await find(name)).toEqual({ accountByName: null });
  });

  it("registers and publishes a service, sells calls of it, and shows all of it at once", async () => {
    const registered = await alice.act(subgraph, "RegisterService", weather);
    expect(registered.service).toEqual({ name: "Weather", status: "CREATED", price, developer: { name: "alice" } });
    const published = await alice.act(subgraph, "PublishService", { name: "Weather" });
    expect(published.service).toEqual({ name: "Weather", status: "AVAILABLE" });
    const bought = await bob.act(subgraph, "CallService", { service: "Weather", times: 3, price });
    expect(bought.callRights).toEqual({
      callsLeft: "3",
      paid: `${6n * token}`,
      service: { name: "Weather" },
      account: { name: "bob" },
    });
    const { data } = await ask(
      subgraph,
      `query ($alice: Address!, $bob: Address!) {
        services(first: 5, filter: { status: AVAILABLE }) { totalCount nodes { name developer { address name } composes(first: 5) { nodes { name } } } }
        alice: account(address: $alice) { tokenBalance counter services(first: 5) { nodes { name } } }
        bob: account(address: $bob) { tokenBalance counter callRights(first: 5) { nodes { callsLeft service { name } } } }
        marketplaceIssuance { issued }
        marketplaceParameters { maximumSupply contributionLambda }
      }`,
      { alice: alice.address.toLowerCase(), bob: bob.address },
    );
    expect(data).toEqual({
      services: {
        totalCount: 1,
        nodes: [{ name: "Weather", developer: { address: alice.address, name: "alice" }, composes: { nodes: [] } }],
      },
      alice: { tokenBalance: `${116n * token}`, counter: "3", services: { nodes: [{ name: "Weather" }] } },
      bob: {
        tokenBalance: `${94n * token}`,
        counter: "2",
        callRights: { nodes: [{ callsLeft: "3", service: { name: "Weather" } }] },
      },
      marketplaceIssuance: { issued: `${210n * token}` },
      marketplaceParameters: { maximumSupply: `${10n ** 27n}`, contributionLambda: 2 },
    });
  });

  it("imports services and mashups of one developer, and skips them the second time", async () => {
    const row = { category: "", tags: [], description: "", url: "", price: "1", composes: [] as string[] };
    const services = [
      { ...row, kind: "SERVICE", name: "Maps" },
      { ...row, kind: "MASHUP", name: "Weather map", composes: ["Maps", "Weather"] },
    ];
    const first = await bob.act(subgraph, "RegisterServices", { services, publish: true });
    expect(first).toMatchObject({
      services: [
        { name: "Maps", status: "AVAILABLE" },
        { name: "Weather map", status: "CREATED" },
      ],
      published: 1,
      skipped: [],
    });
    const second = await bob.act(subgraph, "RegisterServices", { services, publish: true });
    expect(second).toMatchObject({ services: [], published: 0, skipped: ["Maps", "Weather map"] });
    const { data } = await ask(
      subgraph,
      `{ service(name: "Maps") { composedBy(first: 5) { totalCount nodes { name kind } } } }`,
    );
    expect(data?.service).toEqual({ composedBy: { totalCount: 1, nodes: [{ name: "Weather map", kind: "MASHUP" }] } });
  });

  it("sends tokens to an address that nobody registered", async () => {
    const stranger = new TestAccount();
    const payload = await bob.act(subgraph, "Transfer", { to: stranger.address, amount: "5" });
    expect(payload.to).toEqual({ address: stranger.address, tokenBalance: "5" });
  });

  it("lets many accounts buy at once, whatever rows they meet on", async () => {
    const buyers = Array.from({ length: 12 }, () => new TestAccount());
    const register = (buyer: TestAccount, index: number) =>
      buyer.act(subgraph, "RegisterUser", { name: `buyer${index}`, introduction: "" });
    await Promise.all(buyers.map(register));
    const buy = (buyer: TestAccount) => buyer.act(subgraph, "CallService", { service: "Weather", times: 1, price });
    const payloads = await Promise.all(buyers.map(buy));
    expect(payloads.flatMap((payload) => payload.userErrors)).toEqual([]);
    const query = "query ($address: Address!) { account(address: $address) { tokenBalance } }";
    const { data } = await ask(subgraph, query, { address: alice.address });
    expect(data?.account).toEqual({ tokenBalance: `${(116n + 24n) * token}` });
  });
});

describe("references from other subgraphs", () => {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    __typename
    ... on Account { address userName: name tokenBalance counter organization { mspId } services(first: 1) { totalCount } callRights(first: 1) { nodes { callsLeft updatedAt } } }
    ... on Service { name price kind tags url category createdAt developer { name } composedBy(first: 2) { nodes { name } pageInfo { hasNextPage endCursor } } }
    ... on Organization { mspId accounts(first: 1) { totalCount nodes { name } } }
  } }`;
  const representations = [
    { __typename: "Account", address: alice.address.toLowerCase() },
    { __typename: "Account", address: bob.address },
    { __typename: "Service", name: "Weather" },
    { __typename: "Service", name: "Nothing" },
    { __typename: "Organization", mspId: "Org2MSP" },
  ];

  it("resolves accounts, services and organisations, and null for a service that is not there", async () => {
    const { data, errors } = await ask(subgraph, query, { representations });
    expect(errors).toBeUndefined();
    expect(data?._entities).toMatchObject([
      { __typename: "Account", address: alice.address, userName: "alice", services: { totalCount: 1 } },
      { __typename: "Account", userName: "bob", callRights: { nodes: [{ callsLeft: "3" }] } },
      { __typename: "Service", name: "Weather", tags: ["forecast"], composedBy: { nodes: [{ name: "Weather map" }] } },
      null,
      { __typename: "Organization", mspId: "Org2MSP", accounts: { totalCount: 1, nodes: [{ name: "alice" }] } },
    ]);
  });

  it("answers compiled queries as it answers interpreted ones", async () => {
    const compiled = compileQuery(subgraph.schema, parse(query));
    if (!("query" in compiled)) throw new Error(JSON.stringify(compiled));
    const answer = await compiled.query({}, subgraph.contextFor(anonymous), { representations });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(
      JSON.parse(JSON.stringify(await ask(subgraph, query, { representations }))),
    );
  });
});

describe("refusals", () => {
  const transfer = { to: "0x8ba1f109551bD432803012645Ac136ddd64DBA72", amount: "1" };

  it.each([
    ["a signature of somebody else", "BAD_SIGNATURE", ["Transfer", transfer, { signWith: alice.wallet }]],
    ["a counter that was used", "BAD_COUNTER", ["Transfer", transfer, { counter: 1n }]],
    ["a counter that skips one", "BAD_COUNTER", ["Transfer", transfer, { counter: 1_000n }]],
    ["a deadline that is over", "DEADLINE_EXPIRED", ["Transfer", transfer, { deadline: 1n }]],
    ["an unknown service", "NOT_FOUND", ["CallService", { service: "Nothing", times: 1, price }, {}]],
    ["too few tokens", "INSUFFICIENT_TOKENS", ["CallService", { service: "Weather", times: 1_000, price }, {}]],
    ["another price", "PRICE_CHANGED", ["CallService", { service: "Weather", times: 1, price: "1" }, {}]],
    ["someone else's service", "FORBIDDEN", ["PublishService", { name: "Weather" }, {}]],
    ["a name that is taken", "ALREADY_EXISTS", ["RegisterService", weather, {}]],
    ["a name that cannot be", "BAD_INPUT", ["RegisterService", { ...weather, name: "a\u0000b" }, {}]],
  ] as const)("refuses %s with %s", async (_what, code, [name, act, changes]) => {
    const counter = "query ($address: Address!) { account(address: $address) { counter tokenBalance } }";
    const before = await ask(subgraph, counter, { address: bob.address });
    expect(refusalOf(await bob.act(subgraph, name, act, changes))).toBe(code);
    expect(await ask(subgraph, counter, { address: bob.address })).toEqual(before);
  });

  it("refuses the same signed act a second time", async () => {
    const authorization = await bob.sign(subgraph, "Transfer", transfer);
    const document = `mutation ($input: TokenTransferInput!) { tokenTransfer(input: $input) { userErrors { code } transaction { id } } }`;
    const send = () => ask(subgraph, document, { input: { ...transfer, authorization } });
    const answers = await Promise.all([send(), send()]);
    const codes = answers.map(({ data }) => (data as { tokenTransfer: Payload }).tokenTransfer.userErrors);
    expect(codes.flat()).toEqual([{ code: "BAD_COUNTER" }]);
  });

  it("says so while the chaincode is dead, and goes on when it is back", async () => {
    const authorization = await bob.sign(subgraph, "Transfer", transfer);
    const document = `mutation ($input: TokenTransferInput!) { tokenTransfer(input: $input) { userErrors { code } transaction { id } } }`;
    const send = () => ask(subgraph, document, { input: { ...transfer, authorization } });
    const { errors } = await market.whileChaincodeIsDead(send);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "ENDORSEMENT_FAILED", retryable: true });
    expect((await send()).data).toMatchObject({ tokenTransfer: { userErrors: [] } });
  });

  it("relays acts for nobody who may not, whoever let them in", async () => {
    const authorization = await bob.sign(subgraph, "Transfer", transfer);
    const document = `mutation ($input: TokenTransferInput!) { tokenTransfer(input: $input) { userErrors { code } } }`;
    const send = (principal: Principal) =>
      ask(subgraph, document, { input: { ...transfer, authorization } }, { principal });
    const { data } = await send({ ...adminOf("Org1MSP"), scopes: ["ops:write"] });
    expect(data).toMatchObject({ tokenTransfer: { userErrors: [{ code: "FORBIDDEN" }] } });
    expect((await send(anonymous)).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  it("imports for nobody whose token does not fulfil the policy", async () => {
    const row = { kind: "SERVICE", name: "Not to be", category: "", tags: [], description: "", url: "", composes: [] };
    const services = [{ ...row, price: 1n }];
    const authorization = await bob.sign(subgraph, "RegisterServices", { services, publish: false });
    const document = `mutation ($input: ServicesImportInput!) { servicesImport(input: $input) { userErrors { code message } } }`;
    const input = { services: [{ ...row, price: "1" }], publish: false, authorization };
    const principal = { ...adminOf("Org1MSP"), scopes: ["marketplace:write"] };
    expect((await ask(subgraph, document, { input }, { principal })).data).toMatchObject({
      servicesImport: {
        userErrors: [{ code: "FORBIDDEN", message: expect.stringMatching(/^this needs the policy bulk-import: ask/) }],
      },
    });
  });

  it("answers errors with codes to pages without size and to organisations without identity", async () => {
    const { errors } = await ask(subgraph, "{ services { totalCount } }");
    expect(errors?.[0]?.extensions.code).toBe("BAD_INPUT");
    const contextOfNobody = () => subgraph.contextFor(adminOf("NobodyMSP"));
    expect(contextOfNobody).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  });
});

describe("events", () => {
  const subscription = `subscription ($after: Cursor, $filter: MarketplaceEventFilterInput) {
    marketplaceEvents(after: $after, filter: $filter) { cursor type account { name } counterparty { name } service { name } amount count } }`;

  it("delivers events as they happen and resumes after a cursor without loss or repetition", async () => {
    const stream = await follow(subgraph, subscription, {
      filter: { account: alice.address, types: ["CALLS_PURCHASED"] },
    });
    const next = stream.next();
    await bob.act(subgraph, "CallService", { service: "Weather", times: 1, price });
    await bob.act(subgraph, "CallService", { service: "Weather", times: 2, price });
    const first = (await next).value.data?.marketplaceEvents as unknown as { cursor: string };
    expect(first).toMatchObject({
      type: "CALLS_PURCHASED",
      account: { name: "bob" },
      counterparty: { name: "alice" },
      service: { name: "Weather" },
      amount: price,
      count: 1,
    });
    await stream.return?.();
    const resumed = await follow(subgraph, subscription, { after: first.cursor });
    expect((await resumed.next()).value.data?.marketplaceEvents).toMatchObject({ count: 2 });
    await resumed.return?.();
  });

  it("shows a second instance that starts later the same rows", async () => {
    const query = "{ services(first: 100) { totalCount nodes { name status price updatedAt } } }";
    const second = await market.startSubgraph();
    await expect.poll(() => second.isReady()).toBe(true);
    expect(await ask(second, query)).toEqual(await ask(subgraph, query));
    await second.close();
  });
});
