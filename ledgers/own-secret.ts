import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * A secret that this machine made for itself: the file's content, made at the first call and readable by its owner
 * only.
 * @returns 64 hexadecimal digits
 */
export async function ownSecret(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const made = randomBytes(32).toString("hex");
  // Whoever comes first makes the file; everybody uses what is in it.
  await writeFile(path, made, { flag: "wx", mode: 0o600, flush: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return (await readFile(path, "utf8")).trim();
}
