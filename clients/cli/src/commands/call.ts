import type { Client } from "@ledgerloom/sdk";
import { type Command, Option } from "commander";
import type { Output } from "../output/output.ts";
import { connect, graphUrl } from "../session/graph.ts";

/** One call of a command: what was typed, where it writes, whom it asks. */
export class Call {
  readonly output: Output;
  readonly arguments: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: commander parses options by what the command declares
  readonly options: Readonly<Record<string, any>>;

  constructor(output: Output, command: Command) {
    this.output = output;
    this.arguments = command.processedArgs;
    this.options = command.optsWithGlobals();
  }

  /** Address of the graph. */
  async url(): Promise<string> {
    return graphUrl(this.options.url);
  }

  async client(): Promise<Client> {
    return connect(await this.url());
  }

  /** An argument that the command requires. */
  argument(index = 0): string {
    return this.arguments[index] ?? "";
  }
}

/**
 * A command that does something, with the options that all of them have.
 * @param usage its name and its arguments, such as `show <id>`
 */
export function command(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .addOption(new Option("--url <url>", "address of the graph").env("LEDGERLOOM_URL"))
    .option("--json", "write JSON: one value, or one a line for lists and events");
}

/** Has a command do something. */
export function does(self: Command, output: Output, act: (call: Call) => Promise<void>): void {
  self.action(() => act(new Call(output, self)));
}
