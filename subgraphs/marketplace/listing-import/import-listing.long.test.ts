import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Child, compiledModule, startChild } from "../../../process/child-process.ts";
import type { MarketplaceSubgraph } from "../start.ts";
import type { ImportProcessArguments } from "../testing/import-process.ts";
import { ask, RunningMarket } from "../testing/running-market.ts";

const from = join(import.meta.dirname, "../../../data/programmableweb");
const rows = 4_099;

let market: RunningMarket;
let observer: MarketplaceSubgraph;

beforeAll(async () => {
  market = await RunningMarket.start();
  observer = await market.startSubgraph();
});

afterAll(async () => {
  await observer?.close();
  await market?.stop();
});

async function listed(filter = "{}"): Promise<number> {
  const { data } = await ask(observer, `{ services(first: 1, filter: ${filter}) { totalCount } }`);
  return (data as { services: { totalCount: number } }).services.totalCount;
}

function startImportProcess(): Promise<Child<string>> {
  const [endpoint] = market.endpoints;
  if (!endpoint) throw new Error("no organisation");
  const given: ImportProcessArguments = { endpoint, listing: { from, dataDirectory: market.dataDirectory } };
  return startChild<string>({
    module: compiledModule("subgraphs/marketplace/testing/import-process.js"),
    args: [JSON.stringify(given)],
  });
}

describe("listing import", () => {
  it("goes on after being killed, stopped, and left by a ledger that crashed, and registers every row once", async () => {
    for (const least of [1, 1_000]) {
      const importing = await startImportProcess();
      await expect.poll(() => listed(), { timeout: 300_000, interval: 5 }).toBeGreaterThanOrEqual(least);
      await importing.kill();
    }
    const atKill = await listed();
    expect(atKill).toBeLessThan(rows);

    const stopped = await new Promise<MarketplaceSubgraph>((resolve, reject) => {
      const onProgress = ({ done }: { done: number }) => done > atKill && starting.then(resolve, reject);
      const listing = { from, dataDirectory: market.dataDirectory, onProgress };
      const starting = market.startSubgraph({ listing });
    });
    await stopped.close();
    expect(await stopped.listingImport).toBeUndefined();
    expect(await listed()).toBeLessThan(rows);

    const progress: number[] = [];
    let crash: Promise<void> | undefined;
    const onProgress = ({ done }: { done: number }) => {
      progress.push(done);
      if (done > 3_000) crash ??= market.crashLedger();
    };
    const last = await market.startSubgraph({ listing: { from, dataDirectory: market.dataDirectory, onProgress } });
    const report = await last.listingImport;
    await crash;
    await last.close();
    expect(progress[0]).toBeGreaterThan(atKill);
    expect(progress.at(-1)).toBe(rows);
    expect(report).toMatchObject({ rows, unreadable: [] });
    expect(report?.defects).toHaveLength(13);
    await expect.poll(() => listed()).toBe(rows);
    expect(await listed("{ status: AVAILABLE, kind: MASHUP }")).toBe(3_379);
    expect(await listed("{ status: AVAILABLE, kind: SERVICE }")).toBe(720);
  });

  it("does nothing when it is complete, and earned nothing", async () => {
    const before = (await market.connections.get("Org1MSP")?.channel("marketplace").newestBlock())?.number;
    const again = await market.startSubgraph({ listing: { from, dataDirectory: market.dataDirectory } });
    expect(await again.listingImport).toMatchObject({ rows });
    await again.close();
    const after = (await market.connections.get("Org1MSP")?.channel("marketplace").newestBlock())?.number;
    expect(after).toBe(before);
    const { data } = await ask(observer, "{ marketplaceIssuance { issued } }");
    expect(data).toEqual({ marketplaceIssuance: { issued: `${100n * 10n ** 18n}` } });
  });

  it("answers pages in every order and direction with the same cursors both ways", async () => {
    const page = async (args: string) => {
      const query = `{ services(${args}) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
      const { data, errors } = await ask(observer, query);
      expect(errors).toBeUndefined();
      return (data as { services: Page }).services;
    };
    for (const orderBy of [
      "",
      ...["NAME", "PRICE", "CREATED_AT"].flatMap((field) => [
        `{ field: ${field} }`,
        `{ field: ${field}, direction: DESC }`,
      ]),
    ]) {
      const order = `filter: { category: "Mapping" }${orderBy && `, orderBy: ${orderBy}`}`;
      const all = await page(`first: 100, ${order}`);
      const first = await page(`first: 7, ${order}`);
      const second = await page(`first: 7, after: "${first.pageInfo.endCursor}", ${order}`);
      const back = await page(`last: 7, before: "${second.pageInfo.startCursor}", ${order}`);
      expect([...first.nodes, ...second.nodes]).toEqual(all.nodes.slice(0, 14));
      expect(back.nodes).toEqual(first.nodes);
      expect([first.pageInfo.hasPreviousPage, first.pageInfo.hasNextPage]).toEqual([false, true]);
    }
    const contains = await page(`first: 100, filter: { nameContains: "google MAPS", status: AVAILABLE }`);
    expect(contains.nodes.length).toBeGreaterThan(5);
    expect(contains.nodes.every(({ name }) => /google maps/i.test(name))).toBe(true);
  });
});

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly name: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}
