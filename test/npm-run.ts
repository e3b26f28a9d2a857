import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { type Finished, outputOf } from "./running-platform.ts";

export const root = join(import.meta.dirname, "..");

/** `npm run …` as people type it, in this clone or a copy of it, on its own settings; leads a group of processes. */
export function launchNpmRun(args: readonly string[], env: Record<string, string> = {}, cwd = root): ChildProcess {
  return launched("npm", ["run", "--silent", ...args], env, cwd);
}

/** Runs commands as typed in this clone; they lead a group of processes. */
export function launchShell(commands: string, env: Record<string, string> = {}): ChildProcess {
  return launched("bash", ["-ec", commands], env, root);
}

function launched(program: string, args: readonly string[], env: Record<string, string>, cwd: string): ChildProcess {
  const own = { ...process.env, NODE_ENV: "development", ...env };
  return spawn(program, args, { cwd, env: own, stdio: ["ignore", "pipe", "pipe"], detached: true });
}

/** Runs it to its end. */
export function npmRun(args: readonly string[], env: Record<string, string> = {}, cwd = root): Promise<Finished> {
  return outputOf(launchNpmRun(args, env, cwd));
}

/** Ctrl-C at the terminal that it runs on. */
export function pressCtrlC({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid && exitCode === null && signalCode === null) process.kill(-pid, "SIGINT");
}
