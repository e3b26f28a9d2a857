import { type ChildProcess, execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchNpmRun, npmRun, pressCtrlC, root } from "../npm-run.ts";
import { ownPlace } from "../running-platform.ts";
import { CopyOfClone } from "./copy-of-clone.ts";

/** Tests of scripts that write into the clone, in a copy of it: others run from this one's build meanwhile. */
const parts = new AsyncDisposableStack();
let folder: string;

beforeAll(async () => {
  folder = parts.use(await CopyOfClone.make()).folder;
});
afterAll(() => parts.disposeAsync());

test("npm run build compiles what is not compiled, once", async () => {
  const first = await npmRun(["build"], {}, folder);
  expect(first).toEqual({ code: 0, output: "Building …\n" });
  expect(existsSync(join(folder, "dist/start/main.js"))).toBe(true);
  expect(await npmRun(["build"], {}, folder)).toEqual({ code: 0, output: "" });
});

test("npm run schema emits what is committed", async () => {
  const emitted = globSync("{schema/*,clients/{sdk/src,dashboard/src/graph}/generated/*}", {
    cwd: root,
    exclude: ["**/released*"],
  });
  rmSync(join(folder, "schema/supergraph.graphql"));
  const { code, output } = await npmRun(["schema"], {}, folder);
  expect(code, output).toBe(0);
  const changed = emitted.filter(
    (file) => readFileSync(join(folder, file), "utf8") !== readFileSync(join(root, file), "utf8"),
  );
  expect(changed).toEqual([]);
});

/** Command lines of processes that run from the copy. */
function running(): string[] {
  const lines = execFileSync("ps", ["-eo", "args="], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(folder));
}

function follow(child: ChildProcess): { readonly output: string } {
  const said = { output: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said.output += chunk;
    });
  }
  return said;
}

test("npm run dev says where to look, and ends with all that it started", async () => {
  const dev = launchNpmRun(["dev"], { ...ownPlace(join(folder, ".data")), LEDGERLOOM_LOG_FORMAT: "readable" }, folder);
  const ended = once(dev, "exit");
  const said = follow(dev);
  parts.defer(async () => {
    pressCtrlC(dev);
    await ended;
  });
  await vi.waitFor(
    async () => {
      expect(dev.exitCode, said.output).toBeNull();
      const url = [...said.output.matchAll(/health +(\S+)/g)].at(-1)?.[1] ?? "nowhere";
      expect((await fetch(url)).status).toBe(200);
    },
    { timeout: 600_000, interval: 200 },
  );
  expect(said.output).toContain(`state           ${join(folder, ".data")}\n`);
  pressCtrlC(dev);
  await ended;
  await expect.poll(running).toEqual([]);
});
