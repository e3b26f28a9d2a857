import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { noteCommand } from "./command-note.ts";
import type { Evidence } from "./evidence.ts";
import { ProcessTree } from "./process-tree.ts";

/** End of a program. */
export interface CommandEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether it had not ended by itself when its time was over. */
  readonly isCutOff: boolean;
  /** Pids of processes that could not be ended. */
  readonly remaining: readonly number[];
}

export interface CommandOptions {
  readonly directory: string;
  /** Evidence that takes its output, of both streams, as it comes. */
  readonly evidence: Evidence;
  readonly signal: AbortSignal;
}

/**
 * Runs a program with its arguments, without a shell, an input or the agent's environment, until it has ended and its
 * output with it, or its time is over. Either way everything that it has started ends with it, before this returns.
 * @throws Error when it cannot be started
 */
export async function runCommand(vector: readonly string[], options: CommandOptions): Promise<CommandEnd> {
  const { directory, evidence, signal } = options;
  signal.throwIfAborted();
  const [program = "", ...args] = vector;
  const stdio: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];
  const child = spawn(program, args, { cwd: directory, env: { LC_ALL: "C" }, stdio, detached: true });
  const exited = settled(child, "exit");
  const closed = settled(child, "close");
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => evidence.add(chunk));
  await once(child, "spawn");

  const tree = new ProcessTree(child.pid ?? 0);
  const kill = () => tree.kill();
  let forget = () => {};
  process.once("exit", kill);
  try {
    forget = noteCommand(directory, child.pid ?? 0);
    const exitedFirst = await before(signal, exited);
    const remaining = await tree.end();
    const isCutOff = !(exitedFirst && (await before(signal, closed)));
    return { exitCode: child.exitCode, signal: child.signalCode, isCutOff, remaining };
  } finally {
    // Nothing is left, unless the note could not be written.
    kill();
    child.stdout.destroy();
    child.stderr.destroy();
    process.off("exit", kill);
    forget();
  }
}

function settled(child: ChildProcess, event: "exit" | "close"): Promise<true> {
  return new Promise((resolve) => child.once(event, () => resolve(true)));
}

/** Waits for something, no longer than a signal allows. @returns whether it came */
function before(signal: AbortSignal, event: Promise<true>): Promise<boolean> {
  const aborted = new Promise<false>((resolve) => {
    if (signal.aborted) setImmediate(resolve, false);
    signal.addEventListener("abort", () => resolve(false), { once: true });
  });
  return Promise.race([event, aborted]);
}
