import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cachePathOf } from "./anvil.ts";

const notePath = (folder: string): string => join(folder, "anvil.pid");

/** Notes the process of a folder's anvil, so that the next start finds one that outlived a killed parent. */
export const noteRunning = (folder: string, pid: number): Promise<void> => writeFile(notePath(folder), String(pid));

/** Ends the anvil of a parent that was killed; its state is in the journal. */
export async function endOrphan(folder: string): Promise<void> {
  const pid = Number(await readFile(notePath(folder), "utf8").catch(() => "0"));
  if (pid > 0 && (await isAnvilOf(folder, pid))) {
    process.kill(pid, "SIGKILL");
    while (await isThere(pid)) await sleep(10);
  }
  await rm(notePath(folder), { force: true });
}

async function isAnvilOf(folder: string, pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return commandLine.includes("anvil") && commandLine.split("\0").includes(cachePathOf(folder));
}

/** Whether it runs: it is not gone, nor a zombie without other threads. */
async function isThere(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return /\) [^ZX] /.test(stat) || threads.length > 1;
}
