import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { openPostgres } from "../../../store/database/postgres-database.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../../../store/testing/temporary-postgres.ts";
import { sharedOutbox } from "./outgoing-transactions.ts";
import { createOwnTables, paymentServerTables } from "./payment-server-tables.ts";

let postgres: TemporaryPostgres | undefined;
let database: Database;
let sender: string;
beforeAll(async () => {
  if (postgresPrograms) postgres = await startPostgres();
  database = postgres ? openPostgres(postgres.url, pino({ level: "silent" })) : await openPglite();
  await createOwnTables(database);
});
afterAll(async () => {
  await database.close();
  await postgres?.stop();
});
beforeEach(() => {
  sender = `0x${randomBytes(20).toString("hex")}`;
});

const transaction = (nonce: number, hash = `${sender}/${nonce}`) => ({ sender, nonce, hash, raw: `raw ${hash}` });

/** Lets a nonce look as if it was taken long ago. */
const age = (nonce: number) =>
  database.query(
    `UPDATE ${paymentServerTables.transactions} SET taken_at = taken_at - interval '1 hour' WHERE nonce = $1`,
    [nonce],
  );

it("two instances take different nonces, without a gap", async () => {
  const outboxes = [sharedOutbox(database), sharedOutbox(database)];
  const taken = await Promise.all(Array.from({ length: 40 }, (_, index) => outboxes[index % 2]?.take(sender, 5)));
  expect(taken.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => 5 + index));
});

it("a freed nonce is taken before any new one, and tells whether others wait for it", async () => {
  const outbox = sharedOutbox(database);
  for (const nonce of [0, 1, 2]) expect(await outbox.take(sender, 0)).toBe(nonce);
  await outbox.put(transaction(1));
  expect(await outbox.free(sender, 0)).toBe(true);
  expect(await outbox.free(sender, 2)).toBe(false);
  expect([await outbox.take(sender, 0), await outbox.take(sender, 0)]).toEqual([0, 2]);
});

it("transactions are kept in order until they are dropped, one per nonce", async () => {
  const outbox = sharedOutbox(database);
  for (const nonce of [0, 1]) {
    await outbox.take(sender, 0);
    expect(await outbox.put(transaction(nonce))).toBe(true);
  }
  expect(await outbox.put(transaction(1))).toBe(true);
  expect(await outbox.put(transaction(1, "another"))).toBe(false);
  const own = async () => (await outbox.entries()).filter((entry) => entry.sender === sender);
  expect(await own()).toMatchObject([transaction(0), transaction(1)]);
  await outbox.drop([transaction(0).hash]);
  expect(await own()).toMatchObject([transaction(1)]);
});

it("a transaction that goes on after a crash is kept as of then, also when its nonce was taken by what crashed", async () => {
  const outbox = sharedOutbox(database);
  await outbox.take(sender, 0);
  await createOwnTables({ ...database, isExclusive: true });
  expect(await outbox.put(transaction(0))).toBe(true);
  const [entry] = (await outbox.entries()).filter((one) => one.sender === sender);
  expect(entry?.ageMs).toBeLessThan(60_000);
  await age(0);
  expect(await outbox.put(transaction(0))).toBe(true);
  const [again] = (await outbox.entries()).filter((one) => one.sender === sender);
  expect(again?.ageMs).toBeGreaterThan(60_000);
});

it("a nonce whose taker is gone is found while others wait for it, and taken again", async () => {
  const outbox = sharedOutbox(database);
  await outbox.take(sender, 0);
  await outbox.put({ ...transaction(await outbox.take(sender, 0)) });
  expect(await outbox.abandoned(sender)).toBeUndefined();
  await age(0);
  expect(await outbox.abandoned(sender)).toBe(0);
  expect(await outbox.take(sender, 0)).toBe(0);
  expect(await outbox.abandoned(sender)).toBeUndefined();
  expect(await outbox.take(sender, 0)).toBe(2);
});
