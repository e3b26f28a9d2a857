import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../store/database/database.ts";
import { openPostgres } from "../../store/database/postgres-database.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../../store/testing/temporary-postgres.ts";
import type { MarketplaceSubgraph } from "../../subgraphs/marketplace/start.ts";
import { ask, RunningMarket } from "../../subgraphs/marketplace/testing/running-market.ts";
import { TestAccount } from "../../subgraphs/marketplace/testing/test-account.ts";

const patience = { timeout: 300_000 };

describe.skipIf(!postgresPrograms)("without PostgreSQL (skipped without Debian's package `postgresql`)", () => {
  let server: TemporaryPostgres;
  let database: Database;
  let market: RunningMarket;
  let subgraph: MarketplaceSubgraph;
  beforeAll(async () => {
    [server, market] = await Promise.all([startPostgres(), RunningMarket.start()]);
    database = openPostgres(server.url, pino({ level: "silent" }));
    subgraph = await market.startSubgraph({ database });
  });
  afterAll(async () => {
    await subgraph?.close();
    await database?.close();
    await market?.stop();
    await server?.stop();
  });

  const registered = () =>
    ask(
      subgraph,
      `{ organizations: _entities(representations: [{ __typename: "Organization", mspId: "Org1MSP" }]) {
    ... on Organization { accounts(first: 5) { nodes { name } } } } }`,
    );

  test("reads say that the store is gone, and go on by themselves when it is back, with all that happened", async () => {
    const [alice, bob] = [new TestAccount(), new TestAccount()];
    await alice.act(subgraph, "RegisterUser", { name: "alice", introduction: "" });
    await expect.poll(() => subgraph.isReady(), patience).toBe(true);

    await server.crash();
    const lost = await registered();
    expect(lost.errors?.[0]?.extensions).toEqual({ code: "STORE_UNAVAILABLE", retryable: true });
    await expect(subgraph.isReady()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });

    await server.restart();
    expect((await registered()).data).toEqual({ organizations: [{ accounts: { nodes: [{ name: "alice" }] } }] });
    await bob.act(subgraph, "RegisterUser", { name: "bob", introduction: "" });
    const names = new Set(
      ((await registered()).data as never as Registered).organizations[0]?.accounts.nodes.map(({ name }) => name),
    );
    expect(names).toEqual(new Set(["alice", "bob"]));
    await expect.poll(() => subgraph.isReady(), patience).toBe(true);
  });
});

interface Registered {
  readonly organizations: readonly { readonly accounts: { readonly nodes: readonly { readonly name: string }[] } }[];
}
