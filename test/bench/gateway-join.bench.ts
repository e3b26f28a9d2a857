import { loadavg } from "node:os";
import { type Child, compiledModule, startChild } from "../../ledgers/child-process.ts";
import type { Round } from "./gateway-join/load.ts";
import { percentile } from "./report.ts";

const rounds = 5;
const secondsPerRound = 4;
const connections = 16;
const target = 0.9;

const kinds = ["gateway", "one schema"] as const;
type Kind = (typeof kinds)[number];

/**
 * A query that joins three subgraphs (20 jobs, 60 listings, 60 payments) through the gateway in one process, against
 * the same resolvers in one schema; both servers stand side by side, the load comes from a process of its own.
 */
export async function run(): Promise<void> {
  const servers = new Map<Kind, Child<string>>();
  try {
    for (const kind of kinds) servers.set(kind, await serve(kind));
    const results = new Map<Kind, Round[]>(kinds.map((kind) => [kind, []]));
    for (const server of servers.values()) await load(server.ready, 3);
    for (let round = 0; round < rounds; round++) {
      for (const [kind, server] of servers) results.get(kind)?.push(await load(server.ready, secondsPerRound));
    }
    report(results);
  } finally {
    for (const server of servers.values()) await server.stop();
  }
}

function serve(kind: Kind): Promise<Child<string>> {
  const module = compiledModule("test/bench/gateway-join/server.js");
  return startChild({ module, args: [kind], env: { NODE_ENV: "production" } });
}

async function load(url: string, seconds: number): Promise<Round> {
  const module = compiledModule("test/bench/gateway-join/load.js");
  const child = await startChild<Round>({ module, args: [url, String(connections), String(seconds)] });
  await child.stop();
  return child.ready;
}

function report(results: ReadonlyMap<Kind, readonly Round[]>): void {
  const median = (kind: Kind, figure: keyof Round) =>
    percentile(
      (results.get(kind) ?? []).map((round) => round[figure]),
      0.5,
    );
  console.log(`${connections} connections, medians of ${rounds} interleaved rounds of ${secondsPerRound} s`);
  for (const [kind, measured] of results) {
    const wrong = measured.reduce((sum, round) => sum + round.wrong, 0);
    const [perSecond, p50, p99] = (["perSecond", "p50", "p99"] as const).map((figure) => median(kind, figure));
    const load = loadavg()[0]?.toFixed(2);
    console.log(
      `${kind}: ${perSecond?.toFixed(0)}/s, p50 ${p50} ms, p99 ${p99} ms, wrong answers ${wrong}, load ${load}`,
    );
  }
  const ratio = median("gateway", "perSecond") / median("one schema", "perSecond");
  console.log(`gateway / one schema: ${ratio.toFixed(2)} (target ≥ ${target}: ${ratio >= target ? "ok" : "MISSED"})`);
}
