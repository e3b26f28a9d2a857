import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How often who waits for a lock looks, in ms. */
const pauseMs = 50;

/**
 * Does something while no other process of this machine does, by a file that holds the process id of its holder. What
 * a process that has ended left behind does not count.
 */
export async function locked<R>(path: string, act: () => Promise<R>): Promise<R> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  while (!(await taken(path))) {
    await removeAbandoned(path);
    await sleep(pauseMs);
  }
  try {
    return await act();
  } finally {
    await rm(path, { force: true });
  }
}

/** The file is linked whole, so nobody ever reads one without its process id. */
async function taken(path: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, String(process.pid), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Of several that find it abandoned one moves it away; another's lock that was moved by mistake is put back. */
async function removeAbandoned(path: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder === undefined || isHeld(holder)) return;
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => {});
  if (isHeld(await holderOf(aside))) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

async function holderOf(path: string): Promise<number | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}

function isHeld(pid: number | undefined): boolean {
  if (pid === undefined || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
