import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockDataDirectory } from "./data-directory.ts";

test("one process has a data directory, the next one when it gave it back or was killed", async () => {
  const directory = await mkdtemp(join(tmpdir(), "lock-"));
  const unlock = await lockDataDirectory(directory);
  await expect(lockDataDirectory(directory)).rejects.toMatchObject({ code: "DATA_DIRECTORY_LOCKED" });
  await unlock();

  const program = `
    import { lockDataDirectory } from ${JSON.stringify(join(import.meta.dirname, "data-directory.ts"))};
    await lockDataDirectory(${JSON.stringify(directory)});
    process.stdout.write("locked");
    setInterval(() => {}, 1000);
  `;
  const other = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: join(import.meta.dirname, ".."),
  });
  await once(other.stdout, "data");
  await expect(lockDataDirectory(directory)).rejects.toMatchObject({ code: "DATA_DIRECTORY_LOCKED" });
  other.kill("SIGKILL");
  await once(other, "exit");
  await (await lockDataDirectory(directory))();
  await rm(directory, { recursive: true });
});
