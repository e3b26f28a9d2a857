import { execFile } from "node:child_process";
import type { ActionResult } from "./action.ts";

const maxOutputBytes = 1024 * 1024;

/**
 * Runs a program with its arguments, without a shell, an input or the agent's environment. It succeeds with exit
 * code 0; the evidence is what it printed.
 */
export function runCommand(
  vector: readonly string[],
  workingDirectory: string,
  signal: AbortSignal,
): Promise<ActionResult> {
  const [program = "", ...args] = vector;
  const options = {
    cwd: workingDirectory,
    env: { LC_ALL: "C" },
    maxBuffer: maxOutputBytes,
    signal,
    killSignal: "SIGKILL" as const,
  };
  return new Promise((resolve) => {
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const output = [stdout, stderr].filter((text) => text !== "").join("\n");
      const evidence = error && output === "" ? error.message : output;
      resolve({ succeeded: error === null, evidence });
    });
    child.stdin?.end();
  });
}
