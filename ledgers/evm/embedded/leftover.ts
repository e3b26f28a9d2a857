import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { PlatformError } from "../../errors.ts";
import { openRpc } from "../rpc.ts";
import { StateFile } from "./state-file.ts";

/** What is noted about a running chain, so that the next start finds one whose parent was killed. */
const noteSchema = z.object({
  pid: z.number().int().positive(),
  parentPid: z.number().int().positive(),
  url: z.string(),
});

export const noteRunning = (path: string, note: z.output<typeof noteSchema>): Promise<void> =>
  writeFile(path, JSON.stringify(note));

export const noteEnded = (path: string): Promise<void> => rm(path, { force: true });

export interface ChainPaths {
  readonly notePath: string;
  readonly statePath: string;
  /** On the chain's command line, which tells it from another process with its id. */
  readonly cachePath: string;
}

/**
 * Ends the chain of a parent that was killed, keeping its state: it may be newer than the file.
 * @throws DATA_DIRECTORY_LOCKED when its parent lives
 */
export async function endLeftover({ notePath, statePath, cachePath }: ChainPaths): Promise<void> {
  const note = await readNote(notePath);
  if (!note || !(await isChain(note.pid, cachePath))) return;
  if ((await parentOf(note.pid)) === note.parentPid) {
    throw new PlatformError("DATA_DIRECTORY_LOCKED", `process ${note.parentPid} runs the chain of ${statePath}`);
  }
  const rpc = openRpc(note.url);
  await Promise.race([new StateFile(rpc, statePath).close(), sleep(5_000)]).finally(() => rpc.close());
  process.kill(note.pid, "SIGKILL");
  while (await hasPorts(note.pid)) await sleep(10);
  await noteEnded(notePath);
}

async function readNote(path: string): Promise<z.output<typeof noteSchema> | undefined> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined;
  }
}

async function isChain(pid: number, cachePath: string): Promise<boolean> {
  try {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8");
    return commandLine.includes("anvil") && commandLine.split("\0").includes(cachePath);
  } catch {
    return false;
  }
}

/** Whether a process that was killed may still hold its ports: until it is gone, or a zombie without other threads. */
async function hasPorts(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return /\) [^ZX] /.test(stat) || threads.length > 1;
}

/** Parent of a process now; a killed parent's children get another one. */
async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return Number(/\) \S (\d+)/.exec(stat)?.[1]);
}
