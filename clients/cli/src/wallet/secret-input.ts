import { closeSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { CliError } from "../output/cli-error.ts";

/** Longest secret, in bytes. */
const maxBytes = 4_096;

/**
 * A secret from an open file descriptor, or typed unseen at the terminal; never from arguments or the environment,
 * which others on the machine can read.
 * @param option that names a descriptor
 */
export async function secret(question: string, fd: number | undefined, option: string): Promise<string> {
  if (fd !== undefined) return firstLine(fd, option);
  if (process.stdin.isTTY && process.stderr.isTTY) return typed(question, false);
  throw new CliError("BAD_INPUT", `${question}: there is no terminal to type it at`, {
    mend: `hand it in by a file descriptor, such as ${option} 0 < file`,
  });
}

/** Whether the user agrees; on a terminal only. @throws CliError without one */
export async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new CliError("BAD_INPUT", "nobody is there to agree", { mend: "agree by --yes" });
  return /^y(?:es)?$/i.test((await typed(`${question} [y/N]`, true)).trim());
}

function firstLine(fd: number, option: string): string {
  try {
    const buffer = Buffer.alloc(maxBytes);
    let length = 0;
    for (let read = -1; read !== 0 && length < maxBytes && !buffer.subarray(0, length).includes("\n"); length += read)
      read = readSome(fd, buffer, length);
    closeSync(fd);
    return buffer.subarray(0, length).toString().split(/\r?\n/, 1)[0] ?? "";
  } catch (cause) {
    throw new CliError("BAD_INPUT", `file descriptor ${fd} cannot be read: ${(cause as Error).message}`, {
      mend: `open it for the command, such as ${option} ${fd} ${fd}< file; npx hands on 0 only`,
    });
  }
}

/** @returns how much was read; 0 at the end */
function readSome(fd: number, buffer: Buffer, at: number): number {
  for (;;) {
    try {
      return readSync(fd, buffer, at, maxBytes - at, null);
    } catch (error) {
      // Standard input whose maker reads from it without waiting does not wait here either.
      if (fd !== 0 || (error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function typed(question: string, isSeen: boolean): Promise<string> {
  process.stderr.write(`${question}: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: isSeen ? process.stderr : unseen, terminal: true });
  return new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    lines.once("close", () => reject(new CliError("INTERRUPTED", "nothing was typed")));
  }).finally(() => {
    lines.close();
    if (!isSeen) process.stderr.write("\n");
  });
}
