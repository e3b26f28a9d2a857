import type { ServiceRow } from "@ledgerloom/chaincode";
import { describe, expect, it } from "vitest";
import type { LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import { MarketplaceProjection } from "./marketplace-projection.ts";

const alice = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";

function service(changes: Partial<ServiceRow>): ServiceRow {
  const at = "2027-01-15T08:00:00.000Z";
  const said = { category: "Maps", tags: ["map"], description: "", url: "", price: "5", composes: [] };
  const state = { status: "AVAILABLE", isRewardDue: false, isFeeDue: false, createdAt: at, updatedAt: at } as const;
  return { name: "Maps", kind: "SERVICE", developer: alice, ...said, ...state, ...changes };
}

/** A block with one transaction that wrote these rows. */
function block(rows: Record<string, object>, namespace = "marketplace"): LedgerBlock {
  const writes = Object.entries(rows).map(([key, row]) => ({
    namespace,
    key,
    value: Buffer.from(JSON.stringify(row)),
  }));
  const transaction = { id: "tx", timestamp: new Date(0), creatorMspId: "Org1MSP", validationCode: "VALID", writes };
  return { number: 1n, hash: "", previousHash: "", transactions: [transaction] };
}

function projectionOf(...services: ServiceRow[]): MarketplaceProjection {
  const projection = new MarketplaceProjection();
  for (const row of services) projection.apply(block({ [`service/${row.name}`]: row }));
  return projection;
}

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe("projection", () => {
  it("lists services in every order and by every condition", () => {
    const { services } = projectionOf(
      service({ name: "Books", price: "10", category: "Books", tags: ["read", "map"] }),
      service({ name: "Atlas", price: "9", status: "CREATED" }),
      service({ name: "Mix", kind: "MASHUP", price: "200", composes: ["Books", "Atlas"], developer: "0xBob" }),
    );
    expect(names(services.list({}, "NAME"))).toEqual(["Atlas", "Books", "Mix"]);
    expect(names(services.list({}, "PRICE"))).toEqual(["Atlas", "Books", "Mix"]);
    expect(names(services.list({ status: "AVAILABLE" }, "NAME"))).toEqual(["Books", "Mix"]);
    expect(names(services.list({ tag: "map" }, "PRICE"))).toEqual(["Atlas", "Books", "Mix"]);
    expect(names(services.list({ tag: "map", status: "AVAILABLE", kind: "SERVICE" }, "NAME"))).toEqual(["Books"]);
    expect(names(services.list({ category: "Books", tag: "map" }, "NAME"))).toEqual(["Books"]);
    expect(names(services.list({ developerAddress: alice }, "NAME"))).toEqual(["Atlas", "Books"]);
    expect(names(services.list({ nameContains: "ATL" }, "NAME"))).toEqual(["Atlas"]);
    expect(services.composersOf("Atlas")).toEqual(["Mix"]);
    expect(services.find("Mix")?.composedNames).toEqual(["Atlas", "Books"]);
  });

  it("moves a service that changes from index to index", () => {
    const projection = projectionOf(service({ status: "CREATED" }), service({ price: "7", category: "Geo", tags: [] }));
    expect(names(projection.services.list({ status: "CREATED" }, "NAME"))).toEqual([]);
    expect(names(projection.services.list({ status: "AVAILABLE" }, "PRICE"))).toEqual(["Maps"]);
    expect(names(projection.services.list({ tag: "map" }, "NAME"))).toEqual([]);
    expect(names(projection.services.list({ category: "Maps" }, "NAME"))).toEqual([]);
    expect(names(projection.services.list({ category: "Geo" }, "NAME"))).toEqual(["Maps"]);
    expect(projection.services.list({}, "NAME")).toHaveLength(1);
  });

  it("takes users and rights over, and nothing of other chaincodes", () => {
    const user = {
      address: alice,
      name: "alice",
      introduction: "",
      organization: "Org2MSP",
      joinedAt: "2027-01-15T08:00:00.000Z",
    };
    const rights = {
      service: "Maps",
      user: alice,
      callsLeft: "2",
      callsBought: "3",
      paid: "15",
      updatedAt: user.joinedAt,
    };
    const projection = new MarketplaceProjection();
    projection.apply(block({ [`\0user\0${alice}\0`]: user, [`\0rights\0Maps\0${alice}\0`]: rights }));
    projection.apply(block({ "service/Foreign": service({ name: "Foreign" }) }, "other"));
    expect(projection.findUser(alice)).toMatchObject({ name: "alice", mspId: "Org2MSP" });
    expect(projection.usersOf("Org2MSP")).toHaveLength(1);
    expect(projection.rightsOf(alice)).toMatchObject([{ serviceName: "Maps", callsLeft: 2n }]);
    expect(projection.services.list({}, "NAME")).toEqual([]);
  });
});
