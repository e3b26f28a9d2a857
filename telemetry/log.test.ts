import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { openLog } from "./log.ts";

function linesOf(format?: "json" | "readable"): string[] {
  const lines: string[] = [];
  openLog({ level: "info", part: "tests", format }, { write: (line) => void lines.push(line) }).info({ id: 7 }, "Done");
  return lines;
}

test("is JSON where nobody asks for another form", () => {
  const [line = ""] = linesOf(process.stdout.isTTY ? "json" : undefined);
  expect(JSON.parse(line)).toMatchObject({ level: 30, part: "tests", id: 7, msg: "Done" });
});

test("is readable where that is asked for", () => {
  expect(linesOf("readable").join("")).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: Done \{"part":"tests","id":7\}\n$/);
});

/** Output of a log on a terminal of its own, after a line that has no end yet. */
function onTerminal(format: string): string {
  const module = JSON.stringify(new URL("log.ts", import.meta.url).href);
  const program = `import { openLog } from ${module};
process.stdout.write("\\r  Importing the listing: 5 of 10");
openLog({ level: "info", format: ${format} }).info("Done");`;
  const command = `'${process.execPath}' --input-type=module -e '${program}'`;
  const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", input: "" });
  return stdout.replaceAll("\r\n", "\n").replaceAll("\u001b", "^");
}

const hasTerminals = spawnSync("script", ["--version"]).status === 0;

test.skipIf(!hasTerminals)("is readable on a terminal, and leaves the line of a progress first", () => {
  const written = onTerminal("undefined");
  expect(written).toMatch(/5 of 10\r\^\[K\S*?\[?\d\d:\d\d:\d\d.*INFO.*Done/);
});

test.skipIf(!hasTerminals)("is JSON on a terminal too when that is asked for, each on a line of its own", () => {
  const [, line = ""] = /5 of 10\r\^\[K(\{.*\})\n/.exec(onTerminal('"json"')) ?? [];
  expect(JSON.parse(line)).toMatchObject({ level: 30, msg: "Done" });
});
