import { spawn } from "node:child_process";
import { globSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputOf } from "../running-platform.ts";
import { oldestNode } from "./oldest-node.ts";

const root = join(import.meta.dirname, "../..");

function run(program: string, ...args: string[]) {
  return outputOf(spawn(oldestNode(), [program, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] }));
}

/** Programs that users start; other processes of ours are started by them. */
const programs = globSync(
  [
    "{start,gateway,subgraphs,clients/agent,bench,test}/**/main.ts",
    "scripts/{rebuild,schema}.ts",
    "ledgers/fabric/local-network/{up,down}.ts",
  ],
  { cwd: root },
);

test.each(programs)("%s looks first at which Node it runs on", async (file) => {
  expect((await readFile(join(root, file), "utf8")).split("\n")[0]).toMatch(/^import ".*\/process\/needs-node\.ts";$/);
});

test.for(["gateway/main.js", "subgraphs/ops/main.js", "clients/agent/main.js"])(
  "%s says to an older Node in one sentence which one it needs",
  async (file, { skip }) => {
    if (oldestNode() === realpathSync(process.execPath)) return skip("no Node older than the project's own is on PATH");
    const { code, output } = await run(join("dist", file));
    expect(output).toMatch(/^This takes Node 24 or newer and runs on \S+: start it by npm, or with \S+\n$/);
    expect(code).toBe(1);
  },
);

test("the commands of npm run on the oldest Node, which goes on with ours", async () => {
  const { code, output } = await run("scripts/run.mjs", "nonsense");
  expect(output).toMatch(/^unknown command nonsense; one of: build, start, dev, /);
  expect(code).toBe(2);
});
