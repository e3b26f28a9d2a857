import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePorts } from "../../../process/free-ports.ts";
import { type ProcessPlan, runningProcesses, startProcess, stopProcesses } from "./processes.ts";

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "processes-"));
});
afterAll(async () => {
  await stopProcesses(directory);
  rmSync(directory, { recursive: true });
});

const plan = (name: string, port: number, script: string): ProcessPlan => ({
  name,
  command: process.execPath,
  args: ["-e", script],
  env: {},
  cwd: directory,
  port,
});
const listening = (port: number) => `require("node:net").createServer().listen(${port}, "127.0.0.1")`;

test("processes run until they are stopped, one or all", async () => {
  const [first = 0, second = 0] = await freePorts(0, 2);
  await startProcess(directory, plan("first", first, listening(first)));
  await startProcess(directory, plan("second", second, listening(second)));
  expect(runningProcesses(directory)).toEqual(["first", "second"]);

  expect(await stopProcesses(directory, ["first"], "SIGKILL")).toEqual(["first"]);
  expect(runningProcesses(directory)).toEqual(["second"]);
  expect(await stopProcesses(directory)).toEqual(["second"]);
  expect(runningProcesses(directory)).toEqual([]);
});

test("a process that ends at once is an error with the end of its log", async () => {
  const [port = 0] = await freePorts(0, 1);
  const failing = plan("failing", port, 'console.error("no such file"); process.exit(3)');
  await expect(startProcess(directory, failing)).rejects.toMatchObject({
    code: "LEDGER_UNAVAILABLE",
    message: expect.stringMatching(/^failing ended with 3; .*no such file$/s),
  });
});

test("a taken port is named", async () => {
  const [port = 0] = await freePorts(0, 1);
  await startProcess(directory, plan("holder", port, listening(port)));
  await expect(freePorts(port, 1)).rejects.toMatchObject({ code: "PORT_IN_USE" });
});
