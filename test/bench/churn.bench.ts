import { existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { compiledModule, startChild } from "../../ledgers/child-process.ts";
import type { EventServer } from "./events/server.ts";
import type { Usage } from "./events/usage.ts";
import { slopeOf } from "./slope.ts";

/** So many that what keeps the newest events in memory is full, and goes round, within minutes. */
const eventsPerSecond = 50;
/** Growth of the server within ten minutes that counts as none, in MiB. */
const flat = { heap: 1, rss: 10 };

interface Measured {
  readonly heap: number;
  readonly rss: number;
}

/** Memory of gateway and marketplace in one process while clients subscribe and leave all the time, in MiB. */
export async function run({ minutes = 4 }: { readonly minutes?: number | undefined }): Promise<void> {
  const server = await startChild<EventServer>({
    module: compiledModule("test/bench/events/server.js"),
    env: { NODE_ENV: "production" },
    readyTimeoutMs: 120_000,
    execArgv: ["--expose-gc"],
  });
  const churners = await startChild({
    module: compiledModule("test/bench/events/churners.js"),
    args: [server.ready.url],
  });
  const measured: Measured[] = [];
  const measure = async (when: string, clients: string) => {
    const usage = await usageOf(server.ready);
    const { memory } = usage;
    console.log(
      `${when}: ${describe(usage)}, RSS ${mebibytes(memory.rss)}${clients}, load ${loadavg()[0]?.toFixed(2)}`,
    );
    measured.push({ heap: memory.heapUsed / 2 ** 20, rss: memory.rss / 2 ** 20 });
    return usage;
  };
  try {
    await fetch(`${server.ready.control}/?events=${eventsPerSecond}`);
    for (let minute = 1; minute <= minutes; minute++) {
      await pause(60_000);
      await measure(`minute ${minute}`, ` and of the clients ${residentOf(churners.pid)}`);
    }
  } finally {
    await churners.stop();
  }
  report(measured.slice(Math.floor(minutes / 2)));
  await pause(5_000);
  const { followers, readers } = await measure("after all have left", "");
  console.log(`left behind: ${followers + readers} (target 0: ${followers + readers === 0 ? "ok" : "MISSED"})`);
  await server.stop();
}

async function usageOf({ control }: EventServer): Promise<Usage> {
  const folder = process.env.LEDGERLOOM_BENCH_SNAPSHOTS;
  const snapshot = folder && existsSync(folder) ? `?snapshots=${encodeURIComponent(folder)}` : "";
  return (await (await fetch(`${control}/${snapshot}`)).json()) as Usage;
}

const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);

function describe({ memory, followers, streams, readers, answered }: Usage): string {
  const codes = Object.entries(answered).map(([code, count]) => `${count} ${code}`);
  return [
    `heap ${mebibytes(memory.heapUsed)}`,
    `external ${mebibytes(memory.external)}`,
    `array buffers ${mebibytes(memory.arrayBuffers)}`,
    `${followers} follow ${streams} streams, ${readers} readers`,
    `asked until now: ${codes.join(", ")}`,
  ].join(", ");
}

/** A process's memory, as Linux tells it. */
function residentOf(pid: number): string {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return mebibytes(Number(kibibytes) * 1_024);
}

/** How much the server grew in the second half. */
function report(measured: readonly Measured[]): void {
  const kinds = measured.length < 3 ? [] : (["heap", "rss"] as const);
  if (kinds.length === 0) console.log("too short to tell whether memory grows");
  for (const kind of kinds) {
    const slope = 10 * slopeOf(measured.map((memory) => memory[kind]));
    const verdict = slope <= flat[kind] ? "ok" : "MISSED";
    console.log(
      `${kind}: ${slope.toFixed(2)} MiB in ten minutes of the second half (target ≤ ${flat[kind]}: ${verdict})`,
    );
  }
}
