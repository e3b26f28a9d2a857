import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * A secret that this machine made for itself: the file's content, made at the first call and readable by its owner
 * only.
 * @returns 64 hexadecimal digits
 */
export async function localSecret(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const made = randomBytes(32).toString("hex");
  // Linked when it is whole, so that a crash leaves no half secret. Of several processes the first wins; all use its
  // secret.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, made, { mode: 0o600, flush: true });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  return (await readFile(path, "utf8")).trim();
}
