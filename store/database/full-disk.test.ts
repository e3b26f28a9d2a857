import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Sql } from "./database.ts";
import { openPglite } from "./pglite-database.ts";

/** A disk of its own of a size; `undefined` where mounting one is not permitted. */
function smallDisk(megabytes: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ledgerloom-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

const disk = smallDisk(300);
const folder = join(disk ?? "", "database");
let database: Database;
beforeAll(async () => {
  if (disk) database = await openPglite(folder);
});
afterAll(async () => {
  if (!disk) return;
  await database.close();
  execFileSync("umount", ["-l", disk]);
  rmSync(disk, { recursive: true });
});

const unavailable = { code: "STORE_UNAVAILABLE", retryable: true };
const megabytes = (count: number) => `SELECT repeat('x', 1000000) FROM generate_series(1, ${count})`;

describe.skipIf(!disk)("a full disk (skipped where no disk can be mounted)", () => {
  test("is noticed before the log has no room; reading goes on, and so does writing when there is room again", async () => {
    await database.query("CREATE TABLE filling (text text)");
    await database.query("ALTER TABLE filling ALTER COLUMN text SET STORAGE EXTERNAL");
    const insert = (sql: Sql) => sql.query(`INSERT INTO filling ${megabytes(5)}`);
    const other = join(disk as string, "other");
    await writeFile(other, Buffer.alloc(60_000_000));
    let written = 0;
    await expect(
      (async () => {
        for (;;) {
          await insert(database);
          written += 5;
        }
      })(),
    ).rejects.toMatchObject(unavailable);
    await expect(database.transaction(insert)).rejects.toMatchObject(unavailable);
    await expect(openPglite(join(disk as string, "second"))).rejects.toThrow(/disk is full: \d+ bytes are free/);
    const count = "SELECT count(*)::integer AS count FROM filling";
    expect(await database.query(count)).toEqual([{ count: written }]);
    await rm(other);
    await database.transaction(insert);
    expect(await database.query(count)).toEqual([{ count: written + 5 }]);
  });

  test("under a statement is told as such, to be tried again", async () => {
    // As large as it is written, and in the table's own files only: their end is what the disk has no room for.
    await database.query("CREATE UNLOGGED TABLE large (text text)");
    await database.query("ALTER TABLE large ALTER COLUMN text SET STORAGE EXTERNAL");
    await expect(database.query(`INSERT INTO large ${megabytes(300)}`)).rejects.toMatchObject(unavailable);
  });
});
