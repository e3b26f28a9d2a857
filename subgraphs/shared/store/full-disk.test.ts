import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Database } from "./database.ts";
import { openPglite } from "./pglite-database.ts";

/** A disk of its own with so much room; `undefined` where nobody may make one. */
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

const disk = smallDisk(90);
afterAll(() => {
  if (!disk) return;
  execFileSync("umount", ["-l", disk]);
  rmSync(disk, { recursive: true });
});

async function fill(database: Database): Promise<unknown> {
  for (;;) {
    const written = await database
      .query("INSERT INTO filling SELECT repeat('x', 1000000) FROM generate_series(1, 5)")
      .catch((error: unknown) => error);
    if (!Array.isArray(written)) return written;
  }
}

test.skipIf(!disk)(
  "a full disk is told as such, to be tried again (skipped where no disk can be mounted)",
  async () => {
    const database = await openPglite(join(disk as string, "database"));
    // As large as it is written, and in the table's own files only: their end is what the disk has no room for.
    await database.query("CREATE UNLOGGED TABLE filling (text text)");
    await database.query("ALTER TABLE filling ALTER COLUMN text SET STORAGE EXTERNAL");
    expect(await fill(database)).toMatchObject({ code: "STORE_UNAVAILABLE", retryable: true });
    const more = database.transaction((sql) => sql.query("INSERT INTO filling SELECT repeat('x', 1000000)"));
    await expect(more).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", retryable: true });
    await database.close().catch(() => {});
  },
);
