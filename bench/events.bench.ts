import { loadavg } from "node:os";
import { type Child, compiledModule, startChild } from "../process/child-process.ts";
import { postgresPrograms, startPostgres } from "../store/testing/temporary-postgres.ts";
import type { EventServer } from "./events/server.ts";
import type { Delivered } from "./events/subscribers.ts";
import { percentile } from "./report.ts";

const eventsPerSecond = 200;
const subscribers = 500;
const seconds = 15;
const rounds = 3;
const targetMs = 150;

/**
 * Latency from an event's commit to its ledger until a client has it: store, outbox, gateway and graphql-ws in between.
 */
export async function run(): Promise<void> {
  await measure("embedded store", undefined);
  if (!postgresPrograms) return console.log("on PostgreSQL: skipped, its programs are not installed");
  const postgres = await startPostgres();
  await measure("PostgreSQL", postgres.url);
  await postgres.stop();
}

async function measure(store: string, databaseUrl: string | undefined): Promise<void> {
  const server = await startChild<EventServer>({
    module: compiledModule("bench/events/server.js"),
    args: databaseUrl ? [databaseUrl] : [],
    env: { NODE_ENV: "production" },
  });
  try {
    await fetch(`${server.ready.control}/?events=${eventsPerSecond}`);
    const [alone, crowd]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      alone.push(await deliver(store, server, 1));
      crowd.push(await deliver(store, server, subscribers));
    }
    const [p99, base] = [percentile(crowd, 0.5), percentile(alone, 0.5)];
    const verdict = p99 <= targetMs ? "ok" : "MISSED";
    console.log(`${store}: median p99 ${p99} ms at ${subscribers} subscribers (target ≤ ${targetMs} ms: ${verdict});`);
    console.log(
      `${store}: ${(p99 / Math.max(1, base)).toFixed(1)} times that of one subscriber beside it (${base} ms)`,
    );
  } finally {
    await server.stop();
  }
}

async function deliver(store: string, { ready: { url } }: Child<EventServer>, count: number): Promise<number> {
  const module = compiledModule("bench/events/subscribers.js");
  const args = [url, `${count}`, `${seconds}`];
  const child = await startChild<Delivered>({ module, args });
  const { latenciesMs, perSecond, wrong } = child.ready;
  await child.stop();
  const [p50, p99] = [percentile(latenciesMs, 0.5), percentile(latenciesMs, 0.99)];
  const load = loadavg()[0]?.toFixed(2);
  console.log(
    `${store}, ${count} subscribers: ${perSecond.toFixed(0)} deliveries/s, p50 ${p50} ms, p99 ${p99} ms, wrong ${wrong}, load ${load}`,
  );
  return p99;
}
