import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../../store/testing/temporary-postgres.ts";
import { awaitDatabase } from "./await-database.ts";

const log = pino({ level: "silent" });

describe.skipIf(!postgresPrograms)("a PostgreSQL (skipped without Debian's package `postgresql`)", () => {
  let server: TemporaryPostgres;
  let port: number;
  beforeAll(async () => {
    server = await startPostgres();
    [port = 0] = await freePorts(0, 1);
  });
  afterAll(() => server.stop());

  const open = (url: string) => awaitDatabase({ url, folder: "", production: true, log }, { host: "127.0.0.1", port });
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

  test("that is there is opened at once, and nothing listens meanwhile", async () => {
    const database = await open(server.url);
    await expect(ask("/ready")).rejects.toThrow();
    await database.close();
  });

  test("that comes up later is waited for, while /ready tells so", async () => {
    await server.crash();
    const opening = open(server.url);
    await expect.poll(() => ask("/health").then(({ status }) => status, String)).toBe(200);
    const ready = await ask("/ready");
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      status: "starting",
      waitsFor: "the database that LEDGERLOOM_DATABASE_URL names",
    });
    expect((await ask("/graphql")).status).toBe(503);
    await server.restart();
    const database = await opening;
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await expect(ask("/ready")).rejects.toThrow();
    await database.close();
  });

  test("that does not let us in is told at once", async () => {
    const refused = open(server.url.replace(/\w+$/, "nowhere"));
    await expect(refused).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      retryable: false,
      message: expect.stringContaining("LEDGERLOOM_DATABASE_URL"),
    });
  });
});
