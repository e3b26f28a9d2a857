import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ListingRow, readListing } from "./listing-file.ts";
import { planListing } from "./listing-plan.ts";

const shipped = join(import.meta.dirname, "../../../data/programmableweb");

function row(changes: Partial<ListingRow>): ListingRow {
  return { kind: "SERVICE", name: "Maps", category: "", tags: [], description: "", url: "", composes: [], ...changes };
}

const nobody = () => false;

describe("listing plan", () => {
  it("keeps every row of the shipped listing as it is, but for characters that nobody can see", async () => {
    const { rows, unreadable } = await readListing(shipped);
    const { entries, defects } = planListing(rows, nobody);
    expect([rows.length, entries.length, unreadable.length]).toEqual([4099, 4099, 0]);
    expect(entries.reduce((edges, entry) => edges + entry.composes.length, 0)).toBe(10_702);
    const countOf = (problem: string) => defects.filter((defect) => defect.problem === problem).length;
    expect([defects.length, countOf("BAD_TEXT"), countOf("DUPLICATE_NAME")]).toEqual([13, 3, 10]);
  });

  it("numbers names that are listed twice or taken by somebody else, and reports it", () => {
    const rows = [row({}), row({}), row({ kind: "MASHUP", composes: ["Maps"] }), row({ name: "Photos" })];
    const { entries, defects } = planListing(rows, (name) => name === "Photos");
    expect(entries.map(({ name, composes }) => [name, composes])).toEqual([
      ["Maps", []],
      ["Maps (2)", []],
      ["Photos (2)", []],
      ["Maps (3)", ["Maps"]],
    ]);
    expect(defects.map(({ problem, name, found }) => [problem, name, found])).toEqual([
      ["DUPLICATE_NAME", "Maps (2)", "Maps"],
      ["DUPLICATE_NAME", "Photos (2)", "Photos"],
      ["DUPLICATE_NAME", "Maps (3)", "Maps"],
    ]);
  });

  it("reports what a mashup names that is not listed, and keeps the mashup", () => {
    const rows = [
      row({}),
      row({ kind: "MASHUP", name: "Mix", composes: ["Maps", "Gone"] }),
      row({ kind: "MASHUP", name: "Lost", composes: ["Gone"] }),
    ];
    const { entries, defects } = planListing(rows, nobody);
    expect(entries.map(({ kind, name, composes }) => [kind, name, composes])).toEqual([
      ["SERVICE", "Maps", []],
      ["MASHUP", "Mix", ["Maps"]],
      ["SERVICE", "Lost", []],
    ]);
    expect(defects.map(({ problem, listedName, found }) => [problem, listedName, found])).toEqual([
      ["UNRESOLVED_COMPOSITION", "Mix", "Gone"],
      ["UNRESOLVED_COMPOSITION", "Lost", "Gone"],
      ["NOTHING_COMPOSED", "Lost", "Gone"],
    ]);
  });

  it("cuts and cleans what the ledger would refuse, and reports the original", () => {
    const long = "n".repeat(200);
    const { entries, defects } = planListing(
      [
        row({ name: long }),
        row({ name: long }),
        row({ name: "a\u200b \u00a0b", url: "Multiple", description: "x\u0080" }),
      ],
      nobody,
    );
    expect(entries.map(({ name }) => name)).toEqual(["n".repeat(128), `${"n".repeat(124)} (2)`, "a b"]);
    expect(defects.map(({ problem, found }) => [problem, found])).toEqual([
      ["NAME_TOO_LONG", long],
      ["NAME_TOO_LONG", long],
      ["DUPLICATE_NAME", "n".repeat(128)],
      ["NAME_CHANGED", "a\u200b \u00a0b"],
      ["BAD_TEXT", "x\u0080"],
      ["BAD_URL", "Multiple"],
    ]);
  });

  it("prices a service by its name and a mashup by what it composes", () => {
    const rows = [row({}), row({ name: "Photos" }), row({ kind: "MASHUP", name: "Mix", composes: ["Maps", "Photos"] })];
    const [maps, photos, mix] = planListing(rows, nobody).entries.map((entry) => entry.price);
    expect(maps).toBe(planListing([row({})], nobody).entries[0]?.price);
    expect(mix).toBe((((maps as bigint) + (photos as bigint)) * 11n) / 10n);
  });
});
