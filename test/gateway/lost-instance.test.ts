import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Gateway, startGateway } from "../../gateway/server.ts";
import { freePorts } from "../../process/free-ports.ts";
import { type SubgraphServer, serveSubgraph } from "../../subgraphs/kit/server.ts";
import { ask, log, until } from "./market.ts";
import { JobsWorld, jobsSubgraph } from "./subgraphs/jobs.ts";
import { listingsSubgraph } from "./subgraphs/listings.ts";

const here = { host: "127.0.0.1", log } as const;
const copies = [0, 1] as const;

let jobs: JobsWorld;
let ports: readonly number[];
let servers: (SubgraphServer | undefined)[];
let gateway: Gateway;

async function start(copy: number): Promise<void> {
  servers[copy] = await serveSubgraph(await jobsSubgraph(jobs), { ...here, port: ports[copy] ?? 0 });
}

async function end(copy: number): Promise<void> {
  await servers[copy]?.close();
  servers[copy] = undefined;
}

beforeEach(async () => {
  jobs = new JobsWorld();
  ports = await freePorts(0, copies.length);
  servers = [];
  await Promise.all(copies.map(start));
  const urls = ports.map((port) => `http://127.0.0.1:${port}/graphql`);
  gateway = await startGateway({ ...here, port: 0, subgraphs: [{ name: "jobs", urls }, await listingsSubgraph()] });
  await gateway.opened;
});
afterEach(async () => {
  await gateway.close();
  await Promise.all(copies.map(end));
});

test("queries are answered as long as one instance is there", async () => {
  for (const copy of copies) {
    await end(copy);
    for (let turn = 0; turn < 4; turn += 1) {
      const { data, errors } = await ask(gateway.url, '{ job(id: "job-1") { id listings { id } } }');
      expect([errors, data?.job.id]).toEqual([[], "job-1"]);
    }
    await start(copy);
  }
});

test("a subscription goes on at another instance, and nobody notices", async () => {
  const client = createClient({ url: gateway.url.replace("http", "ws"), retryAttempts: 0, webSocketImpl: WebSocket });
  const events = client.iterate<{ jobEvents: { job: { id: string } } }>({
    query: "subscription { jobEvents { job { id } } }",
  });
  const next = async () => (await events.next()).value;
  const first = next();
  await until("followed", () => jobs.followers === 1);
  jobs.emit("job-1");
  expect(await first).toEqual({ data: { jobEvents: { job: { id: "job-1" } } } });
  for (const [copy, id] of [
    [0, "job-2"],
    [1, "job-3"],
    [0, "job-4"],
  ] as const) {
    await end(copy);
    jobs.emit(id);
    expect(await next()).toEqual({ data: { jobEvents: { job: { id } } } });
    await start(copy);
  }
  await events.return?.();
  await client.dispose();
});
