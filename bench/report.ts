import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { dirname, join } from "node:path";

/** Prints the conditions of a figure: processor, memory, load, versions of the named packages. */
export function printMachine(packages: readonly string[] = []): void {
  const [cpu] = cpus();
  const gibibytes = (totalmem() / 2 ** 30).toFixed(0);
  console.log(`machine: ${cpus().length} × ${cpu?.model}, ${gibibytes} GiB, load ${loadavg()[0]?.toFixed(2)}`);
  const versions = packages.map((name) => `${name} ${versionOf(name)}`);
  console.log(`versions: node ${process.versions.node}${versions.map((version) => `, ${version}`).join("")}`);
}

/** Latency at a percentile, in the unit of the samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line of a result: rate and latency. */
export function line(name: string, perSecond: number, latenciesMs: readonly number[]): string {
  const p50 = percentile(latenciesMs, 0.5).toFixed(2);
  const p99 = percentile(latenciesMs, 0.99).toFixed(2);
  return `${name}: ${perSecond.toFixed(0)}/s, p50 ${p50} ms, p99 ${p99} ms, load ${loadavg()[0]?.toFixed(2)}`;
}

/** Runs `total` calls with `inFlight` of them at a time; gives the rate and each call's latency. */
export async function load(
  total: number,
  inFlight: number,
  call: (index: number) => Promise<void>,
): Promise<{ perSecond: number; latenciesMs: number[] }> {
  const latenciesMs: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < total) {
      const index = next++;
      const start = performance.now();
      await call(index);
      latenciesMs.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  return { perSecond: (total * 1_000) / (performance.now() - start), latenciesMs };
}

function versionOf(name: string): string {
  let folder = import.meta.dirname;
  for (;;) {
    try {
      return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
    } catch {
      if (folder === dirname(folder)) return "?";
      folder = dirname(folder);
    }
  }
}
