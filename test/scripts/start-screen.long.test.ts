import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell, pressCtrlC, root } from "../npm-run.ts";
import { ownPlace } from "../running-platform.ts";

/** `npm start` on a terminal of its own, and through a pipe, with a log that says all and a listing to import. */
const start = "npm run --silent start";
const rows = 1_000;
const hasTerminals = spawnSync("script", ["--version"]).status === 0;

const parts = new AsyncDisposableStack();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-start-"));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  const lines = Array.from({ length: rows }, (_, id) => JSON.stringify({ name: `Service ${id}`, category: "Weather" }));
  await writeFile(join(folder, "services.jsonl"), lines.join("\n"));
});
afterAll(() => parts.disposeAsync());

const settingsFor = (place: string) => ({
  ...ownPlace(join(folder, place)),
  LEDGERLOOM_LISTING: join(folder, "services.jsonl"),
  LEDGERLOOM_LISTING_IMPORT: "true",
  LEDGERLOOM_LOG_LEVEL: "debug",
});

/** All that it writes until its end, for which it is asked once a text has come. */
async function written(child: ChildProcess, last: string, askToEnd: () => void): Promise<string> {
  let text = "";
  let isAsked = false;
  child.stdout?.on("data", (chunk) => {
    text += chunk;
    if (isAsked || !text.includes(last)) return;
    isAsked = true;
    askToEnd();
  });
  await once(child, "close");
  expect(isAsked, text).toBe(true);
  return text;
}

/** On a terminal Ctrl-C is a character that is typed. */
function onTerminal(place: string, last: string, settings: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, NODE_ENV: "development", TERM: "xterm", ...settingsFor(place), ...settings };
  const terminal = spawn("script", ["-qec", start, "/dev/null"], {
    cwd: root,
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  return written(terminal, last, () => terminal.stdin?.write("\u0003"));
}

/** Lines that stay on a terminal's screen: of each what was written since it was cleared last. */
function screenOf(text: string): string[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  return lines.map((line) => stripVTControlCharacters(line.split("\r\u001b[K").at(-1) ?? ""));
}

const logLine = /^\[\d\d:\d\d:\d\d\] (DEBUG|INFO|WARN|ERROR): \S/;

test.skipIf(!hasTerminals)(
  "on a terminal: readable lines, a bar that none runs through, and what to do next",
  async () => {
    const text = await onTerminal("terminal", "a tour");
    const bars = [...text.matchAll(/ Importing the listing [█░]{30} (\d+) of 1000/g)].map(([, done]) => Number(done));
    expect(new Set(bars)).toEqual(new Set([0, 250, 500, 750, 1_000]));
    const screen = screenOf(text);
    const [before, next] = [
      screen.indexOf(`  Importing the listing ${"█".repeat(30)} 1000 of 1000`),
      screen.findIndex((line) => line.startsWith("  Ledgerloom runs: http://127.0.0.1:")),
    ];
    expect(before).toBeGreaterThan(0);
    expect(next).toBeGreaterThan(before);
    const others = screen.filter((line, at) => at !== before && (at < next || /[█░]/.test(line)));
    expect(others.filter((line) => !["", "Building …"].includes(line) && !logLine.test(line))).toEqual([]);
    for (const step of ["a first query", "in a browser", "a token", "a tour"])
      expect(screen.slice(next)).toContainEqual(expect.stringContaining(`    ${step} `));
  },
);

test.skipIf(!hasTerminals)("on a terminal too: JSON where that is asked for", async () => {
  const text = await onTerminal("json", '"msg":"Ledgerloom runs"', { LEDGERLOOM_LOG_FORMAT: "json" });
  const lines = screenOf(text).filter((line) => line !== "" && line !== "^C");
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(expect.arrayContaining(["Ledgerloom runs", "Stopping"]));
});

test("through a pipe: lines of JSON and nothing else, with the addresses in one of them", async () => {
  const child = launchShell(start, settingsFor("pipe"));
  const text = await written(child, '"msg":"Ledgerloom runs"', () => pressCtrlC(child));
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const imported = lines.filter(({ msg }) => msg === "Import progress").map(({ done }) => done);
  expect(imported).toEqual(expect.arrayContaining([250, 500, 750, 1_000]));
  expect(lines.find(({ msg }) => msg === "Ledgerloom runs")).toMatchObject({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[1-9]\d+\/graphql$/),
    dataPlaneUrl: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:[1-9]\d+\/services$/),
    healthUrl: expect.stringMatching(/\/ready$/),
    dataDirectory: join(folder, "pipe"),
  });
});
