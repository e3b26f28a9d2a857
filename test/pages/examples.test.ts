import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { outputOf, RunningPlatform } from "../running-platform.ts";
import { blocksOf, blockWith, pages, root } from "./pages.ts";

/** Programs of `examples/` as pages print them, and run in this clone beside one instance, as the README says. */
const parts = new AsyncDisposableStack();
let platform: RunningPlatform;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-examples-"));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  platform = await RunningPlatform.start();
  parts.defer(() => platform.remove());
});
afterAll(() => parts.disposeAsync());

function shell(commands: string, env: Record<string, string> = {}): ChildProcess {
  const settings = { LEDGERLOOM_URL: platform.url, LEDGERLOOM_DATA: platform.dataDirectory };
  const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
  return spawn("bash", ["-ec", commands], { cwd: root, env: { ...process.env, ...settings, ...env }, stdio });
}

test("a program that a page prints is the one in examples/", async () => {
  const programs = await readdir(join(root, "examples"));
  const printed = pages.flatMap(blocksOf).flatMap(({ page, text }) => {
    const [, name = ""] = /^\/\/ (\S+\.mjs)/.exec(text) ?? [];
    return name ? [{ page, name, text }] : [];
  });
  expect(printed.length).toBeGreaterThan(4);
  for (const { page, name, text } of printed) {
    expect(programs, `${page}: ${name}`).toContain(name);
    expect(await readFile(join(root, "examples", name), "utf8")).toBe(text);
  }
});

test.each([
  ["node examples/payments.mjs", /^100 requests are paid\nThe provider has withdrawn 1000 wei\n$/],
  ["node examples/marketplace.mjs", /^Forecasts by 0x\w{40}: 1 call bought\n$/],
  ["node examples/operation.mjs", /^(?:Org\dMSP .+\n){3,}The operation is COMPLETED\n$/],
])("a door of the README ends in a success: %s", async (holds, success) => {
  const { code, output } = await outputOf(shell(blockWith("README.md", holds)));
  expect(output).toMatch(success);
  expect(code).toBe(0);
});

/** Output of a program that is ended at the end of the tests. */
function started(commands: string, env: Record<string, string>): { output: string; end(): Promise<void> } {
  const child = shell(`exec ${commands}`, env);
  const ended = once(child, "exit");
  const program = {
    output: "",
    end: async () => {
      child.kill();
      await ended;
    },
  };
  child.stdout?.on("data", (chunk) => {
    program.output += chunk;
  });
  parts.defer(program.end);
  return program;
}

test("examples/subscriber.mjs goes on after the last event that it told, with none told twice", async () => {
  const env = { CURSOR: join(folder, "cursor") };
  const buy = async () => outputOf(shell(blockWith("README.md", "node examples/marketplace.mjs")));
  const published = (text: string) => [...text.matchAll(/^SERVICE_PUBLISHED (.+)$/gm)].map(([, name]) => name);
  const first = started("node examples/subscriber.mjs", env);
  await vi.waitFor(
    async () => {
      await buy();
      expect(published(first.output).length).toBeGreaterThan(0);
    },
    { timeout: 300_000, interval: 100 },
  );
  await vi.waitFor(() => expect(first.output).toMatch(/CALLS_PURCHASED/), { timeout: 300_000 });
  await first.end();
  await buy();
  const second = started("node examples/subscriber.mjs", env);
  await vi.waitFor(() => expect(second.output).toMatch(/CALLS_PURCHASED/), { timeout: 300_000 });
  expect(published(second.output)).toHaveLength(1);
  expect(published(first.output)).not.toContain(published(second.output)[0]);
});

test("examples/express.mjs asks for a payment, except where it is free", async () => {
  const TOKEN = await platform.issuer.issue({ mspId: "Org1MSP", role: "admin" });
  const { output } = await outputOf(shell("node examples/keys.mjs", { TOKEN }));
  const keys = output.replaceAll("ws://127.0.0.1:4004/services", platform.dataPlaneUrl);
  const [port] = await freePorts(0, 1);
  const child = shell(`${keys}\nexec node examples/express.mjs`, { PORT: `${port}` });
  parts.defer(async () => void child.kill());
  const status = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).then((response) => response.status);
  await vi.waitFor(async () => expect(await status("/health")).toBe(200), { timeout: 300_000, interval: 100 });
  expect(await status("/today")).toBe(402);
});
