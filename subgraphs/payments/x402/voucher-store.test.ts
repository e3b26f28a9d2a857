import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { createOwnTables } from "../keys/payment-server-tables.ts";
import { VoucherStore } from "./voucher-store.ts";

let database: Database;
beforeAll(async () => {
  database = await openPglite();
  await createOwnTables(database);
});
afterAll(() => database.close());

const signature = Uint8Array.from({ length: 65 }, (_, index) => index);
const charge = (channel: string, charged: bigint, price = 10n) => {
  return { channel, charged, price, signature, payment: `${channel}/${charged}`, since: 7 };
};
const replayed = { code: "REPLAYED_REQUEST" };

test("what was charged is what a later start finds", async () => {
  const store = new VoucherStore(database);
  expect(store.known("a")).toBeUndefined();
  await store.charge(charge("a", 10n));
  await store.charge(charge("a", 20n));
  expect(store.known("a")).toMatchObject({ charged: 20n, price: 10n, since: 7 });
  expect(await new VoucherStore(database).chargedFor("a", "a/20")).toMatchObject({ charged: 20n });
  expect(await store.chargedFor("a", "a/10")).toBeUndefined();
  const [found] = (await new VoucherStore(database).read(["a", "unknown"])).entries();
  expect(found?.[0]).toBe("a");
  expect(found?.[1].charged).toBe(20n);
  expect(Uint8Array.from(found?.[1].signature ?? [])).toEqual(signature);
});

test("of two instances with the same voucher one charges it", async () => {
  const stores = [new VoucherStore(database), new VoucherStore(database)];
  const outcomes = await Promise.allSettled(stores.map((store) => store.charge(charge("b", 10n))));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [first, second] = stores;
  await second?.charge(charge("b", 20n));
  // The first one still believes in 10.
  await expect(first?.charge(charge("b", 30n, 20n))).rejects.toMatchObject(replayed);
  expect((await first?.read(["b"]))?.get("b")?.charged).toBe(20n);
});

test("charges of one channel at once are decided one after the other, and harm no other channel's", async () => {
  const store = new VoucherStore(database);
  const all = [charge("f", 10n), charge("f", 10n), charge("g", 10n), charge("f", 20n)];
  const outcomes = await Promise.allSettled(all.map((one) => store.charge(one)));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
});

test("a voucher is charged once, and never one below", async () => {
  const store = new VoucherStore(database);
  await store.charge(charge("c", 40n, 40n));
  await expect(store.charge(charge("c", 40n, 40n))).rejects.toMatchObject(replayed);
  await expect(store.charge(charge("c", 30n))).rejects.toMatchObject(replayed);
  await expect(store.charge(charge("c", 49n))).rejects.toMatchObject(replayed);
  await store.charge(charge("c", 50n));
});

test("who lost vouchers goes on above what the contract knows", async () => {
  const store = new VoucherStore(database);
  await store.charge(charge("d", 10n));
  await store.charge(charge("d", 510n));
  expect(store.known("d")?.charged).toBe(510n);
});

test("charges of many channels at once each count, in far fewer writes", async () => {
  let writes = 0;
  const query: Database["query"] = (...given) => {
    writes += 1;
    return database.query(...given);
  };
  const store = new VoucherStore({ ...database, query });
  await Promise.all(Array.from({ length: 500 }, (_, index) => store.charge(charge(`many ${index}`, 10n))));
  expect(writes).toBe(1);
  const names = Array.from({ length: 500 }, (_, index) => `many ${index}`);
  expect((await new VoucherStore(database).read(names)).size).toBe(500);
});

test("charges that cannot be written are reported, and can be tried again", async () => {
  let isGone = true;
  const query: Database["query"] = (...given) =>
    isGone ? Promise.reject(new Error("gone")) : database.query(...given);
  const store = new VoucherStore({ ...database, query });
  await expect(store.charge(charge("e", 10n))).rejects.toThrow("gone");
  isGone = false;
  await store.charge(charge("e", 10n));
});
