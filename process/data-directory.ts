import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { PlatformError } from "../errors/platform-error.ts";

/**
 * Takes a data directory for this process alone. The lock is the operating system's, so it goes with the process
 * however that ends.
 * @returns a call that gives it back
 * @throws DATA_DIRECTORY_LOCKED while another process has it
 */
export async function lockDataDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true }).catch((error) => {
    throw notWritable(directory, error);
  });
  const lock = new ClassicLevel(join(directory, "lock"));
  try {
    await lock.open();
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause;
    if (cause?.code !== "LEVEL_LOCKED") throw notWritable(directory, error);
    throw new PlatformError(
      "DATA_DIRECTORY_LOCKED",
      `another instance runs on ${directory}; stop it first, or set LEDGERLOOM_DATA to another folder`,
    );
  }
  return () => lock.close();
}

function notWritable(directory: string, cause: unknown): Error {
  const mend = "make it a folder that this user may write in, or set LEDGERLOOM_DATA to one";
  return new Error(`${directory} cannot be used for data: ${mend}`, { cause });
}
