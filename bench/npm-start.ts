import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../process/free-ports.ts";

const root = join(import.meta.dirname, "../..");
const body = JSON.stringify({ query: "{ services(first: 1) { totalCount } operations(first: 1) { totalCount } }" });
const servicesOfListing = 4_099;

/** A whole instance as users start it. */
export interface Started {
  readonly process: ChildProcess;
  readonly url: string;
  /** From its launch until a query was answered, and until the listing was in. */
  readonly answeredMs: number;
  readonly readyMs: number;
}

/** Runs `npm start` on free ports, in a folder of its own. @throws Error when it ends by itself */
export async function npmStart(
  dataDirectory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const [port] = await freePorts(0, 1);
  const begin = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    detached: true,
    stdio: "ignore",
    env: {
      ...process.env,
      LEDGERLOOM_DATA: dataDirectory,
      LEDGERLOOM_PORT: String(port),
      LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT: "0",
      LEDGERLOOM_FABRIC_PORT: "0",
      LEDGERLOOM_CHAIN_PORT: "0",
      LEDGERLOOM_LOG_LEVEL: "warn",
      ...settings,
    },
  });
  const isOver = () => child.exitCode !== null;
  const url = `http://127.0.0.1:${port}/graphql`;
  const headers = { "content-type": "application/json" };
  await until(isOver, async () => {
    const response = await fetch(url, { method: "POST", headers, body });
    return !((await response.json()) as { errors?: unknown }).errors;
  });
  const answeredMs = performance.now() - begin;
  await until(isOver, async () => {
    const response = await fetch(url, { method: "POST", headers, body });
    const { data } = (await response.json()) as { data: { services: { totalCount: number } } };
    return data.services.totalCount >= servicesOfListing;
  });
  return { process: child, url, answeredMs, readyMs: performance.now() - begin };
}

/** Ends it as Ctrl-C does. */
export async function ctrlC({ process: child }: Started): Promise<void> {
  if (child.pid) process.kill(-child.pid, "SIGINT");
  await once(child, "exit");
}

/** One of an instance's processes. */
export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** The processes of an instance, `npm` included, parents before their children. */
export function processesOf({ process: { pid = 0 } }: Started): Process[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = new Set([pid]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [child, parent] of rows) if (family.has(parent)) family.add(child);
  }
  return [...family].map((id) => ({ pid: id, command: commandOf(id) }));
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
}

async function until(isOver: () => boolean, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) {
    if (isOver()) throw new Error("npm start has ended; run it alone to see why");
    await sleep(20);
  }
}
