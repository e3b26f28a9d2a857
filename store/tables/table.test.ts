import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../projection/store.ts";
import { bothDatabases, type OpenedDatabase } from "../testing/both-databases.ts";
import { postgresPrograms } from "../testing/temporary-postgres.ts";
import {
  bigint,
  boolean,
  integer,
  json,
  nullable,
  numeric,
  safeInteger,
  text,
  texts,
  timestamp,
  writtenIn,
} from "./columns.ts";
import { listedBy, orderOf } from "./list-query.ts";
import { lookUp } from "./look-up.ts";
import { PageLoader } from "./page-loader.ts";
import { upsert } from "./row-writer.ts";
import { defineTable, type RowOf, tableStatements } from "./table.ts";

const table = defineTable({
  name: "things",
  columns: {
    id: text(),
    ownerAddress: text("owner"),
    tags: texts(),
    hugeAmount: numeric(),
    laneNumber: safeInteger("numeric"),
    readyAt: safeInteger("bigint"),
    block: bigint(),
    rank: integer(),
    isOpen: boolean(),
    openedAt: timestamp(),
    content: json<{ readonly a: number }>(),
    category: nullable(text()),
    requests: nullable(numeric()),
    changedIn: writtenIn(),
  },
  key: ["id"],
  indexes: ["(owner, id)"],
});

const row: RowOf<typeof table> = {
  id: "1",
  ownerAddress: "0x1",
  tags: ["a", "b"],
  hugeAmount: 10n ** 60n,
  laneNumber: 7,
  readyAt: 1_700_000_000,
  block: 2n ** 62n,
  rank: 3,
  isOpen: true,
  openedAt: new Date("2027-01-15T08:00:00.123Z"),
  content: { a: 1 },
  category: null,
  requests: null,
  changedIn: 4n,
};

it("creates columns under the names of properties in snake case, and under their own", () => {
  expect(tableStatements("s", table).join(";").replace(/\s+/g, " ")).toBe(
    `CREATE TABLE s.things (valid_from bigint NOT NULL, valid_to bigint, id text COLLATE "C", owner text COLLATE "C", ` +
      `tags text[] COLLATE "C", huge_amount numeric, lane_number numeric, ready_at bigint, block bigint, rank integer, ` +
      `is_open boolean, opened_at timestamptz, content json, category text COLLATE "C", requests numeric, ` +
      `PRIMARY KEY (id, valid_from));CREATE UNIQUE INDEX things_current ON s.things (id) WHERE valid_to IS NULL;` +
      `CREATE INDEX things_0 ON s.things (owner, id) WHERE valid_to IS NULL`,
  );
});

it("has no order by what no cursor can hold", () => {
  expect(() => orderOf(table, "content")).toThrow("no cursor can hold content");
});

describe.each(Object.keys(bothDatabases))("rows in %s", (name) => {
  const rowIt = it.skipIf(name === "PostgreSQL" && !postgresPrograms);
  let opened: OpenedDatabase | undefined;
  beforeAll(async () => {
    if (name !== "PostgreSQL" || postgresPrograms) opened = await bothDatabases[name]?.();
  });
  afterAll(() => opened?.close());

  rowIt("are read as they were written, whole and in part, by key and in pages", async () => {
    const { database } = opened as OpenedDatabase;
    const store = await Store.open(database, { schema: "typed", source: "ledger", tables: [table] });
    const lease = await store.claim();
    if (!lease) throw new Error("the right to write is taken");
    const block = { number: 4n, hash: "4", rows: [upsert(table, row)], events: [] };
    await store.apply(lease, await store.readCheckpoint(), [block]);
    const things = { schema: "typed", table };
    expect((await lookUp(database, { ...things, key: "id" }, ["1"])).get("1")).toEqual([row]);
    const part = { ...things, key: "ownerAddress", columns: ["ownerAddress", "hugeAmount"] } as const;
    expect((await lookUp(database, part, ["0x1"])).get("0x1")).toEqual([
      { ownerAddress: "0x1", hugeAmount: row.hugeAmount },
    ]);
    const list = { ...things, ...listedBy(table, "ownerAddress", "id") };
    expect((await new PageLoader(database).page(list, { first: 1 }, "0x1")).nodes).toEqual([row]);
  });
});
