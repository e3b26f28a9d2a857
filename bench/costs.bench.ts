import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parse } from "graphql";
import { schemaOf } from "../gateway/composition/compose.ts";
import { defaultLimits } from "../gateway/limits/limits.ts";
import { OperationCosts } from "../gateway/limits/operation-cost.ts";
import { compiledModule, startChild } from "../process/child-process.ts";
import { postgresPrograms, startPostgres } from "../store/testing/temporary-postgres.ts";
import { QueryGenerator } from "./costs/generated.ts";
import type { CostServer } from "./costs/server.ts";
import { percentile } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const listing = process.env.LEDGERLOOM_LISTING ?? join(root, "data/programmableweb");
const operations = 120;
const costs = new OperationCosts(
  schemaOf(readFileSync(join(root, "schema/supergraph.graphql"), "utf8")),
  Number.POSITIVE_INFINITY,
);
const pointsOf = (query: string) => costs.of({ document: parse(query) });

/**
 * Costs of queries: points of generated ones against the CPU that they take, a walk over everything, and the waiting
 * time of another caller's look-ups while one asks for the most that the limits allow.
 */
export async function run(): Promise<void> {
  await measure("PGlite", undefined);
  if (!postgresPrograms) return console.log("PostgreSQL: skipped, its programs are not installed");
  const server = await startPostgres([]);
  await measure("PostgreSQL", server.url);
  await server.stop();
}

async function measure(store: string, url: string | undefined): Promise<void> {
  const module = compiledModule("bench/costs/server.js");
  const args = [listing, ...(url ? [url] : [])];
  const child = await startChild<CostServer>({ module, args });
  try {
    console.log(`${store}, ${child.ready.names.length} services`);
    await walk(child.ready);
    // PostgreSQL's own CPU belongs to another process.
    if (!url) await compare(child.ready);
    await fairness(child.ready);
  } finally {
    await child.stop();
    await rm(child.ready.folder, { recursive: true, force: true });
  }
}

interface Answer {
  readonly text: string;
  readonly ms: number;
}

const agents = new Map(
  ["127.0.0.1", "127.0.0.2"].map((from) => [from, new Agent({ keepAlive: true, localAddress: from })]),
);

/** @param from the address to ask from: another one is another caller */
function ask(url: string, query: string, from = "127.0.0.1"): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const asked = request(url, { method: "POST", headers, agent: agents.get(from) }, async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      resolve({ text, ms: performance.now() - began });
    });
    asked.on("error", reject);
    asked.end(JSON.stringify({ query }));
  });
}

async function walk({ url, names }: CostServer): Promise<void> {
  const began = performance.now();
  let seen = 0;
  for (let cursor: string | null = null, isOver = false; !isOver; ) {
    const after: string = cursor ? `, after: "${cursor}"` : "";
    const { text } = await ask(
      url,
      `{ services(first: 100${after}) { nodes { name } pageInfo { hasNextPage endCursor } } }`,
    );
    const { nodes, pageInfo } = JSON.parse(text).data.services;
    seen += nodes.length;
    [cursor, isOver] = [pageInfo.endCursor, !pageInfo.hasNextPage];
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`  walk over ${seen} of ${names.length} by pages of 100: ${seconds} s`);
}

async function compare({ url, control, names }: CostServer): Promise<void> {
  const generator = new QueryGenerator(7, names);
  // The engine compiles code that runs often.
  for (let at = 0; at < 2_000; at++)
    await ask(url, `{ service(name: ${JSON.stringify(names[at % names.length])}) { name } }`);
  const spent = async () => Number((await ask(control, "")).text);
  const measured: Measured[] = [];
  while (measured.length < operations) {
    const query = generator.query();
    const points = pointsOf(query);
    if (points > defaultLimits.maxCost) continue;
    // The first two times it is planned and compiled.
    for (let warm = 0; warm < 5; warm++) refuseErrors(query, (await ask(url, query)).text);
    // The least of some: the others have the database's upkeep or a collection of garbage in them.
    const cpus: number[] = [];
    for (let batch = 0; batch < 5; batch++) cpus.push(await cpuOf(() => ask(url, query), spent));
    measured.push({ query, points, cpu: Math.min(...cpus) });
  }
  tell(measured);
}

interface Measured {
  readonly query: string;
  readonly points: number;
  readonly cpu: number;
}

