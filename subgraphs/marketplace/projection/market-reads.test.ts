import type { ServiceRow } from "@ledgerloom/chaincode";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { Store } from "../../../store/projection/store.ts";
import { changesOf } from "./block-changes.ts";
import { MarketReads } from "./market-reads.ts";
import type { ServiceOrder } from "./rows.ts";
import type { ServiceConditions, ServiceFacet } from "./service-conditions.ts";
import { marketplaceStore } from "./tables.ts";

const alice = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";

function service(changes: Partial<ServiceRow>): ServiceRow {
  const at = "2027-01-15T08:00:00.000Z";
  const said = { category: "Maps", tags: ["map"], description: "", url: "", price: "5", composes: [] };
  const state = { status: "AVAILABLE", isRewardDue: false, isFeeDue: false, createdAt: at, updatedAt: at } as const;
  return { name: "Maps", kind: "SERVICE", developer: alice, ...said, ...state, ...changes };
}

/** Block with one transaction that wrote these rows. */
function block(number: number, rows: Record<string, object>, namespace = "marketplace"): LedgerBlock {
  const writes = Object.entries(rows).map(([key, row]) => ({
    namespace,
    key,
    value: Buffer.from(JSON.stringify(row)),
  }));
  const transaction = { id: "tx", timestamp: new Date(0), creatorMspId: "Org1MSP", validationCode: "VALID", writes };
  return { number: BigInt(number), hash: `${number}`, previousHash: `${number - 1}`, transactions: [transaction] };
}

let database: Database;
beforeAll(async () => {
  database = await openPglite();
});
afterAll(() => database.close());

/** Reads of a store that has projected these blocks and no others. */
async function readsOf(...blocks: readonly LedgerBlock[]): Promise<MarketReads> {
  const store = await Store.open(database, marketplaceStore("marketplace"));
  await store.rebuild();
  const lease = await store.claim();
  if (!lease) throw new Error("the right to write is taken");
  const changes = blocks.map((one) => ({ number: one.number, hash: one.hash, ...changesOf(one) }));
  await store.apply(lease, await store.readCheckpoint(), changes);
  return new MarketReads(database);
}

const servicesOf = (...rows: readonly ServiceRow[]) =>
  rows.map((row, number) => block(number, { [`service/${row.name}`]: row }));

async function list(
  reads: MarketReads,
  conditions: ServiceConditions,
  field: ServiceOrder = "NAME",
  isDescending = false,
) {
  const page = await reads.services(conditions, { field, isDescending }, { first: 100 });
  expect(await page.countAll()).toBe(page.nodes.length);
  return page.nodes.map(({ name }) => name);
}

const all = { first: 100 };

