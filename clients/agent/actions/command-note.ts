import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ProcessTree, startOf } from "./process-tree.ts";

const note = z.object({ pid: z.number().int().positive(), startedAt: z.string(), boot: z.string() });
const pattern = /^command-\d+\.json$/;

/**
 * Notes a command that runs, so that the next start of the agent finds it if this one is killed.
 * @returns a call that removes the note
 */
export function noteCommand(directory: string, pid: number): () => void {
  const path = join(directory, `command-${pid}.json`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, JSON.stringify({ pid, startedAt: startOf(pid) ?? "", boot: bootId() }));
  return () => rmSync(path, { force: true });
}

/** Ends commands that an agent which was killed has left running: their steps are about to be run again. */
export async function endLeftCommands(directory: string): Promise<void> {
  for (const name of readdirSync(directory).filter((file) => pattern.test(file))) {
    const path = join(directory, name);
    const left = readNote(path);
    if (left && isStill(left)) await new ProcessTree(left.pid).end();
    rmSync(path, { force: true });
  }
}

/** Whether a pid is still the noted process's; one that names a session is not reused. */
function isStill({ pid, startedAt, boot }: z.output<typeof note>): boolean {
  const start = startOf(pid);
  return boot === bootId() && (start === undefined || start === startedAt);
}

function readNote(path: string): z.output<typeof note> | undefined {
  try {
    return note.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** Id of the machine's boot, a new one after each start. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}
