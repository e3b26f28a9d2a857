import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { compiledModule, startChild } from "../process/child-process.ts";
import { restsAt } from "./events/rests.ts";
import type { EventServer } from "./events/server.ts";
import type { Usage } from "./events/usage.ts";
import { slopeOf } from "./slope.ts";

const eventsPerSecond = 20;
/** Growth of the server within ten minutes that counts as none, in MiB. */
const flat = { heap: 1, rss: 10 };
/** Longest time in which the server notices that all have left, on however busy a machine, in ms. */
const noticeMs = 10_000;

/** Options with which `npm start` runs. */
const frugal = [
  "--max-semi-space-size=8",
  "--max-old-space-size=512",
  "--no-wasm-tier-up",
  "--no-wasm-dynamic-tiering",
];

interface Measured {
  readonly heap: number;
  readonly rss: number;
}

/**
 * Memory of gateway and marketplace in one process, in MiB, over minutes in which clients subscribe and leave all the
 * time. At the end of each minute all leave for some seconds, and the memory that they left behind is measured.
 */
export async function run({ minutes = 4 }: { readonly minutes?: number | undefined }): Promise<void> {
  const server = await startChild<EventServer>({
    module: compiledModule("bench/events/server.js"),
    env: { NODE_ENV: "production" },
    execArgv: ["--expose-gc", ...frugal],
  });
  const churners = await startChild({
    module: compiledModule("bench/events/churners.js"),
    args: [server.ready.url],
  });
  console.log(`what the heap holds, while this runs: curl '${server.ready.control}?snapshots=<folder>'`);
  const measured: Measured[] = [];
  let left: Usage;
  try {
    await fetch(`${server.ready.control}/?events=${eventsPerSecond}`);
    for (let minute = 1; minute <= minutes; minute++) {
      await comes(() => !restsAt(Date.now()));
      await comes(() => restsAt(Date.now() + 3_000));
      const busy = await usageOf(server.ready);
      await comes(() => restsAt(Date.now()));
      const quiet = await quietUsage(server.ready);
      measured.push({ heap: quiet.memory.heapUsed / 2 ** 20, rss: quiet.memory.rss / 2 ** 20 });
      print(`minute ${minute}`, busy, quiet, churners.pid);
    }
    await churners.stop();
    left = await quietUsage(server.ready);
  } finally {
    await churners.stop();
    await server.stop();
  }
  report(measured.slice(Math.floor(minutes / 2)), open(left));
}

/** Waits for a moment, checking often enough to see some seconds. */
async function comes(moment: () => boolean): Promise<void> {
  while (!moment()) await pause(200);
}

/** Memory in use when all have left, or after the longest time that their leaving may take. */
async function quietUsage(server: EventServer): Promise<Usage> {
  const deadline = performance.now() + noticeMs;
  for (;;) {
    await pause(1_000);
    const usage = await usageOf(server);
    if (open(usage) === 0 || performance.now() > deadline) return usage;
  }
}

const open = ({ followers, streams, readers }: Usage) => followers + streams + readers;

async function usageOf({ control }: EventServer): Promise<Usage> {
  return (await (await fetch(control)).json()) as Usage;
}

const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);

function print(when: string, busy: Usage, { memory, followers, streams, readers, answered }: Usage, clients: number) {
  const codes = Object.entries(answered).map(([code, count]) => `${count} ${code}`);
  const facts = [
    `heap ${mebibytes(memory.heapUsed)}`,
    `external ${mebibytes(memory.external)} of it array buffers ${mebibytes(memory.arrayBuffers)}`,
    `RSS ${mebibytes(memory.rss)}, of the clients ${residentOf(clients)}`,
    `followers ${busy.followers}, left ${followers} with ${streams} streams and ${readers} readers`,
    `asked ${codes.join(" and ")}`,
    `load ${loadavg()[0]?.toFixed(1)}`,
  ];
  console.log(`${when}: ${facts.join("; ")}`);
}

/** Resident memory of a process, by Linux. */
function residentOf(pid: number): string {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return mebibytes(Number(kibibytes) * 1_024);
}

/** Prints the growth of the server in the second half, and the subscriptions left behind. */
function report(measured: readonly Measured[], left: number): void {
  const kinds = measured.length < 3 ? [] : (["heap", "rss"] as const);
  if (kinds.length === 0) console.log("too short to tell whether memory grows");
  for (const kind of kinds) {
    const slope = 10 * slopeOf(measured.map((memory) => memory[kind]));
    const verdict = slope <= flat[kind] ? "ok" : "MISSED";
    console.log(
      `${kind}: ${slope.toFixed(2)} MiB in ten minutes of the second half (target ≤ ${flat[kind]}: ${verdict})`,
    );
  }
  console.log(`left behind: ${left} (target 0: ${left === 0 ? "ok" : "MISSED"})`);
}
