import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../testing/temporary-postgres.ts";
import type { Database } from "./database.ts";
import { openPostgres } from "./postgres-database.ts";

const log = pino({ level: "silent" });
const unavailable = { code: "STORE_UNAVAILABLE", retryable: true };

describe.skipIf(!postgresPrograms)("a PostgreSQL server (skipped without Debian's package `postgresql`)", () => {
  let server: TemporaryPostgres;
  let database: Database;
  beforeAll(async () => {
    server = await startPostgres();
    database = openPostgres(server.url, log);
  });
  afterAll(async () => {
    await database?.close();
    await server?.stop();
  });

  const one = () => database.query<{ one: number }>("SELECT 1 AS one");
  const isAsleep = async () => {
    const [row] = await database.query<{ asleep: bigint }>(
      "SELECT count(*) AS asleep FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'",
    );
    return row?.asleep;
  };

  it("that crashes fails statements under way and new ones clearly, and is used again when it is back", async () => {
    const statement = database.query("SELECT pg_sleep(60)").catch((error: unknown) => error);
    await expect.poll(isAsleep).toBe(1n);
    await server.crash();
    expect(await statement).toMatchObject(unavailable);
    await expect(one()).rejects.toMatchObject(unavailable);
    await expect(database.transaction(async () => {})).rejects.toMatchObject(unavailable);
    await server.restart();
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it("that crashes within a transaction takes back all of it", async () => {
    await database.query("CREATE TABLE kept (value integer)");
    const written = database.transaction(async (sql) => {
      await sql.query("INSERT INTO kept VALUES (1)");
      await server.crash();
      await sql.query("INSERT INTO kept VALUES (2)");
    });
    await expect(written).rejects.toMatchObject(unavailable);
    await server.restart();
    expect(await database.query("SELECT value FROM kept")).toEqual([]);
    await database.transaction((sql) => sql.query("INSERT INTO kept VALUES (3)"));
    expect(await database.query("SELECT value FROM kept")).toEqual([{ value: 3 }]);
  });

  it("that takes too long for a statement fails it clearly", async () => {
    const hurried = openPostgres(`${server.url}?statement_timeout=50`, log);
    await expect(hurried.query("SELECT pg_sleep(60)")).rejects.toMatchObject(unavailable);
    await hurried.close();
  });

  it("ends a statement that nobody waits for any more, and no other on its connection", async () => {
    const leaving = new AbortController();
    const statement = database.query("SELECT pg_sleep(60)", [], leaving.signal);
    await expect.poll(isAsleep).toBe(1n);
    leaving.abort();
    await expect(statement).rejects.toMatchObject(unavailable);
    expect(await isAsleep()).toBe(0n);
    expect(await Promise.all(Array.from({ length: 20 }, one))).toHaveLength(20);
  });

  it("never begins a statement that nobody waits for any more when a connection is free for it", async () => {
    await database.query("CREATE SEQUENCE begun");
    const done = Promise.withResolvers<void>();
    const held = Array.from({ length: 10 }, () => database.transaction(() => done.promise));
    const leaving = new AbortController();
    const statement = database.query("SELECT nextval('begun')", [], leaving.signal);
    const refused = expect(statement).rejects.toMatchObject(unavailable);
    leaving.abort();
    done.resolve();
    await Promise.all(held);
    await refused;
    expect(await database.query("SELECT nextval('begun')")).toEqual([{ nextval: 1n }]);
  });

  it("is not blamed for a statement that is wrong", async () => {
    await expect(database.query("SELECT nonsense")).rejects.toMatchObject({ code: "42703" });
    await expect(database.query("SELECT 1 / 0")).rejects.toMatchObject({ code: "22012" });
  });
});
