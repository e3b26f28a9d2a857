import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../../ledgers/free-ports.ts";
import { percentile } from "./report.ts";

const laterStarts = 5;
const root = join(import.meta.dirname, "../../..");
const body = JSON.stringify({ query: "{ services(first: 1) { totalCount } operations(first: 1) { totalCount } }" });

/**
 * From the launch of `npm start` until a query is answered and everything is ready: the first time, with the import of
 * the listing, and later times, as a ratio to the first; then the memory of the whole process tree.
 */
export async function run(): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "start-bench-"));
  try {
    const first = await started(dataDirectory);
    const memory = memoryOfGroup(first.process.pid ?? 0);
    await stopped(first.process);
    const answeredMs: number[] = [];
    for (let round = 0; round < laterStarts; round++) {
      const later = await started(dataDirectory);
      answeredMs.push(later.answeredMs);
      await stopped(later.process);
    }
    const p50 = percentile(answeredMs, 0.5);
    console.log(
      `first start: answers after ${first.answeredMs.toFixed(0)} ms, listing in after ${first.readyMs.toFixed(0)} ms`,
    );
    console.log(`later starts answer after: p50 ${p50.toFixed(0)} ms, worst ${Math.max(...answeredMs).toFixed(0)} ms`);
    console.log(`ratio of a later start to the first one's import: ${(p50 / first.readyMs).toFixed(2)}`);
    console.log(
      `memory after the import: ${memory.proportionalMb} MB in ${memory.processes} processes (${memory.residentMb} MB with shared pages counted in each)`,
    );
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function started(dataDirectory: string) {
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
      LEDGERLOOM_FABRIC_PORT: "0",
      LEDGERLOOM_CHAIN_PORT: "0",
      LEDGERLOOM_LOG_LEVEL: "warn",
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const headers = { "content-type": "application/json" };
  await until(async () => {
    const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
    return !((await response.json()) as { errors?: unknown }).errors;
  });
  const answeredMs = performance.now() - begin;
  await until(async () => {
    const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
    const { data } = (await response.json()) as { data: { services: { totalCount: number } } };
    return data.services.totalCount >= 4_099;
  });
  return { process: child, answeredMs, readyMs: performance.now() - begin };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await sleep(20);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.pid) process.kill(-child.pid, "SIGINT");
  await once(child, "exit");
}

/** Memory of everything that a process started, itself included; `proportional` counts pages that processes share once. */
function memoryOfGroup(pid: number): { proportionalMb: number; residentMb: number; processes: number } {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = new Set([pid]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [child, parent] of rows) if (family.has(parent)) family.add(child);
  }
  const rollups = [...family].map((id) => readFileSync(`/proc/${id}/smaps_rollup`, "utf8"));
  const megabytesOf = (field: string) =>
    Math.round(
      rollups.reduce((sum, text) => sum + Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(text)?.[1]), 0) / 1_024,
    );
  return { proportionalMb: megabytesOf("Pss"), residentMb: megabytesOf("Rss"), processes: rollups.length };
}
