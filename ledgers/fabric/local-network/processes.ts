import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PlatformError } from "../../../errors/platform-error.ts";
import { files } from "./topology.ts";

/** A program to keep running. */
export interface ProcessPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Port; the process is ready once it listens there. */
  readonly port: number;
}

interface RecordedProcess {
  readonly name: string;
  readonly pid: number;
  readonly command: string;
}

const startTimeoutMs = 600_000;
const stopTimeoutMs = 120_000;

/**
 * Starts a program that goes on running when this process ends, and waits until it listens. Its output goes to a log
 * file, its id to the list by which {@link stopProcesses} finds it.
 * @throws LEDGER_UNAVAILABLE with the end of its log
 */
export async function startProcess(directory: string, plan: ProcessPlan): Promise<void> {
  const logFile = files.log(directory, plan.name);
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a");
  const child = spawn(plan.command, [...plan.args], {
    cwd: plan.cwd,
    env: { ...process.env, ...plan.env },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", (code, signal) => {
    failure = `ended with ${signal ?? code}`;
  });
  if (child.pid !== undefined) record(directory, { name: plan.name, pid: child.pid, command: plan.command });

  const end = performance.now() + startTimeoutMs;
  for (;;) {
    const isReady = await listens(plan.port);
    if (performance.now() > end) failure ??= "does not listen";
    if (failure !== undefined) throw notStarted(plan.name, failure, logFile);
    if (isReady) return;
    await pause(20);
  }
}

/** Ends recorded processes, all or the named ones, and waits until they are gone. */
export async function stopProcesses(directory: string, names?: readonly string[], signal: NodeJS.Signals = "SIGTERM") {
  const recorded = readRecords(directory);
  const stopping = recorded.filter(({ name }) => names === undefined || names.includes(name));
  const running = stopping.filter(isRunning);
  for (const { pid } of running) process.kill(pid, signal);
  await Promise.all(running.map(waitForEnd));
  writeRecords(
    directory,
    recorded.filter((entry) => !stopping.includes(entry)),
  );
  return running.map(({ name }) => name);
}

/** Names of the recorded processes that run. */
export function runningProcesses(directory: string): string[] {
  return readRecords(directory)
    .filter(isRunning)
    .map(({ name }) => name);
}

async function waitForEnd(entry: RecordedProcess): Promise<void> {
  const end = performance.now() + stopTimeoutMs;
  while (isRunning(entry)) {
    if (performance.now() > end) process.kill(entry.pid, "SIGKILL");
    await pause(20);
  }
}

/** Whether the process is still the one that was started: ids are reused. */
function isRunning({ pid, command }: RecordedProcess): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self/cmdline") || (existsSync(commandLine) && isCommand(commandLine, command));
}

function isCommand(commandLineFile: string, command: string): boolean {
  try {
    return readFileSync(commandLineFile, "utf8").split("\0")[0] === command;
  } catch {
    return false;
  }
}

function record(directory: string, entry: RecordedProcess): void {
  writeRecords(directory, [...readRecords(directory).filter(({ name }) => name !== entry.name), entry]);
}

function readRecords(directory: string): RecordedProcess[] {
  const file = files.processes(directory);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as RecordedProcess[]) : [];
}

function writeRecords(directory: string, records: readonly RecordedProcess[]): void {
  const file = files.processes(directory);
  if (records.length === 0) {
    rmSync(file, { force: true });
  } else {
    writeFileSync(`${file}.new`, JSON.stringify(records, null, 2));
    renameSync(`${file}.new`, file);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const answer = (isListening: boolean) => {
      socket.destroy();
      resolve(isListening);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}

function notStarted(name: string, failure: string, logFile: string): PlatformError {
  const tail = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-5).join("\n");
  return new PlatformError("LEDGER_UNAVAILABLE", `${name} ${failure}; the end of ${logFile}:\n${tail}`);
}
