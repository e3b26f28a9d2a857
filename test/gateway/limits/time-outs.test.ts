import { createClient } from "graphql-ws";
import { expect, test } from "vitest";
import { startGateway } from "../../../gateway/server.ts";
import { ask, log, until } from "../market.ts";
import { JobsWorld, jobsSubgraph } from "../subgraphs/jobs.ts";

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
  // What comes too late is left again, and its place was free at once.
  open();
  await until("left", () => world.followers === 0);
  expect((await client.iterate({ query }).next()).value?.errors).toMatchObject(timeout);
  await client.dispose();
  await gateway.close();
});
