import { join } from "node:path";
import { graphql } from "graphql";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../store/database/database.ts";
import { projectChannel } from "../../../store/projection/project-channel.ts";
import { bothDatabases, type OpenedDatabase } from "../../../store/testing/both-databases.ts";
import { postgresPrograms } from "../../../store/testing/temporary-postgres.ts";
import { WatchedDatabase } from "../../../store/testing/watched-database.ts";
import type { PageArgs } from "../../kit/graph/paging.ts";
import { buildMarketplaceSchema } from "../graph/schema.ts";
import { importer, ListedLedger } from "../testing/listed-ledger.ts";
import { changesOf } from "./block-changes.ts";
import { MarketReads } from "./market-reads.ts";
import type { ServiceOrder } from "./rows.ts";
import type { ServiceConditions } from "./service-conditions.ts";
import { marketplaceStore } from "./tables.ts";

const log = pino({ level: "silent" });
const shipped = join(import.meta.dirname, "../../../data/programmableweb");
const byName = { field: "NAME", isDescending: false } as const;
const byPrice = { field: "PRICE", isDescending: true } as const;

describe.each(Object.keys(bothDatabases))("reading the shipped listing in %s", (name) => {
  const isMissing = name === "PostgreSQL" && !postgresPrograms;
  const planIt = it.skipIf(isMissing);
  let ledger: ListedLedger;
  let opened: OpenedDatabase | undefined;
  let watched: WatchedDatabase;

  beforeAll(async () => {
    if (isMissing) return;
    ledger = await ListedLedger.of(shipped);
    opened = await bothDatabases[name]?.();
    const { database } = opened as OpenedDatabase;
    watched = new WatchedDatabase(database);
    const definition = marketplaceStore("marketplace");
    const projection = await projectChannel({ channel: ledger.channel, database, definition, changesOf, log });
    await projection.reached(BigInt(ledger.blocks.length - 1), 900_000);
    // Closing waits until its tables are analysed.
    await projection.close();
    expect(await knownRows(database)).toBeGreaterThan(0.8 * ledger.names.length);
  });
  afterAll(() => opened?.close());

  const reads = () => new MarketReads(watched.database);
  const visitedBy = async (read: () => Promise<unknown>) => {
    watched.statements.length = 0;
    await read();
    return watched.visits();
  };
  const rowsOf = (visits: readonly { readonly rows: number }[]) => visits.reduce((sum, { rows }) => sum + rows, 0);

  planIt("finds what composes a service by the index, without looking at anything else", async () => {
    const composed = ledger.names.slice(0, 500);
    const market = reads();
    let edges = 0;
    const visits = await visitedBy(async () => {
      const pages = await Promise.all(composed.map((one) => market.composersOf(one, { first: 100 })));
      edges = pages.reduce((sum, { nodes }) => sum + nodes.length, 0);
    });
    expect(edges).toBeGreaterThan(100);
    expect(rowsOf(visits)).toBeLessThan(3 * edges);
    expect(visits.flatMap(({ indexes }) => indexes)).toContain("services_6");
    const counts = await visitedBy(async () => {
      const pages = await Promise.all(composed.map((one) => market.composersOf(one, { first: 1 })));
      await Promise.all(pages.map((page) => page.countAll()));
    });
    expect(rowsOf(counts)).toBeLessThan(6 * edges);
  });

  planIt("looks at nothing for those who have registered nothing, though one has registered everything", async () => {
    const market = reads();
    const others = Array.from({ length: 100 }, (_, at) => `0x${at}`);
    const visits = await visitedBy(() => Promise.all(others.map((one) => market.servicesOf(one, { first: 1 }))));
    expect(rowsOf(visits)).toBe(0);
    const own = await visitedBy(() => reads().servicesOf(importer, { first: 50 }));
    expect(rowsOf(own)).toBeLessThan(55);
  });

  planIt("visits no more for a page far behind than for the first", async () => {
    for (const order of [byName, byPrice]) {
      const last = await reads().services({}, order, { last: 100 });
      const far = { first: 50, after: last.pageInfo.startCursor as string };
      expect(rowsOf(await visitedBy(() => reads().services({}, order, { first: 50 })))).toBeLessThan(55);
      expect(rowsOf(await visitedBy(() => reads().services({}, order, far)))).toBeLessThan(55);
    }
  });

  planIt("walks through all services, page by page and either way, visiting each about once", async () => {
    const walk = async (next: (cursor: string | undefined) => PageArgs, way: "endCursor" | "startCursor") => {
      const names: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await reads().services({}, byName, next(cursor));
        names.push(...page.nodes.map((service) => service.name));
        const { hasNextPage, hasPreviousPage } = page.pageInfo;
        if (!(way === "endCursor" ? hasNextPage : hasPreviousPage)) return names;
        cursor = page.pageInfo[way] as string;
      }
    };
    const onwards = await visitedBy(() => walk((after) => ({ first: 100, ...(after && { after }) }), "endCursor"));
    const backwards = await visitedBy(() =>
      walk((before) => ({ last: 100, ...(before && { before }) }), "startCursor"),
    );
    for (const visits of [onwards, backwards]) {
      expect(visits).toHaveLength(Math.ceil(ledger.names.length / 100));
      expect(rowsOf(visits)).toBeLessThan(1.1 * ledger.names.length);
    }
  });

  planIt("looks at each row at most a few times, whatever a list is filtered by", async () => {
    const filters: ServiceConditions[] = [
      { tag: "nothing has this" },
      { tag: "mapping", kind: "SERVICE" },
      { category: "Mapping", tag: "social" },
      { status: "CREATED" },
      { nameContains: "zzzzz" },
      { developerAddress: importer, kind: "MASHUP" },
    ];
    for (const filter of filters) {
      for (const order of [byName, byPrice]) {
        const visits = await visitedBy(() => reads().services(filter, order, { first: 100 }));
        expect(rowsOf(visits), JSON.stringify(filter)).toBeLessThanOrEqual(2 * ledger.names.length);
      }
    }
    const none = await visitedBy(() => reads().services({ tag: "nothing has this" }, byName, { first: 100 }));
    expect(rowsOf(none)).toBeLessThan(10);
  });

  planIt("reads no table from its beginning to its end for any page", async () => {
    const time = new Date(Date.UTC(2027, 0, 15, 8, 0, 10));
    const conditions: ServiceConditions[] = [
      {},
      { status: "AVAILABLE" },
      { statuses: ["CREATED", "INVALID"] },
      { kind: "MASHUP" },
      { category: "Mapping" },
      { categories: ["Mapping", "Weather"] },
      { tag: "mapping" },
      { tags: { all: ["mapping", "social"], any: ["photos", "video"] } },
      { developerAddress: importer },
      { developerOrganization: "Org1MSP" },
      { nameContains: "google" },
      { nameContains: "zzzzz" },
      { names: ledger.names.slice(0, 100) },
      { composes: ["Google Maps"] },
      { priceFrom: 1n, priceTo: 2n },
      { createdFrom: time },
      { createdTo: time },
      { text: "google maps" },
      { text: "gogle map" },
      { text: "api" },
    ];
    const pairs = conditions.slice(1).map((two, at) => ({ ...conditions[at], ...two }));
    const orders: ServiceOrder[] = ["NAME", "CREATED_AT", "UPDATED_AT", "PRICE"];
    const lists: [ServiceConditions, ServiceOrder][] = [
      ...conditions.flatMap((one) => orders.map((field): [ServiceConditions, ServiceOrder] => [one, field])),
      ...[...conditions, ...pairs].map((one): [ServiceConditions, ServiceOrder] => [
        one,
        one.text ? "RELEVANCE" : "PRICE",
      ]),
    ];
    const scanned: unknown[] = [];
    for (const [condition, field] of lists) {
      const order = { field, isDescending: true };
      const visits = await visitedBy(() => reads().services(condition, order, { first: 100 }));
      // A server reads all rows where it takes most of them to match words, each of which is ranked.
      if (name === "PostgreSQL" && condition.text) continue;
      if (visits.some(({ scans }) => scans.includes("services"))) scanned.push([condition, field, visits]);
    }
    expect(scanned).toEqual([]);
  });

  planIt("counts a list only when its total is asked for", async () => {
    const schema = await buildMarketplaceSchema(log);
    const ask = async (source: string) => {
      watched.statements.length = 0;
      const { data, errors } = await graphql({ schema, source, contextValue: { market: reads() } });
      expect(errors).toBeUndefined();
      return { data, counts: watched.statements.filter(({ text }) => text.includes("count(")).length };
    };
    const nodes =
      "services(first: 3) { nodes { name composedBy(first: 1) { nodes { name } } } pageInfo { hasNextPage } }";
    expect((await ask(`{ ${nodes} }`)).counts).toBe(0);
    const total = { totalCount: ledger.names.length };
    expect(await ask("{ services(first: 3) { totalCount } }")).toMatchObject({ data: { services: total }, counts: 1 });
    const renamed = "{ services(first: 3) { ...Part } } fragment Part on ServiceConnection { all: totalCount }";
    expect(await ask(renamed)).toMatchObject({ data: { services: { all: ledger.names.length } }, counts: 1 });
    const skipped = "{ services(first: 3) { totalCount @skip(if: true) nodes { name } } }";
    expect((await ask(skipped)).counts).toBe(0);
    const facets = "{ services(first: 1) { facets { kind(first: 2) { nodes { value count } } } } }";
    expect(await ask(facets)).toMatchObject({
      data: { services: { facets: { kind: { nodes: [{ value: "MASHUP" }, { value: "SERVICE" }] } } } },
      counts: 1,
    });
    const many = `{ services(first: 100) { nodes { composedBy(first: 1) { totalCount } } } }`;
    expect((await ask(many)).counts).toBe(1);
  });
});

async function knownRows(database: Database): Promise<number> {
  const [row] = await database.query<{ rows: number }>(
    "SELECT reltuples::integer AS rows FROM pg_class WHERE oid = 'marketplace.services'::regclass",
  );
  return row?.rows ?? -1;
}
