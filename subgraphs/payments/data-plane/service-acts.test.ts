import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { heldPaymentSchema, maxOperations } from "@ledgerloom/pay/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { createOwnTables } from "../keys/payment-server-tables.ts";
import { type TokenStore, tokenStoreInDatabase, tokenStoreInFolder } from "../tokens/token-store.ts";
import { forgetOldActs, operationName, partOfFrame } from "./service-acts.ts";

let folder: string;
let database: Database;
let stores: Readonly<Record<string, TokenStore>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-acts-"));
  database = await openPglite();
  await createOwnTables(database);
  stores = { folder: await tokenStoreInFolder(folder), shared: tokenStoreInDatabase(database) };
});
afterAll(async () => {
  await stores.folder?.end();
  await database.close();
  await rm(folder, { recursive: true });
});

const idAt = (minute: number) => `${minute.toString(16).padStart(8, "0")}.service.1`;

describe.each(["folder", "shared"])("in the %s store", (name) => {
  test("what an operation did is kept for a quarter of an hour, and no longer", async () => {
    const store = stores[name] as TokenStore;
    const now = 30_000_000;
    const lane = { channel: name, tokenId: 1n, lane: 0 };
    const sign = (id: string) => store.signed.take(lane, 1, partOfFrame({ id, isAgain: true, keyId: "key" }, 0));
    const request = { act: "request 1", part: 0 };
    const ids = [now - 16, now - 15, now].map(idAt);
    for (const id of ids) await sign(id);
    await store.signed.take(lane, 1, request);

    await forgetOldActs(store.acts, now * 60_000);
    expect((await sign(ids[1] ?? "")).first).toBe(2n);
    expect((await sign(ids[2] ?? "")).first).toBe(3n);
    expect((await store.signed.take(lane, 1, request)).first).toBe(4n);
    // Forgotten, so done once more.
    expect((await sign(ids[0] ?? "")).first).toBe(5n);
  });
});

test("an operation has a name of its own, the same whenever its frame is sent", () => {
  const [id, keyId] = ["01b2c3d4.service.1", "a".repeat(32)];
  const frames = [
    { id, keyId },
    { id: "01b2c3d4.service.2", keyId },
    { id, keyId: "b".repeat(32) },
  ];
  const namesOf = (isAgain: boolean) =>
    frames.flatMap((frame) => [0, 1].map((place) => operationName(partOfFrame({ ...frame, isAgain }, place))));
  expect(new Set(namesOf(false)).size).toBe(6);
  expect(namesOf(true)).toEqual(namesOf(false));
});

test("the longest name of an operation can name a held payment", () => {
  const frame = { id: `01b2c3d4.${"x".repeat(40)}`, isAgain: false, keyId: "a".repeat(32) };
  const name = operationName(partOfFrame(frame, maxOperations - 1));
  expect(heldPaymentSchema.parse(`0x${"1".repeat(64)}/${name}`)).toContain(name);
});
