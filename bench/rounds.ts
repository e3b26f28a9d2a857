import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { compiledModule, startChild } from "../process/child-process.ts";
import type { Round } from "./load/http-load.ts";
import { percentile } from "./report.ts";

/** A server under load, with the module that loads it. */
export interface Loaded {
  readonly url: string;
  /** Pid of the process whose work is counted. */
  readonly pid: number;
  /** Compiled module that takes URL, connections and seconds and reports a {@link Round}. */
  readonly loader: string;
  readonly connections: number;
  /** Further arguments of the module. */
  readonly args?: readonly string[];
}

export interface Measured extends Round {
  /** CPU time of the server's process per request, in µs; other programs on the machine disturb it little. */
  readonly cpu: number;
}

/** One round of load, from a process of its own. */
export async function round(
  { url, pid, loader, connections, args: more = [] }: Loaded,
  seconds: number,
): Promise<Measured> {
  const before = cpuMicroseconds(pid);
  const args = [url, String(connections), String(seconds), ...more];
  const child = await startChild<Round>({ module: compiledModule(loader), args });
  const cpu = (cpuMicroseconds(pid) - before) / (child.ready.perSecond * seconds);
  await child.stop();
  return { ...child.ready, cpu };
}

/** A figure's median over rounds. */
export function median(rounds: readonly Measured[], figure: keyof Measured): number {
  return percentile(
    rounds.map((one) => one[figure]),
    0.5,
  );
}

/** One line of a result: medians, and all wrong answers. */
export function lineOf(name: string, rounds: readonly Measured[]): string {
  const wrong = rounds.reduce((sum, one) => sum + one.wrong, 0);
  const rate = `${median(rounds, "perSecond").toFixed(0)}/s, p50 ${median(rounds, "p50")} ms, p99 ${median(rounds, "p99")} ms`;
  const rest = `CPU ${median(rounds, "cpu").toFixed(0)} µs per request, wrong answers ${wrong}`;
  return `${name}: ${rate}, ${rest}, load ${loadavg()[0]?.toFixed(2)}`;
}

const cpuMicroseconds = (pid: number): number => cpuSecondsOf(pid) * 1e6;

/** User and system time of a process, of which Linux keeps hundredths of a second; NaN elsewhere. */
export function cpuSecondsOf(pid: number): number {
  try {
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [user, system] = fields.split(" ").slice(11, 13);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return Number.NaN;
  }
}
