import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { allNodes } from "../outsiders/oldest-node.ts";
import { Outside } from "../outsiders/outside.ts";
import { blockWith } from "../pages/pages.ts";

const run = promisify(execFile);

/** The packages as somebody has them who has no clone: packed as the guide says, in an empty folder. */
export function packageCases(url: () => string): void {
  test("the packed command line asks the graph, under each Node that is here", async ({ annotate }) => {
    await using outside = await Outside.open();
    const [, installs = ""] = blockWith("docs/guides/command-line.md", "npm pack").split("\n");
    const packages = [...installs.matchAll(/ledgerloom-(\w+)-0\.1\.0\.tgz/g)].map(([, name]) => `@ledgerloom/${name}`);
    expect(packages).toEqual(["@ledgerloom/sdk", "@ledgerloom/cli"]);
    for (const name of packages) await outside.install(name);
    const program = join(outside.folder, "node_modules/@ledgerloom/cli/bin/ledgerloom.js");
    const nodes = allNodes();
    await annotate(`under Node ${nodes.map(({ major }) => major).join(", ")}`);
    for (const { path } of nodes) {
      const env = { PATH: process.env.PATH, LEDGERLOOM_HOME: outside.folder, LEDGERLOOM_URL: url() };
      const ledgerloom = async (...args: string[]) =>
        (await run(path, [program, ...args, "--json"], { env, cwd: outside.folder })).stdout;
      expect(JSON.parse(await ledgerloom("login", "--dev"))).toMatchObject({ who: "admin@Org1MSP" });
      expect(JSON.parse(await ledgerloom("pay", "accounts", "--create"))).toMatchObject({
        transaction: { hash: expect.any(String) },
      });
      expect(await ledgerloom("ops", "templates")).toContain('"node-health-report"');
    }
  });
}
