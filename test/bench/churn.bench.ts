import { setTimeout as pause } from "node:timers/promises";
import { compiledModule, startChild } from "../../ledgers/child-process.ts";
import type { EventServer } from "./events/server.ts";

const eventsPerSecond = 20;
/** Until code is compiled and caches are full. */
const warmUpMinutes = 2;
/** Growth in a minute that counts as none. */
const flat = { heap: 0.1, rss: 0.5 };

interface Memory {
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
  const measured: Memory[] = [];
  try {
    await fetch(`${server.ready.control}/?events=${eventsPerSecond}`);
    for (let minute = 1; minute <= minutes; minute++) {
      await pause(60_000);
      const memory = await memoryOf(server.ready);
      measured.push(memory);
      console.log(`minute ${minute}: heap ${memory.heap.toFixed(1)} MiB, RSS ${memory.rss.toFixed(1)} MiB`);
    }
  } finally {
    await churners.stop();
  }
  await pause(5_000);
  const left = await memoryOf(server.ready);
  await server.stop();
  console.log(`after all have left: heap ${left.heap.toFixed(1)} MiB, RSS ${left.rss.toFixed(1)} MiB`);
  report(measured.slice(warmUpMinutes));
}

async function memoryOf({ control }: EventServer): Promise<Memory> {
  const { heapUsed, rss } = (await (await fetch(control)).json()) as NodeJS.MemoryUsage;
  return { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 };
}

function report(measured: readonly Memory[]): void {
  if (measured.length < 2) console.log("too short to tell whether memory grows");
  const kinds = measured.length < 2 ? [] : (["heap", "rss"] as const);
  for (const kind of kinds) {
    const slope = slopeOf(measured.map((memory) => memory[kind]));
    const verdict = slope <= flat[kind] ? "ok" : "MISSED";
    console.log(
      `${kind}: ${slope.toFixed(2)} MiB a minute after ${warmUpMinutes} (target ≤ ${flat[kind]}: ${verdict})`,
    );
  }
}

/** Of the line that fits best. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const over = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  return over / values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
}
