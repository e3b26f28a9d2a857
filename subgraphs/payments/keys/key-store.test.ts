import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { KeyStore } from "./key-store.ts";
import { createOwnTables } from "./payment-server-tables.ts";

const passphrase = "a long passphrase";
let database: Database;

beforeEach(async () => {
  database = await openPglite();
  await createOwnTables(database);
});
afterEach(() => database.close());

test("accounts come back with their keys, for their organisation, also in another instance", async () => {
  const store = await KeyStore.open(database, passphrase);
  const other = await KeyStore.open(database, passphrase);
  const [first, second, third] = [
    await store.keep(store.prepare("Org1MSP")),
    await store.keep(store.prepare("Org2MSP")),
    await other.keep(other.prepare("Org1MSP")),
  ];
  expect(await store.ofOrganization("Org1MSP")).toEqual([first, third]);
  expect(await other.find(second.address)).toEqual(second);
  expect(await store.find(third.address)).toEqual(third);
  expect(await store.find("0x0")).toBeUndefined();
});

test("servers that start at once agree on what seals the keys", async () => {
  const [first, second] = await Promise.all([KeyStore.open(database, passphrase), KeyStore.open(database, passphrase)]);
  const account = await first.keep(first.prepare("Org1MSP"));
  expect(await second.find(account.address)).toEqual(account);
});

test("the database shows no key", async () => {
  const store = await KeyStore.open(database, passphrase);
  const { privateKey, voucherKey } = await store.keep(store.prepare("Org1MSP"));
  const text = JSON.stringify(await database.query("SELECT keys FROM payment_server.accounts"));
  expect(text).not.toContain(privateKey.slice(2));
  expect(text).not.toContain(Buffer.from(voucherKey).toString("hex"));
});

test("a wrong passphrase and a changed row are refused", async () => {
  const maker = await KeyStore.open(database, passphrase);
  const { address } = await maker.keep(maker.prepare("Org1MSP"));
  await expect(KeyStore.open(database, "another passphrase")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await database.query("UPDATE payment_server.accounts SET organization = 'Org2MSP'");
  const store = await KeyStore.open(database, passphrase);
  await expect(store.find(address)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
