import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ctrlC, npmStart, type Process, processesOf } from "./npm-start.ts";
import { percentile } from "./report.ts";

const laterStarts = 5;

/**
 * From the launch of `npm start` until a query is answered and everything is ready: the first time, with the import of
 * the listing, and later times, as a ratio to the first; then the memory of the whole process tree.
 */
export async function run(): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "start-bench-"));
  try {
    const first = await npmStart(dataDirectory);
    const memory = processesOf(first).map(memoryOf);
    await ctrlC(first);
    const answeredMs: number[] = [];
    for (let round = 0; round < laterStarts; round++) {
      const later = await npmStart(dataDirectory);
      answeredMs.push(later.answeredMs);
      await ctrlC(later);
    }
    const p50 = percentile(answeredMs, 0.5);
    console.log(
      `first start: answers after ${first.answeredMs.toFixed(0)} ms, listing in after ${first.readyMs.toFixed(0)} ms`,
    );
    console.log(`later starts answer after: p50 ${p50.toFixed(0)} ms, worst ${Math.max(...answeredMs).toFixed(0)} ms`);
    console.log(`ratio of a later start to the first one's import: ${(p50 / first.readyMs).toFixed(2)}`);
    reportMemory(memory);
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

interface Memory {
  readonly name: string;
  /** Memory in MB, with pages that processes share counted once, or in each. */
  readonly proportional: number;
  readonly resident: number;
  /** Most memory that was resident at any time. */
  readonly peak: number;
}

function memoryOf({ pid, command }: Process): Memory {
  const facts = ["smaps_rollup", "status"].map((file) => readFileSync(`/proc/${pid}/${file}`, "utf8")).join("");
  const megabytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(facts)?.[1]) / 1_024;
  const [proportional, resident, peak] = [megabytes("Pss"), megabytes("Rss"), megabytes("VmHWM")];
  return { name: nameOf(command), proportional, resident, peak };
}

/** Our processes by module, others by program. */
function nameOf(command: string): string {
  const own = command.replace(/--import \S+/, "");
  return /dist\/(\S+)\.js/.exec(own)?.[1] ?? /^\S*?([^/\s]+)(\s|$)/.exec(command)?.[1] ?? command;
}

function reportMemory(memory: readonly Memory[]): void {
  const sum = (figure: "proportional" | "resident") => memory.reduce((total, one) => total + one[figure], 0).toFixed(0);
  console.log(
    `memory after the import: ${sum("proportional")} MB in ${memory.length} processes (${sum("resident")} MB with shared pages counted in each)`,
  );
  for (const [name, ones] of Map.groupBy(memory, (one) => one.name)) {
    const each = ones.map(
      ({ proportional, peak }) => `${proportional.toFixed(0)} (resident at most ${peak.toFixed(0)})`,
    );
    console.log(`  ${name}: ${each.join(" + ")} MB`);
  }
}
