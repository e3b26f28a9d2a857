import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { type Child, compiledModule, startChild } from "../../ledgers/child-process.ts";
import type { Round } from "./gateway-join/load.ts";
import { percentile } from "./report.ts";

const rounds = 9;
const secondsPerRound = 3;
const connections = 16;
const target = 0.9;

const kinds = ["gateway", "one schema"] as const;
type Kind = (typeof kinds)[number];

interface Measured extends Round {
  /** What the server's process spent per request, in µs; other programs on the machine disturb it little. */
  readonly cpu: number;
}

/**
 * A query that joins three subgraphs (20 jobs, 60 listings, 60 payments) through the gateway in one process, against
 * the same resolvers in one schema; both servers stand side by side, the load comes from a process of its own.
 */
export async function run(): Promise<void> {
  const servers = new Map<Kind, Child<string>>();
  const results = new Map<Kind, Measured[]>(kinds.map((kind) => [kind, []]));
  try {
    for (const kind of kinds) servers.set(kind, await serve(kind));
    for (const server of servers.values()) await load(server, 3);
    for (let round = 0; round < rounds; round++) {
      for (const [kind, server] of servers) results.get(kind)?.push(await load(server, secondsPerRound));
    }
  } finally {
    for (const server of servers.values()) await server.stop();
  }
  report(results);
}

function serve(kind: Kind): Promise<Child<string>> {
  const module = compiledModule("test/bench/gateway-join/server.js");
  return startChild({ module, args: [kind], env: { NODE_ENV: "production" } });
}

async function load({ ready: url, pid }: Child<string>, seconds: number): Promise<Measured> {
  const module = compiledModule("test/bench/gateway-join/load.js");
  const before = cpuMicroseconds(pid);
  const child = await startChild<Round>({ module, args: [url, String(connections), String(seconds)] });
  const cpu = (cpuMicroseconds(pid) - before) / (child.ready.perSecond * seconds);
  await child.stop();
  return { ...child.ready, cpu };
}

/** User and system time of a process, of which Linux keeps hundredths of a second; NaN elsewhere. */
function cpuMicroseconds(pid: number): number {
  try {
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [user, system] = fields.split(" ").slice(11, 13);
    return (Number(user) + Number(system)) * 10_000;
  } catch {
    return Number.NaN;
  }
}

function report(results: ReadonlyMap<Kind, readonly Measured[]>): void {
  const median = (kind: Kind, figure: keyof Measured) =>
    percentile(
      (results.get(kind) ?? []).map((round) => round[figure]),
      0.5,
    );
  console.log(`${connections} connections, medians of ${rounds} interleaved rounds of ${secondsPerRound} s`);
  for (const [kind, measured] of results) {
    const wrong = measured.reduce((sum, round) => sum + round.wrong, 0);
    const rate = `${median(kind, "perSecond").toFixed(0)}/s, p50 ${median(kind, "p50")} ms, p99 ${median(kind, "p99")} ms`;
    const rest = `CPU ${median(kind, "cpu").toFixed(0)} µs per request, wrong answers ${wrong}`;
    console.log(`${kind}: ${rate}, ${rest}, load ${loadavg()[0]?.toFixed(2)}`);
  }
  const ratio = median("gateway", "perSecond") / median("one schema", "perSecond");
  const cpuRatio = median("one schema", "cpu") / median("gateway", "cpu");
  const verdict = ratio >= target ? "ok" : "MISSED";
  console.log(
    `gateway / one schema: ${ratio.toFixed(2)} (target ≥ ${target}: ${verdict}); by CPU ${cpuRatio.toFixed(2)}`,
  );
}
