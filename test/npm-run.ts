import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { type Finished, outputOf } from "./running-platform.ts";

export const root = join(import.meta.dirname, "..");

/** `npm run …` as people type it, in this clone or a copy of it, on its own settings; leads a group of processes. */
export function launchNpmRun(args: readonly string[], env: Record<string, string> = {}, cwd = root): ChildProcess {
  return spawn("npm", ["run", "--silent", ...args], {
    cwd,
    env: { ...process.env, NODE_ENV: "development", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
}

/** Runs it to its end. */
export function npmRun(args: readonly string[], env: Record<string, string> = {}, cwd = root): Promise<Finished> {
  return outputOf(launchNpmRun(args, env, cwd));
}

/** Ctrl-C at the terminal that it runs on. */
export function pressCtrlC({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, "SIGINT");
}
