import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../../config/config.ts";
import { startPlatform } from "../../../start/all-parts.ts";
import { readListing } from "./listing-file.ts";

let folder: string;
const at = (name: string) => join(folder, name);
const lines = (...rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "listing-"));
  await writeFile(at("services.jsonl"), `${lines({ name: "Maps" }, { name: "Photos" })}\nno JSON\n`);
  await writeFile(at("mashups.own.jsonl.gz"), gzipSync(lines({ name: "Mix", apis: ["Maps"] })));
  await writeFile(at("services.broken.txt"), "not of a listing");
});
afterAll(() => rm(folder, { recursive: true }));

describe("a listing", () => {
  it("is read from a folder or from files, services before mashups, compressed or not", async () => {
    const all = await readListing(folder);
    expect(all.rows.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      ...["SERVICE Maps", "SERVICE Photos", "MASHUP Mix"],
    ]);
    expect(all.unreadable).toMatchObject([{ file: at("services.jsonl"), line: 3 }]);
    expect((await readListing(`${at("mashups.own.jsonl.gz")},${at("services.jsonl")}`)).rows).toEqual(all.rows);
  });

  it("that breaks off is refused whole", async () => {
    const whole = gzipSync(lines({ name: "Maps" }, { name: "Photos" }));
    const cut = at("services-cut.jsonl.gz");
    await writeFile(cut, whole.subarray(0, whole.length - 12));
    await expect(readListing(cut)).rejects.toThrow();
    await rm(cut);
  });

  it("that is not there is named with its setting before anything starts", async () => {
    for (const listing of [at("nowhere"), at("services.broken.txt")]) {
      const data = at("data");
      const config = readConfig({ LEDGERLOOM_LISTING: listing, LEDGERLOOM_DATA: data });
      const starting = startPlatform({ config, log: pino({ level: "silent" }) });
      await expect(starting).rejects.toThrow("LEDGERLOOM_LISTING: ");
      await expect(starting).rejects.toThrow(listing);
    }
  });
});
