import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { CliError } from "../output/cli-error.ts";

/** The folder of sessions and key files: `LEDGERLOOM_HOME`, or a folder of the user's settings. */
export function homeFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.LEDGERLOOM_HOME || join(env.XDG_CONFIG_HOME || join(homedir(), ".config"), "ledgerloom");
}

/** The text of a file of ours; `undefined` when there is none. */
export async function readPrivate(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new CliError("HOME_UNUSABLE", error.message, {
      mend: `make ${dirname(path)} readable for you, or name another folder by LEDGERLOOM_HOME`,
      cause: error,
    });
  });
}

/** Writes a file that its owner alone may read; it is there whole or not at all. */
export async function writePrivate(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, text, { mode: 0o600, flag: "wx", flush: true });
    await chmod(draft, 0o600);
    await rename(draft, path);
  } catch (cause) {
    throw new CliError("HOME_UNUSABLE", (cause as Error).message, {
      mend: `make ${dirname(path)} writable for you, or name another folder by LEDGERLOOM_HOME`,
      cause,
    });
  }
}
