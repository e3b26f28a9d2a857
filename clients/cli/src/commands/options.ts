import { type Command, InvalidArgumentError, Option } from "commander";
import { parseAmount } from "../output/amounts.ts";

/** Largest number of rows that a list may be asked for. */
const maxLimit = 1_000_000;

/** A whole number between bounds, as an option takes it. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`write a whole number from ${least} to ${most}`);
  };
}

/** Gathers an option that may come several times. */
export function several(text: string, former: readonly string[] | undefined): readonly string[] {
  return [...(former ?? []), text];
}

/** A choice in any case, as the graph writes it. */
export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, `${description}: ${choices.join(", ").toLowerCase()}`).argParser((text) =>
    chosen(text, choices),
  );
}

/** A choice of which there may be several. */
export function choicesOf(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, `${description}, several times: ${choices.join(", ").toLowerCase()}`);
  return option.argParser<readonly string[]>((text, former) => [...(former ?? []), chosen(text, choices)]);
}

export function chosen(text: string, choices: readonly string[]): string {
  const found = choices.find((one) => one === text.toUpperCase().replaceAll("-", "_"));
  if (found) return found;
  throw new InvalidArgumentError(`write one of: ${choices.join(", ").toLowerCase()}`);
}

export function amountOption(flags: string, description: string): Option {
  return new Option(flags, `${description}, such as 2500, 3gwei, 1.5ether, 2.5stoken`).argParser(parseAmount);
}

/** Forms in which a list is downloaded. */
export function downloadOptions(self: Command): Command {
  const others = ["json", "watch", "limit"];
  return self
    .addOption(
      new Option("--csv", "write all rows as CSV, amounts in the smallest unit").conflicts([...others, "jsonl"]),
    )
    .addOption(new Option("--jsonl", "write all rows as JSON, one a line").conflicts(others));
}

/** How much of a list is shown. */
export function listOptions(self: Command): Command {
  return downloadOptions(self)
    .option("--limit <rows>", "how many rows to show", wholeNumber(1, maxLimit), 25)
    .option("--all", "show all rows");
}

/** A time as the graph takes it. */
export function time(text: string): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new InvalidArgumentError("write a time such as 2026-11-30 or 2026-11-30T12:00:00Z");
  return date.toISOString();
}

/** Name and value of `--set name=value`. */
export function assignment(
  text: string,
  former: readonly { readonly name: string; readonly value: string }[] | undefined,
) {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("write name=value");
  return [...(former ?? []), { name: text.slice(0, at), value: text.slice(at + 1) }];
}
