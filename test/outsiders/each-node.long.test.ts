import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { RunningPlatform } from "../running-platform.ts";
import { allNodes } from "./oldest-node.ts";
import { Outside } from "./outside.ts";

/** Releases of the Nodes that our packages name, for those that are not on this machine. */
const releases = { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0" } as const;
const patience = { timeout: 300_000, interval: 100 };

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const parts = new AsyncDisposableStack();
let platform: RunningPlatform;
let outside: Outside;

beforeAll(async () => {
  outside = parts.use(await Outside.open());
  for (const name of ["sdk", "pay", "cli"]) await outside.install(`@ledgerloom/${name}`);
  await outside.bring(["ethers"]);
  for (const program of ["marketplace", "keys", "weather", "travel", "customer"])
    await cp(join(root, `examples/${program}.mjs`), join(outside.folder, `${program}.mjs`));
  platform = await RunningPlatform.start();
  parts.defer(() => platform.remove());
});
afterAll(() => parts.disposeAsync());

/** A Node of this machine, or its release from the registry. @returns its path */
async function nodeOf(major: number, release: string): Promise<string> {
  const here = allNodes().find((node) => node.major === major);
  if (here) return here.path;
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-node-"));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "package.json"), '{ "private": true }');
  await run("npm", ["install", "--no-audit", "--no-fund", `node@${release}`], { cwd: folder });
  return join(folder, "node_modules/node/bin/node");
}

/** Starts a paid service. @returns its address, once it answers */
async function serve(node: string, program: string, env: Record<string, string>): Promise<string> {
  const [port] = await freePorts(0, 1);
  const settings = { env: { ...env, PORT: String(port) }, cwd: outside.folder, stdio: "inherit" } as const;
  const child = spawn(node, [`${program}.mjs`], settings);
  parts.defer(async () => void child.kill());
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(402), patience);
  return url;
}

test.each(Object.entries(releases))("the packages at work under Node %s", async (major, release) => {
  const node = await nodeOf(Number(major), release);
  const ran = async (args: readonly string[], env: Record<string, string> = {}) =>
    (await run(node, args, { cwd: outside.folder, env })).stdout;
  expect(await ran(["-p", "process.versions.node.split('.')[0]"])).toBe(`${major}\n`);

  const TOKEN = await platform.issuer.issue({ mspId: "Org1MSP", role: "admin" });
  const graph = { LEDGERLOOM_URL: platform.url, TOKEN };
  expect(await ran(["marketplace.mjs"], graph)).toMatch(/1 call bought\n$/);

  const keys = (await ran(["keys.mjs"], graph)).replaceAll("ws://127.0.0.1:4004/services", platform.dataPlaneUrl);
  const services = Object.fromEntries(
    [...keys.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const WEATHER = await serve(node, "weather", services);
  const TRAVEL = await serve(node, "travel", { ...services, WEATHER });
  expect(await ran(["customer.mjs"], { ...services, TRAVEL })).toBe("a trip, and it will be sunny\n");

  const program = join(outside.folder, "node_modules/@ledgerloom/cli/bin/ledgerloom.js");
  const session = { LEDGERLOOM_HOME: join(outside.folder, major), LEDGERLOOM_URL: platform.url };
  const ledgerloom = (...args: string[]) => ran([program, ...args, "--json"], session);
  expect(JSON.parse(await ledgerloom("login", "--dev"))).toMatchObject({ who: "admin@Org1MSP" });
  expect(await ledgerloom("ops", "templates")).toContain('"node-health-report"');
});
