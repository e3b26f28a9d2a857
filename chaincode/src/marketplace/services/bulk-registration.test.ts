import { beforeEach, describe, expect, it } from "vitest";
import { MemoryLedger } from "../../ledger/testing/memory-ledger.ts";
import { MarketplaceContract } from "../marketplace-contract.ts";
import { describeEntry, describeService, TestUser } from "../testing/test-user.ts";

const entries = [
  describeEntry({ name: "Maps" }),
  describeEntry({ name: "Photos" }),
  describeEntry({ kind: "MASHUP", name: "Photo map", composes: ["Maps", "Photos"] }),
];
let ledger: MemoryLedger;
let importer: TestUser;

beforeEach(async () => {
  ledger = new MemoryLedger(new MarketplaceContract());
  importer = new TestUser(ledger, 1);
  await importer.register("importer");
});

describe("bulk registration", () => {
  it("registers services and the mashups of them in one transaction, available at once and without reward", async () => {
    const before = await importer.balance();
    const { result, event } = await importer.submit("RegisterServices", { services: entries, publish: true });
    expect(result).toEqual({ registered: ["Maps", "Photos", "Photo map"], published: 3, skipped: [] });
    expect(event).toEqual({
      name: "ServicesRegistered",
      payload: { developer: importer.address, registered: 3, published: 3, skipped: 0 },
    });
    expect(await importer.balance()).toBe(before);
    expect(await ledger.evaluate("QueryService", ["Photo map"])).toMatchObject({
      kind: "MASHUP",
      status: "AVAILABLE",
      composes: ["Maps", "Photos"],
      isRewardDue: false,
    });
  });

  it("skips and reports rows that are there already", async () => {
    await importer.submit("RegisterServices", { services: entries.slice(0, 2), publish: true });
    const { result } = await importer.submit("RegisterServices", { services: entries, publish: true });
    expect(result).toEqual({ registered: ["Photo map"], published: 1, skipped: ["Maps", "Photos"] });
  });

  it("pays no reward for publishing an imported service later", async () => {
    await importer.submit("RegisterServices", { services: entries.slice(0, 1), publish: false });
    const before = await importer.balance();
    await importer.submit("PublishService", { name: "Maps" });
    expect(await importer.balance()).toBe(before);
  });

  it("refuses the whole registration when one row is wrong", async () => {
    const other = new TestUser(ledger, 2);
    await other.register("other");
    await other.submit("RegisterService", describeService({ name: "Taken" }));
    const before = ledger.state.size;
    const attempt = (services: unknown[]) => importer.submit("RegisterServices", { services, publish: true });
    await expect(attempt([])).rejects.toThrow(/^BAD_INPUT/);
    await expect(attempt([...entries, describeEntry({ name: "Taken" })])).rejects.toThrow(/^ALREADY_EXISTS/);
    await expect(attempt([...entries, describeEntry({ name: "Maps" })])).rejects.toThrow(/^BAD_INPUT/);
    const mashup = (changes: Record<string, unknown>) => describeEntry({ kind: "MASHUP", name: "M", ...changes });
    await expect(attempt([mashup({ composes: ["Nothing"] })])).rejects.toThrow(/^NOT_FOUND/);
    await expect(attempt([mashup({ composes: ["M"] })])).rejects.toThrow(/^NOT_FOUND/);
    await expect(attempt([mashup({ composes: [] })])).rejects.toThrow(/^BAD_INPUT/);
    await expect(attempt([...entries, mashup({ composes: ["Maps", "Maps"] })])).rejects.toThrow(/^BAD_INPUT/);
    await expect(attempt([mashup({ kind: "OTHER" })])).rejects.toThrow(/^BAD_INPUT/);
    expect(ledger.state.size).toBe(before);
  });
});
