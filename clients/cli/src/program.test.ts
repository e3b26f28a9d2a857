import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { exitCodes } from "./output/exit-codes.ts";
import { Output } from "./output/output.ts";
import { createProgram } from "./program.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/guides/command-line.md"), "utf8");
const program = createProgram(new Output({}, { out: process.stdout, err: process.stderr }));

/** Commands that do something, each with its path. */
function leaves(self: Command, path = self.name()): [string, Command][] {
  if (self.commands.length === 0) return [[path, self]];
  return self.commands.flatMap((one) => leaves(one, `${path} ${one.name()}`));
}

test("the guide lists every command, and no other", () => {
  const listed = [...page.matchAll(/^\| `(ledgerloom [\w ]+)` \|/gm)].map(([, path]) => path);
  expect(listed.toSorted()).toEqual(
    leaves(program)
      .map(([path]) => path)
      .toSorted(),
  );
});

test("the guide and --help list every exit code with its meaning", () => {
  const rows = [...page.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, meaning]) => ({
    code: Number(code),
    meaning,
  }));
  expect(rows).toEqual(Object.values(exitCodes));
});

const lists = leaves(program).filter(([, { options }]) => options.some(({ long }) => long === "--limit"));

test.each(lists)("%s can be downloaded whole", (_path, { options }) => {
  expect(options.map(({ long }) => long)).toEqual(expect.arrayContaining(["--csv", "--jsonl"]));
});

test.each(leaves(program))("%s has --json and --url, unless it is a script for a shell", (path, { options }) => {
  const names = options.map(({ long }) => long);
  if (path.endsWith("completion")) return;
  expect(names).toEqual(expect.arrayContaining(["--json", "--url"]));
  // No secret is ever an argument, which others on the machine can read.
  expect(names.filter((name) => /passphrase|key|secret|token/.test(name ?? "") && !/-fd$/.test(name ?? ""))).toEqual(
    path === "ledgerloom ops request" || names.includes("--key") ? ["--key"] : [],
  );
});
