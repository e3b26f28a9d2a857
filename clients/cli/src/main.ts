import { type Command, CommanderError } from "commander";
import { exitCodes, outcomeOf } from "./output/exit-codes.ts";
import { failureOf } from "./output/failure.ts";
import { type Form, Output } from "./output/output.ts";
import { visible } from "./output/visible.ts";
import { createProgram } from "./program.ts";

/** Runs the command line, and ends the process with the exit code of what came of it. */
export async function run(args: readonly string[]): Promise<void> {
  // The reader of a pipe may leave before its end.
  process.stdout.on("error", () => process.exit(exitCodes.done.code));
  const output = new Output(formOf(args), { out: process.stdout, err: process.stderr });
  const program = createProgram(output);
  prepare(program);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) output.failure(failureOf(error));
    process.exitCode = exitCodes[outcomeOf(error)].code;
  }
  // Connections that nobody needs any more would keep it for seconds.
  await flushed();
  process.exit();
}

function formOf(args: readonly string[]): Form {
  return { isJson: args.includes("--json") || args.includes("--jsonl"), isCsv: args.includes("--csv") };
}

/** Commands throw instead of ending the process, and write nothing of an argument that a terminal would obey. */
function prepare(self: Command): void {
  self.exitOverride();
  self.configureOutput({
    outputError: (text, write) => write(text.split("\n").map(visible).join("\n")),
  });
  for (const one of self.commands) prepare(one);
}

async function flushed(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write("", resolve))),
  );
}
