import { type Child, compiledModule, startChild } from "../process/child-process.ts";
import { lineOf, type Measured, median, round } from "./rounds.ts";

const rounds = 9;
const secondsPerRound = 3;
const connections = 16;
const target = 0.9;
const loader = "bench/gateway-join/load.js";

const kinds = ["gateway", "one schema"] as const;
type Kind = (typeof kinds)[number];

/**
 * A query that joins three subgraphs (20 jobs, 60 listings, 60 payments) through the gateway in one process, against
 * the same resolvers in one schema; both servers stand side by side, the load comes from a process of its own.
 */
export async function run(): Promise<void> {
  const servers = new Map<Kind, Child<string>>();
  const results = new Map<Kind, Measured[]>(kinds.map((kind) => [kind, []]));
  try {
    for (const kind of kinds) servers.set(kind, await serve(kind));
    for (const server of servers.values()) await load(server, secondsPerRound);
    for (let round = 0; round < rounds; round++) {
      for (const [kind, server] of servers) results.get(kind)?.push(await load(server, secondsPerRound));
    }
  } finally {
    for (const server of servers.values()) await server.stop();
  }
  report(results);
}

function serve(kind: Kind): Promise<Child<string>> {
  const module = compiledModule("bench/gateway-join/server.js");
  return startChild({ module, args: [kind], env: { NODE_ENV: "production" } });
}

function load({ ready: url, pid }: Child<string>, seconds: number): Promise<Measured> {
  return round({ url, pid, loader, connections }, seconds);
}

function report(results: ReadonlyMap<Kind, readonly Measured[]>): void {
  const of = (kind: Kind, figure: keyof Measured) => median(results.get(kind) ?? [], figure);
  console.log(`${connections} connections, medians of ${rounds} interleaved rounds of ${secondsPerRound} s`);
  for (const [kind, measured] of results) console.log(lineOf(kind, measured));
  const ratio = of("gateway", "perSecond") / of("one schema", "perSecond");
  const cpuRatio = of("one schema", "cpu") / of("gateway", "cpu");
  const verdict = ratio >= target ? "ok" : "MISSED";
  console.log(
    `gateway / one schema: ${ratio.toFixed(2)} (target ≥ ${target}: ${verdict}); by CPU ${cpuRatio.toFixed(2)}`,
  );
}