function tell(measured: readonly Measured[]): void {
  const middle = percentile(
    measured.map(({ points, cpu }) => cpu / points),
    0.5,
  );
  console.log(`  ${operations} generated queries: ${middle.toFixed(1)} µs of CPU a point in the middle`);
  const by = measured
    .map((one) => ({ ...one, ratio: one.cpu / one.points / middle }))
    .sort((a, b) => a.ratio - b.ratio);
  for (const { query, points, cpu, ratio } of [...by.slice(0, 3), ...by.slice(-3)])
    console.log(`  ${ratio.toFixed(2)}: ${points} points, ${cpu.toFixed(0)} µs: ${query.slice(0, 160)}`);
  const worst = Math.max(by.at(-1)?.ratio ?? 1, 1 / (by[0]?.ratio ?? 1));
  console.log(`  worst ratio of points and CPU: ${worst.toFixed(1)}; target ≤ 5: ${worst <= 5 ? "ok" : "MISSED"}`);
}

/** @returns µs of the server's CPU that asking once takes */
async function cpuOf(asking: () => Promise<unknown>, spent: () => Promise<number>): Promise<number> {
  const before = await spent();
  let runs = 0;
  for (let used = 0; used < 30_000 && runs < 30; used = (await spent()) - before) {
    await asking();
    runs += 1;
  }
  return ((await spent()) - before) / runs;
}

function refuseErrors(query: string, text: string): void {
  if (text.includes('"errors"')) throw new Error(`${query}: ${text.slice(0, 500)}`);
}

const field = (size: number, inner: string) => `services(first: ${size}) { nodes { ${inner} } }`;
const all = "name kind price status category tags description url createdAt updatedAt";
const heavy: Readonly<Record<string, string>> = {
  "totals of composedBy": `{ ${field(100, "composedBy(first: 1) { totalCount }")} }`,
  "composedBy of composes": `{ ${field(100, "composes(first: 10) { nodes { composedBy(first: 10) { nodes { name } } } }")} }`,
  "lists in lists": `{ ${field(100, "developer { services(first: 100) { nodes { name } } }")} }`,
  "whole services": `{ ${field(100, `composedBy(first: 100) { nodes { ${all} } } ${all}`)} }`,
  "thirty searches": `{ ${Array.from({ length: 30 }, (_, at) => `s${at}: services(first: 1, filter: { nameContains: "zzz${at}" }, orderBy: { field: PRICE }) { totalCount nodes { name } }`).join(" ")} }`,
  "thirty totals": `{ ${Array.from({ length: 30 }, (_, at) => `s${at}: services(first: 1, filter: { tag: "mapping", nameContains: "${at}" }) { totalCount }`).join(" ")} }`,
};

async function fairness({ url, names }: CostServer): Promise<void> {
  const lookUp = () => {
    const name = names[Math.floor(Math.random() * names.length)];
    return ask(url, `query { service(name: ${JSON.stringify(name)}) { name price } }`, "127.0.0.2");
  };
  const alone = await latencies(lookUp, async () => void (await pause(2_000)));
  console.log(`  look-ups alone: ${figures(alone)}`);
  let worst = 0;
  for (const [name, query] of Object.entries(heavy)) {
    const points = pointsOf(query);
    if (points > defaultLimits.maxCost) {
      console.log(`  ${name}: ${points} points, refused`);
      continue;
    }
    refuseErrors(query, (await ask(url, query)).text);
    let longest = 0;
    const waits = await latencies(lookUp, async () => {
      for (let round = 0; round < 4; round++) {
        const answers = await Promise.all(Array.from({ length: 4 }, () => ask(url, query)));
        longest = Math.max(longest, ...answers.map(({ ms }) => ms));
      }
    });
    worst = Math.max(worst, ...waits);
    console.log(
      `  while one asks for ${name} (${points} points, ${longest.toFixed(0)} ms, 4 at a time): ${figures(waits)}`,
    );
  }
  console.log(`  longest wait of a look-up ${worst.toFixed(0)} ms; target ≤ 100 ms: ${worst <= 100 ? "ok" : "MISSED"}`);
}

/** Latencies of look-ups, one after the other, while another load runs. */
async function latencies(lookUp: () => Promise<Answer>, meanwhile: () => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  let isOver = false;
  const going = meanwhile().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    taken.push((await lookUp()).ms);
    await pause(5);
  }
  await going;
  return taken;
}

function figures(ms: readonly number[]): string {
  const at = (share: number) => percentile(ms, share).toFixed(1);
  return `${ms.length} look-ups, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${Math.max(...ms).toFixed(0)} ms`;
}
