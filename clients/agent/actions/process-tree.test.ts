import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Step } from "@ledgerloom/chaincode";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Node } from "./action.ts";
import { endLeftCommands, noteCommand } from "./command-note.ts";
import { ProcessTree } from "./process-tree.ts";
import { runStep } from "./run-step.ts";

const never = new AbortController().signal;
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ledgerloom-tree-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function run(script: string, { timeoutMs = 60_000, signal = never, shell = "/bin/sh" } = {}) {
  const node: Node = {
    mspId: "Org1MSP",
    ledgerHeight: async () => ({ height: 7n, hash: "ab" }),
    certificatePath: "/nowhere",
    dataDirectory: directory,
    agent: { version: "0.1.0", digest: "cd" },
  };
  const action = { kind: "COMMAND", vector: [shell, "-c", script] } as const;
  const step: Step = { name: "s", action, timeoutMs, expected: {}, evidence: "TEXT" };
  return runStep(node, step, signal);
}

/** Pids of the processes whose arguments contain a text, which tests choose to be unique. */
function processesWith(argument: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(argument);
    } catch {
      return false;
    }
  });
}

async function running(argument: string): Promise<void> {
  while (processesWith(argument).length === 0) await pause(20);
}

/** A number of seconds that no other process sleeps. */
const unique = () => `${70_000 + process.pid}.${Math.floor(Math.random() * 1e9)}`;

describe("a step whose time is over", () => {
  test.each([
    ["in the background", (sleep: string) => `sleep ${sleep} & wait`],
    ["of a child", (sleep: string) => `/bin/sh -c "sleep ${sleep}; true"; true`],
    ["that ignores SIGTERM", (sleep: string) => `trap '' TERM; sleep ${sleep} & wait; wait; wait`],
    ["in a session of its own", (sleep: string) => `setsid sleep ${sleep} & wait`],
  ])("has ended everything that it started when it says so: a sleep %s", async (_what, scriptOf) => {
    const sleep = unique();
    const { status, evidence, signal, exitCode } = await run(scriptOf(sleep), { timeoutMs: 1_500 });
    expect(processesWith(sleep)).toEqual([]);
    expect([status, evidence]).toEqual(["FAILED", "not finished within 1500 ms"]);
    expect(signal ?? exitCode).toBeDefined();
  });

  test("has ended what has made groups of its own, as job control does", async () => {
    const sleep = unique();
    await run(`set -m; sleep ${sleep} & wait`, { timeoutMs: 1_500, shell: "/bin/bash" });
    expect(processesWith(sleep)).toEqual([]);
  });
});

test("a step that has ended leaves nothing running, and is not held up by it", async () => {
  const sleep = unique();
  expect(await run(`echo done; sleep ${sleep} &`)).toMatchObject({ status: "SUCCEEDED", evidence: "done\n" });
  expect(processesWith(sleep)).toEqual([]);
});

test("an agent that stops ends the command that runs, with all that it started", async () => {
  const sleep = unique();
  const stop = new AbortController();
  const step = run(`sleep ${sleep} & wait`, { signal: stop.signal });
  await running(sleep);
  stop.abort(new Error("the agent stops"));
  await expect(step).rejects.toThrow("the agent stops");
  expect(processesWith(sleep)).toEqual([]);
  expect(readdirSync(directory)).toEqual([]);
});

test("an agent that was killed ends at its next start what it left running", async () => {
  const sleep = unique();
  const command = spawn("/bin/sh", ["-c", `sleep ${sleep} & wait`], { detached: true, stdio: "ignore" });
  noteCommand(directory, command.pid ?? 0);
  await running(sleep);
  await endLeftCommands(directory);
  expect(processesWith(sleep)).toEqual([]);
  expect(readdirSync(directory)).toEqual([]);
});

test("a note of a pid that is another process's by now ends nobody", async () => {
  const sleep = unique();
  const other = spawn("/bin/sleep", [sleep], { detached: true, stdio: "ignore" });
  const forget = noteCommand(directory, other.pid ?? 0);
  const [file = ""] = readdirSync(directory);
  const note = JSON.parse(readFileSync(join(directory, file), "utf8")) as object;
  forget();
  const { writeFileSync } = await import("node:fs");
  writeFileSync(join(directory, file), JSON.stringify({ ...note, startedAt: "1" }));
  writeFileSync(join(directory, "command-1.json"), "{");
  await endLeftCommands(directory);
  expect(processesWith(sleep)).toHaveLength(1);
  await new ProcessTree(other.pid ?? 0).end();
  expect(readdirSync(directory)).toEqual([]);
});
