import { rm } from "node:fs/promises";
import { join } from "node:path";
import { compiledModule, startChild } from "../process/child-process.ts";
import { postgresPrograms, startPostgres } from "../store/testing/temporary-postgres.ts";
import type { CostServer } from "./costs/server.ts";
import { type Loaded, lineOf, type Measured, median, round } from "./rounds.ts";

const root = join(import.meta.dirname, "../..");
const listing = process.env.LEDGERLOOM_LISTING ?? join(root, "data/programmableweb");
const connections = 64;
const rounds = 3;
const secondsPerRound = 4;
const loads = ["look-up", "mix, parts of names", "mix, text", "search with facets"];

/**
 * The marketplace through the gateway with a listing in its store, in one process: a walk over everything, look-ups by
 * name, and the mix of a search, a service's page and an account's page; each beside a bare HTTP server.
 * `LEDGERLOOM_LISTING` names a longer listing than the repository's.
 */
export async function run(): Promise<void> {
  console.log(`${connections} connections, medians of ${rounds} rounds of ${secondsPerRound} s`);
  const bare = await bareRate();
  await measure("PGlite", undefined, bare);
  if (!postgresPrograms) return console.log("PostgreSQL: skipped, its programs are not installed");
  const server = await startPostgres([]);
  await measure("PostgreSQL", server.url, bare);
  await server.stop();
}

async function bareRate(): Promise<number> {
  const server = await startChild<string>({ module: compiledModule("bench/market/bare.js") });
  const measured = await underLoad({ url: server.ready, pid: server.pid }, "look-up");
  await server.stop();
  console.log(lineOf("bare HTTP server", measured));
  return median(measured, "perSecond");
}

async function measure(store: string, url: string | undefined, bare: number): Promise<void> {
  const module = compiledModule("bench/costs/server.js");
  const child = await startChild<CostServer>({ module, args: [listing, ...(url ? [url] : [])] });
  try {
    console.log(`${store}, ${child.ready.names.length} services`);
    await walk(child.ready.url);
    for (const name of loads) {
      const measured = await underLoad({ url: child.ready.url, pid: child.pid }, name);
      const ratio = (median(measured, "perSecond") / bare).toFixed(4);
      console.log(`  ${lineOf(name, measured)}; ${ratio} of the bare server`);
    }
  } finally {
    await child.stop();
    await rm(child.ready.folder, { recursive: true, force: true });
  }
}

/** After a first round that only warms up. */
async function underLoad(server: Pick<Loaded, "url" | "pid">, name: string): Promise<Measured[]> {
  const loaded = { ...server, loader: "bench/market/load.js", connections, args: [name, listing] };
  await round(loaded, secondsPerRound);
  const measured: Measured[] = [];
  for (let at = 0; at < rounds; at++) measured.push(await round(loaded, secondsPerRound));
  return measured;
}

/** Walks by pages of 100; a walk that is linear in rows is as fast in its second half as in its first. */
async function walk(url: string): Promise<void> {
  const pagesMs: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const began = performance.now();
    const { nodes, pageInfo } = await pageAfter(url, cursor);
    if (nodes.length > 0) pagesMs.push(performance.now() - began);
    if (!pageInfo.hasNextPage) break;
    cursor = pageInfo.endCursor;
  }
  const seconds = (some: readonly number[]) => (some.reduce((sum, ms) => sum + ms, 0) / 1_000).toFixed(2);
  const half = Math.floor(pagesMs.length / 2);
  console.log(
    `  walk of ${pagesMs.length} pages of 100: ${seconds(pagesMs)} s, of its halves ${seconds(pagesMs.slice(0, half))} and ${seconds(pagesMs.slice(half))} s`,
  );
}

interface WalkedPage {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function pageAfter(url: string, after: string | undefined): Promise<WalkedPage> {
  const query =
    "query Walk($after: Cursor) { services(first: 100, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }";
  const body = JSON.stringify({ query, variables: { after } });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  return ((await response.json()) as { data: { services: WalkedPage } }).data.services;
}
