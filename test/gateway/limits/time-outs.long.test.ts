import { createClient } from "graphql-ws";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Gateway, startGateway } from "../../../gateway/server.ts";
import { type SubgraphServer, serveSubgraph } from "../../../subgraphs/kit/server.ts";
import { type SilentServer, startSilentServer } from "../../silent-server.ts";
import { ask, log, until } from "../market.ts";
import { JobsWorld, jobsSubgraph } from "../subgraphs/jobs.ts";
import { listingsSubgraph } from "../subgraphs/listings.ts";

const here = { host: "127.0.0.1", port: 0, log } as const;
const timeout = [{ extensions: { code: "TIMEOUT" } }];

test("an operation that never ends, and a subscription that is never opened", async () => {
  const world = new JobsWorld();
  const subgraph = await jobsSubgraph(world);
  const field = subgraph.schema.getQueryType()?.getFields().whoAsks;
  if (field) field.resolve = () => new Promise(() => {});
  const events = subgraph.schema.getSubscriptionType()?.getFields().jobEvents;
  const follow = events?.subscribe;
  let open = () => {};
  if (events) {
    events.subscribe = async (...args) => {
      await new Promise<void>((resolve) => (open = resolve));
      return follow?.(...args);
    };
  }
  const limits = { operationTimeoutMs: 200, maxSubscriptions: 1 };
  const gateway = await startGateway({ ...here, subgraphs: [subgraph], limits });
  await gateway.opened;
  const answer = await ask(gateway.url, "{ whoAsks }");
  expect([answer.status, answer.data]).toEqual([504, undefined]);
  expect(answer.errors).toMatchObject(timeout);

  const client = createClient({ url: gateway.url.replace("http", "ws"), retryAttempts: 0 });
  const query = "subscription { jobEvents { cursor } }";
  expect((await client.iterate({ query }).next()).value?.errors).toMatchObject(timeout);
  // A stream that comes too late is closed again, and its place was free at once.
  open();
  await until("left", () => world.followers === 0);
  expect((await client.iterate({ query }).next()).value?.errors).toMatchObject(timeout);
  await client.dispose();
  await gateway.close();
});

describe("a subgraph elsewhere that stops answering", () => {
  let silent: SilentServer;
  let jobs: SubgraphServer;
  let gateway: Gateway;
  beforeEach(async () => {
    jobs = await serveSubgraph(await jobsSubgraph(), here);
    const subgraphs = [{ name: "jobs", urls: [jobs.url] }, await listingsSubgraph()];
    const breaker = { leastCalls: 3, restMs: 2_000 };
    gateway = await startGateway({ ...here, subgraphs, upstreamTimeoutMs: 1_000, breaker });
    await gateway.opened;
    const port = Number(new URL(jobs.url).port);
    await jobs.close();
    silent = await startSilentServer(port);
  });
  afterEach(async () => {
    await gateway.close();
    await silent.stop();
  });
  const both = '{ job(id: "job-1") { id } listing { id } }';
  const listing = { id: "listing-0-0" };

  test("fails its part alone, first when its time is over, then at once, until it is back", async () => {
    for (let asked = 0; asked < 3; asked += 1) {
      const { data, errors } = await ask(gateway.url, both);
      expect([data, errors]).toMatchObject([{ job: null, listing }, timeout]);
    }
    const { connections } = silent;
    const { data, errors } = await ask(gateway.url, both);
    expect(data).toEqual({ job: null, listing });
    expect(errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE", retryable: true } }]);
    expect(silent.connections).toBe(connections);

    const port = Number(new URL(jobs.url).port);
    await silent.stop();
    jobs = await serveSubgraph(await jobsSubgraph(), { ...here, port });
    await until("it is asked again", async () => (await ask(gateway.url, both)).errors.length === 0);
    await jobs.close();
  });

  test("refusals of its business do not keep it from being asked", async () => {
    const port = Number(new URL(jobs.url).port);
    await silent.stop();
    jobs = await serveSubgraph(await jobsSubgraph(), { ...here, port });
    for (let asked = 0; asked < 10; asked += 1) {
      const { errors } = await ask(gateway.url, "{ refused }");
      expect(errors[0]?.extensions.code).toBe("WRONG_STATE");
    }
    expect((await ask(gateway.url, both)).errors).toEqual([]);
    await jobs.close();
  });

  test("does not keep a subscription waiting", async () => {
    const client = createClient({ url: gateway.url.replace("http", "ws"), retryAttempts: 0 });
    const { value } = await client.iterate({ query: "subscription { jobEvents { cursor } }" }).next();
    expect(value?.errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
    await client.dispose();
  });
});
