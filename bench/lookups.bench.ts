import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compiledModule, startChild } from "../process/child-process.ts";
import { postgresPrograms, startPostgres } from "../store/testing/temporary-postgres.ts";
import { ctrlC, npmStart, processesOf } from "./npm-start.ts";
import { type Loaded, lineOf, type Measured, median, round } from "./rounds.ts";

const connections = 64;
const rounds = 3;
const secondsPerRound = 4;
const target = 2_000;
const loader = "bench/lookups/load.js";

/**
 * Services looked up by name through `npm start` with the shipped listing, in one process with its store or with
 * PostgreSQL beside it; then the same over one plain schema that asks the same store one statement per request.
 */
export async function run(): Promise<void> {
  console.log(`${connections} connections, medians of ${rounds} rounds of ${secondsPerRound} s`);
  await compare("PGlite", "");
  if (!postgresPrograms) return console.log("lookups in PostgreSQL: skipped, its programs are not installed");
  const server = await startPostgres([]);
  await compare("PostgreSQL", server.url);
  await server.stop();
}

async function compare(store: string, databaseUrl: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "lookups-"));
  try {
    const through = await throughGateway(folder, databaseUrl);
    const plain = await overPlainSchema(folder, databaseUrl);
    console.log(lineOf(`gateway, ${store}`, through));
    console.log(lineOf(`one plain schema, ${store}`, plain));
    const [perSecond, beside] = [median(through, "perSecond"), median(plain, "perSecond")];
    const verdict = perSecond >= target ? "ok" : "MISSED";
    console.log(`target ≥ ${target}/s: ${verdict}; gateway / plain schema: ${(perSecond / beside).toFixed(2)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function throughGateway(folder: string, databaseUrl: string): Promise<Measured[]> {
  const started = await npmStart(folder, databaseUrl ? { LEDGERLOOM_DATABASE_URL: databaseUrl } : {});
  const { pid = 0 } = processesOf(started).find(({ command }) => command.includes("dist/start/main.js")) ?? {};
  const measured = await underLoad({ url: started.url, pid, loader, connections });
  await ctrlC(started);
  return measured;
}

async function overPlainSchema(folder: string, databaseUrl: string): Promise<Measured[]> {
  const module = compiledModule("bench/lookups/plain.js");
  const server = await startChild<string>({ module, args: [databaseUrl, join(folder, "database")] });
  const measured = await underLoad({ url: server.ready, pid: server.pid, loader, connections });
  await server.stop();
  return measured;
}

/** After a first round that only warms up. */
async function underLoad(server: Loaded): Promise<Measured[]> {
  await round(server, secondsPerRound);
  const measured: Measured[] = [];
  for (let at = 0; at < rounds; at++) measured.push(await round(server, secondsPerRound));
  return measured;
}
