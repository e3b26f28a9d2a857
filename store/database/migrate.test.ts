import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../testing/temporary-postgres.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { openPostgres } from "./postgres-database.ts";

const log = pino({ level: "silent" });
const statements = ["CREATE TABLE parts.a (n integer)", "CREATE TABLE parts.b (n integer)"];

describe.skipIf(!postgresPrograms)("migrations of a PostgreSQL database", () => {
  let server: TemporaryPostgres;
  let one: Database;
  let other: Database;

  beforeAll(async () => {
    server = await startPostgres();
    [one, other] = [openPostgres(server.url, log), openPostgres(server.url, log)];
  });
  afterAll(async () => {
    await one?.close();
    await other?.close();
    await server?.stop();
  });

  it("run once each, whoever starts at the same time, and later ones when they are there", async () => {
    await Promise.all([one, other, one, other].map((database) => migrate(database, "parts", statements)));
    const added = [...statements, "ALTER TABLE parts.a ADD COLUMN added integer"];
    await Promise.all([one, other].map((database) => migrate(database, "parts", added)));
    await migrate(one, "parts", added);
    expect(await one.query("SELECT number FROM parts.migrations ORDER BY number")).toEqual(
      added.map((_, number) => ({ number })),
    );
  });

  it("wait for no instance at work once they are done", async () => {
    await one.transaction(async (sql) => {
      await sql.query("INSERT INTO parts.b (n) VALUES (1)");
      await sql.query("LOCK TABLE parts.a IN ACCESS EXCLUSIVE MODE");
      await migrate(other, "parts", [...statements, "ALTER TABLE parts.a ADD COLUMN added integer"]);
    });
    expect(await one.query("SELECT n FROM parts.b")).toEqual([{ n: 1 }]);
  });

  it("leave nothing of a statement that fails, and try it again", async () => {
    const failing = "CREATE TABLE parts.c AS SELECT 1 / n AS n FROM parts.zero";
    await one.query("CREATE TABLE parts.zero AS SELECT 0 AS n");
    const all = [...statements, "ALTER TABLE parts.a ADD COLUMN added integer", failing];
    await expect(migrate(one, "parts", all)).rejects.toThrow();
    await one.query("UPDATE parts.zero SET n = 1");
    await migrate(other, "parts", all);
    expect(await one.query("SELECT n FROM parts.c")).toEqual([{ n: 1 }]);
  });
});