describe("projection", () => {
  it("lists services in every order and by every condition", async () => {
    const reads = await readsOf(
      ...servicesOf(
        service({ name: "Books", price: "10", category: "Books", tags: ["read", "map"] }),
        service({ name: "Atlas", price: "9", status: "CREATED" }),
        service({ name: "Mix", kind: "MASHUP", price: "200", composes: ["Books", "Atlas"], developer: "0xBob" }),
      ),
    );
    expect(await list(reads, {}, "NAME")).toEqual(["Atlas", "Books", "Mix"]);
    expect(await list(reads, {}, "PRICE")).toEqual(["Atlas", "Books", "Mix"]);
    expect(await list(reads, {}, "PRICE", true)).toEqual(["Mix", "Books", "Atlas"]);
    expect(await list(reads, {}, "CREATED_AT", true)).toEqual(["Mix", "Books", "Atlas"]);
    expect(await list(reads, { status: "AVAILABLE" })).toEqual(["Books", "Mix"]);
    expect(await list(reads, { tag: "map" }, "PRICE")).toEqual(["Atlas", "Books", "Mix"]);
    expect(await list(reads, { tag: "map", status: "AVAILABLE", kind: "SERVICE" })).toEqual(["Books"]);
    expect(await list(reads, { category: "Books", tag: "map" })).toEqual(["Books"]);
    expect(await list(reads, { developerAddress: alice })).toEqual(["Atlas", "Books"]);
    expect(await list(reads, { nameContains: "ATL" })).toEqual(["Atlas"]);
    expect(await list(reads, { nameContains: "%" })).toEqual([]);
    expect((await reads.composersOf("Atlas", all)).nodes.map(({ name }) => name)).toEqual(["Mix"]);
    expect((await reads.service("Mix"))?.composedNames).toEqual(["Atlas", "Books"]);
    expect(await reads.service("No\0name")).toBeUndefined();
  });

  it("finds parts of names in whatever case and form they are written", async () => {
    const names = ["ΟΔΟΣΑ", "Cafe\u0301 Finder".normalize("NFC"), "İSTANBUL Maps", "Straße"];
    const reads = await readsOf(...servicesOf(...names.map((name) => service({ name }))));
    const found = async (nameContains: string) => (await list(reads, { nameContains })).join();
    expect(await found("ΟΔΟΣ")).toBe(names[0]);
    expect(await found("οδος")).toBe(names[0]);
    expect(await found("cafe\u0301")).toBe(names[1]);
    expect(await found("istanbul")).toBe(names[2]);
    expect(await found("STRASSE")).toBe(names[3]);
  });

  it("lists services under conditions with several values", async () => {
    const later = "2027-02-01T00:00:00.000Z";
    const bob = { address: "0xBob", name: "bob", introduction: "", organization: "Org2MSP", joinedAt: later };
    const reads = await readsOf(
      block(0, { [`\0user\0${bob.address}\0`]: bob }),
      ...servicesOf(
        service({ name: "Atlas", price: "9", status: "CREATED", tags: ["map", "road"] }),
        service({ name: "Books", price: "10", category: "Books", tags: ["read"], createdAt: later }),
        service({ name: "Mix", kind: "MASHUP", price: "200", composes: ["Books", "Atlas"], developer: "0xBob" }),
      ).map((one) => ({ ...one, number: one.number + 1n })),
    );
    expect(await list(reads, { statuses: ["CREATED", "INVALID"] })).toEqual(["Atlas"]);
    expect(await list(reads, { categories: ["Books", "Maps"], kind: "SERVICE" })).toEqual(["Atlas", "Books"]);
    expect(await list(reads, { tags: { any: ["read", "road"] } })).toEqual(["Atlas", "Books"]);
    expect(await list(reads, { tags: { all: ["map", "road"] } })).toEqual(["Atlas"]);
    expect(await list(reads, { names: ["Mix", "Atlas", "No\0name"] })).toEqual(["Atlas", "Mix"]);
    expect(await list(reads, { composes: ["Atlas", "Books"] })).toEqual(["Mix"]);
    expect(await list(reads, { composes: ["Atlas", "Mix"] })).toEqual([]);
    expect(await list(reads, { priceFrom: 10n, priceTo: 200n })).toEqual(["Books", "Mix"]);
    expect(await list(reads, { createdFrom: new Date(later) })).toEqual(["Books"]);
    expect(await list(reads, { createdTo: new Date(later) })).toEqual(["Atlas", "Mix"]);
    expect(await list(reads, { developerOrganization: "Org2MSP" })).toEqual(["Mix"]);
  });

  it("shows a service that changes as it is now", async () => {
    const reads = await readsOf(
      ...servicesOf(service({ status: "CREATED" }), service({ price: "7", category: "Geo", tags: [] })),
    );
    expect(await list(reads, { status: "CREATED" })).toEqual([]);
    expect(await list(reads, { status: "AVAILABLE" }, "PRICE")).toEqual(["Maps"]);
    expect(await list(reads, { tag: "map" })).toEqual([]);
    expect(await list(reads, { category: "Maps" })).toEqual([]);
    expect(await list(reads, { category: "Geo" })).toEqual(["Maps"]);
    expect(await list(reads, {})).toEqual(["Maps"]);
  });

  it("takes users and rights over, and nothing of other chaincodes", async () => {
    const joinedAt = "2027-01-15T08:00:00.000Z";
    const user = { address: alice, name: "alice", introduction: "", organization: "Org2MSP", joinedAt };
    const calls = { callsLeft: "2", callsBought: "3", paid: "15" };
    const rights = { service: "Maps", user: alice, ...calls, updatedAt: joinedAt };
    const reads = await readsOf(
      block(0, { [`\0user\0${alice}\0`]: user, [`\0rights\0Maps\0${alice}\0`]: rights }),
      block(1, { "service/Foreign": service({ name: "Foreign" }) }, "other"),
    );
    expect(await reads.user(alice)).toMatchObject({ name: "alice", mspId: "Org2MSP", joinedAt: new Date(joinedAt) });
    expect(await (await reads.usersOf("Org2MSP", all)).countAll()).toBe(1);
    expect((await reads.callRightsOf(alice, all)).nodes).toMatchObject([{ serviceName: "Maps", callsLeft: 2n }]);
    expect(await list(reads, {})).toEqual([]);
  });

  describe("searches", () => {
    const rows = [
      service({ name: "Google Maps", tags: ["mapping", "places"] }),
      service({ name: "MapQuest", tags: ["mapping"], price: "7" }),
      service({ name: "Twitter", category: "Social", tags: ["microblogging"], description: "Short messages." }),
      service({ name: "Weather", category: "Weather", tags: ["forecast"], description: "Draws a map of Google's." }),
      service({ name: "Καιρός", category: "Weather", tags: [], description: "O'Reilly & \\ it's:*'!" }),
    ];
    let reads: MarketReads;
    beforeAll(async () => {
      reads = await readsOf(...servicesOf(...rows));
    });

    it.each<[string, string[]]>([
      ["google maps", ["Google Maps"]],
      ["MAP", ["Google Maps", "MapQuest", "Weather"]],
      ["quest", ["MapQuest"]],
      ["messages", ["Twitter"]],
      ["gogle", ["Google Maps"]],
      ["twiter", ["Twitter"]],
      ["forcast", ["Weather"]],
      ["ΚΑΙΡΌΣ", ["Καιρός"]],
      ["it's:*'! & \\", ["Καιρός"]],
      ["nothing has this", []],
      ["?!", []],
      ["\0", []],
    ])("for %s, with what is alike where nothing has it", async (text, names) => {
      const { nodes } = await reads.services({ text }, undefined, all);
      expect(nodes.map(({ name }) => name).sort()).toEqual(names.sort());
    });

    it("show the best first, page by page", async () => {
      const first = await reads.services({ text: "map" }, undefined, { first: 2 });
      const after = first.pageInfo.endCursor as string;
      const second = await reads.services({ text: "map" }, undefined, { first: 2, after });
      expect([first, second].map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([
        ["MapQuest", "Google Maps"],
        ["Weather"],
      ]);
      expect([await first.countAll(), second.pageInfo]).toMatchObject([
        3,
        { hasNextPage: false, hasPreviousPage: true },
      ]);
      expect(await list(reads, { text: "map", tag: "mapping" }, "PRICE", true)).toEqual(["MapQuest", "Google Maps"]);
      await expect(list(reads, {}, "RELEVANCE")).rejects.toMatchObject({ code: "BAD_INPUT" });
    });

    it("count values under all conditions but those of the facet itself", async () => {
      const facet = async (name: ServiceFacet, conditions: ServiceConditions) =>
        (await reads.facet(name, conditions, all)).nodes.map(({ value, count }) => `${value} ${count}`);
      expect(await facet("category", {})).toEqual(["Weather 2", "Maps 2", "Social 1"]);
      expect(await facet("category", { category: "Maps", tag: "mapping" })).toEqual(["Maps 2"]);
      expect(await facet("tag", { category: "Maps", tags: { all: ["places"] } })).toEqual(["mapping 2", "places 1"]);
      expect(await facet("status", { statuses: ["INVALID"], text: "map" })).toEqual(["AVAILABLE 3"]);
      expect(await facet("developer", { priceFrom: 7n })).toEqual([`${alice} 1`]);
      expect(await facet("kind", { nameContains: "none" })).toEqual([]);
    });
  });

  it("answers pages of many lists at once, each with its own total, and refuses cursors of other lists", async () => {
    const rows = ["A", "B", "C"].map((name) => service({ name, tags: [name] }));
    const reads = await readsOf(...servicesOf(...rows, service({ name: "D", developer: "0xBob" })));
    const pages = await Promise.all([alice, "0xBob", "0xNobody"].map((one) => reads.servicesOf(one, { first: 2 })));
    expect(await Promise.all(pages.map((page) => page.countAll()))).toEqual([3, 1, 0]);
    expect(pages.map(({ nodes }) => nodes.map(({ name }) => name).join())).toEqual(["A,B", "D", ""]);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false, false]);
    const after = pages[0]?.pageInfo.endCursor as string;
    const byPrice = reads.services({}, { field: "PRICE", isDescending: false }, { first: 2, after });
    await expect(byPrice).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});
