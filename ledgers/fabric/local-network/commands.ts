import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { PlatformError } from "../../../errors/platform-error.ts";

const execute = promisify(execFile);

/**
 * Runs one of Fabric's commands to its end.
 * @throws LEDGER_UNAVAILABLE with its output
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<void> {
  try {
    await execute(command, [...args], { cwd: options.cwd, env: { ...process.env, ...options.env } });
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    const call = [command, ...args].join(" ");
    throw new PlatformError("LEDGER_UNAVAILABLE", `${call} failed:\n${output || String(error)}`, { cause: error });
  }
}
