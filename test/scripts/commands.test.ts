import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findFabricBinaries } from "../../ledgers/fabric/local-network/binaries.ts";
import { freePorts } from "../../process/free-ports.ts";
import { launchShell, npmRun, pressCtrlC, root } from "../npm-run.ts";
import { blockWith } from "../pages/pages.ts";
import { outputOf, ownPlace } from "../running-platform.ts";
import { Collector } from "../telemetry/collector.ts";

/** Test that runs each `npm run …`, or the reason why none does. */
const covered: Readonly<Record<string, string>> = {
  start: "test/scripts/commands.test.ts",
  doctor: "test/scripts/doctor.test.ts",
  rebuild: "test/scripts/commands.test.ts",
  token: "test/scripts/commands.test.ts",
  bench: "test/scripts/commands.test.ts",
  "fabric:up": "test/scripts/commands.test.ts",
  "fabric:down": "test/scripts/commands.test.ts",
  dev: "test/scripts/builds.long.test.ts",
  build: "test/scripts/builds.long.test.ts",
  schema: "test/scripts/builds.long.test.ts",
  demo: "test/e2e/start.long.test.ts",
  "deploy:factory": "test/scripts/deploy-factory.test.ts",
};
const uncovered: Readonly<Record<string, string>> = {
  test: "runs this",
  "test:cluster": "takes minutes, and is a test itself",
  "test:long": "takes minutes, and is a test itself; CI runs it",
  "test:crashes": "takes half an hour; its rounds run here in test/faults, fewer of them",
  "test:mutants": "takes minutes, and is a test itself",
  check: "runs before every change is taken",
  fix: "rewrites what lies there",
};

test("every script has a test that runs it, or a reason", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(Object.keys({ ...covered, ...uncovered }).sort()).toEqual(Object.keys(scripts).sort());
  for (const [name, file] of Object.entries(covered))
    expect(readFileSync(join(root, file), "utf8").includes(name.replace(":factory", "-factory")), name).toBe(true);
});

const parts = new AsyncDisposableStack();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-commands-"));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
});
afterAll(() => parts.disposeAsync());

test("npm start says where all is, is traced as the pages say, and ends at Ctrl-C", async () => {
  expect(blockWith("README.md", "npm start    #")).toMatch(/^npm start {4}# /);
  const collector = await Collector.start();
  parts.defer(() => collector.stop());
  const printed = blockWith("docs/guides/watching.md", "OTEL_EXPORTER_OTLP_ENDPOINT=");
  const command = printed.replace("http://127.0.0.1:4318", collector.url);
  expect(command).toMatch(/^OTEL_EXPORTER_OTLP_ENDPOINT=\S+ npm start\n$/);
  const child = launchShell(command, { ...ownPlace(folder), LEDGERLOOM_LOG_FORMAT: "readable" });
  const ended = outputOf(child);
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  parts.defer(async () => {
    pressCtrlC(child);
    await ended;
  });
  await vi.waitFor(() => expect(output).toContain("a tour"), { timeout: 600_000, interval: 200 });

  const [, url = ""] = /Ledgerloom runs: (\S+)\n/.exec(output) ?? [];
  expect(output).toContain(`    subscriptions   ${url.replace("http", "ws")} (graphql-ws), or SSE\n`);
  expect(output).toMatch(/ {4}services pay {4}ws:\/\/127\.0\.0\.1:[1-9]\d+\/services \(docs\/guides\/paying\.md\)\n/);
  expect(output).toContain(`    health          ${new URL("../../../../ready", url)}\n    state           ${folder}\n`);
  expect(output).toContain(
    `    a token         LEDGERLOOM_DATA='${folder}' npm run --silent token -- --org Org1 --role admin\n`,
  );
  expect(output).toContain(`    a tour          LEDGERLOOM_DATA='${folder}' npm run demo\n`);
  const firstQuery = /a first query +(.+)\n/.exec(output)?.[1] ?? "";
  const { output: services } = await outputOf(launchShell(firstQuery));
  expect(JSON.parse(services)).toEqual({ data: { services: { nodes: [] } } });
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "query Traced { organizations { mspId } }" }),
  });
  expect(await answer.json()).toHaveProperty("data.organizations");
  await collector.span("of the query", ({ name }) => name.includes("Traced"));

  const { code, output: findings } = await npmRun(["doctor"], ownPlace(folder));
  expect(findings).toContain(`data folder: ${folder}, on which an instance runs\n`);
  expect(code, findings).toBe(0);

  const token = await outputOf(launchShell(/a token +(.+)\n/.exec(output)?.[1] ?? ""));
  expect(token).toMatchObject({ code: 0, output: expect.stringMatching(/^ey[\w-]+\.[\w-]+\.[\w-]+\n$/) });
  pressCtrlC(child);
  expect((await ended).output).toMatch(/\nStopping …\n/);
});

test("npm run rebuild empties a store", async () => {
  const { code, output } = await npmRun(["rebuild", "--", "ops"], { LEDGERLOOM_DATA: folder });
  expect(output).toMatch(/^ops held \d+ blocks; they are read again from the ledger by whoever projects\n$/);
  expect(code).toBe(0);
});

test("npm run token says where nothing has run", async () => {
  const { code, output } = await npmRun(["token"], { LEDGERLOOM_DATA: join(folder, "nowhere") });
  expect(output).toMatch(/npm start.*LEDGERLOOM_DATA|LEDGERLOOM_DATA.*npm start/s);
  expect(code).toBe(1);
});

test("npm run bench measures what is named, and knows what it can measure", async () => {
  const { code, output } = await npmRun(["bench", "--", "counters"]);
  expect(output).toMatch(/# counters\n.*one server, in its folder/s);
  expect(code).toBe(0);
  const unknown = await npmRun(["bench", "--", "nonsense"]);
  expect(unknown.output).toMatch(/^unknown bench nonsense; one of: chain, /);
  expect(unknown.code).toBe(2);
});

describe("a real network", () => {
  const missing = (() => {
    try {
      findFabricBinaries({ folder: process.env.FABRIC_BIN, path: process.env.PATH });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  })();

  test("npm run fabric:up starts it, and fabric:down ends and forgets it", async ({ skip }) => {
    if (missing) return skip(missing);
    const data = join(folder, "network");
    const [port = 0] = await freePorts(0, 20);
    try {
      const up = await npmRun(["fabric:up", "--", "--data", data, "--base-port", `${port}`]);
      expect(up.output).toContain("Fabric network is up");
      expect(up.code).toBe(0);
      expect(JSON.parse(readFileSync(join(data, "network.json"), "utf8")).organizations).toHaveLength(3);
    } finally {
      const down = await npmRun(["fabric:down", "--", "--data", data, "--erase"]);
      expect(down.output).toContain("Fabric network is down");
    }
  });

  test("npm run fabric:up says where it looked for the programs that are missing", async () => {
    const { code, output } = await npmRun(["fabric:up", "--", "--data", join(folder, "none")], {
      FABRIC_BIN: folder,
      PATH: (process.env.PATH ?? "")
        .split(":")
        .filter((entry) => entry !== process.env.FABRIC_BIN)
        .join(":"),
    });
    expect(output).toContain("set FABRIC_BIN to their folder");
    expect(code).toBe(1);
  });
});
