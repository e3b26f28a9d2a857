import { createClient } from "graphql-ws";
import { describe, expect, test } from "vitest";
import { startGateway } from "../../gateway/server.ts";
import { freePorts } from "../../process/free-ports.ts";
import { serveSubgraph } from "../../subgraphs/kit/server.ts";
import { ask, log, openMarket, until } from "./market.ts";
import { JobsWorld, jobsSubgraph } from "./subgraphs/jobs.ts";
import { listingsSubgraph } from "./subgraphs/listings.ts";

const here = { host: "127.0.0.1", log } as const;

const get = (url: string, path: string, init?: RequestInit) =>
  fetch(new URL(path, url), { redirect: "manual", ...init });

describe("beside the graph", () => {
  test("health, the way from the root to the graph, and nothing else", async () => {
    const { gateway, close } = await openMarket("in process");
    expect((await get(gateway.url, "/health")).status).toBe(200);
    const root = await get(gateway.url, "/");
    expect([root.status, root.headers.get("location")]).toEqual([302, "/graphql"]);
    expect((await get(gateway.url, "/elsewhere")).status).toBe(404);
    expect((await get(gateway.url, "/constructor")).status).toBe(404);
    await close();
  });

  test("GraphiQL for browsers, which loads nothing from elsewhere", async () => {
    const { gateway, close } = await openMarket("in process");
    const page = await (await get(gateway.url, "/graphql", { headers: { accept: "text/html" } })).text();
    await close();
    expect(page).toContain("YogaGraphiQL.renderYogaGraphiQL");
    expect(page).toContain("<title>Ledgerloom</title>");
    const tags = page.match(/<(?:script|link|img)[^>]{0,200}>/g) ?? [];
    expect(tags.filter((tag) => /(?:src|href)="https?:/.test(tag))).toEqual([]);
  });

  test("GraphiQL takes the variables of a link, and no markup in them", async () => {
    const { gateway, close } = await openMarket("in process");
    const shown = async (variables: string) => {
      const path = `/graphql?${new URLSearchParams({ query: "query One($id: ID!) { __typename }", variables })}`;
      const page = await (await get(gateway.url, path, { headers: { accept: "text/html" } })).text();
      return page.slice(page.lastIndexOf("YogaGraphiQL.renderYogaGraphiQL("));
    };
    const hostile = await shown(JSON.stringify({ id: "</script><script>alert(1)</script>" }));
    expect(hostile).toContain("u003c/script>");
    expect(hostile.match(/<\/?script>/g)).toEqual(["</script>"]);
    for (const nonsense of ["{", "[1]", "null", "</script>"])
      expect(await shown(nonsense), nonsense).not.toContain('"variables"');
    await close();
  });
});

describe("readiness", () => {
  test("turns from 503 to 200 when the last subgraph is ready, and names each", async () => {
    const world = new JobsWorld();
    world.ready = false;
    const subgraphs = [await jobsSubgraph(world), await listingsSubgraph()];
    const gateway = await startGateway({ ...here, port: 0, subgraphs });
    await gateway.opened;
    const before = await get(gateway.url, "/ready");
    expect(before.status).toBe(503);
    expect(await before.json()).toEqual({
      status: "starting",
      graph: "ready",
      subgraphs: { jobs: { status: "starting" }, listings: { status: "ready" } },
    });
    world.ready = true;
    const after = await get(gateway.url, "/ready");
    expect(after.status).toBe(200);
    expect(await after.json()).toMatchObject({ status: "ready" });
    await gateway.close();
  });

  test.each(["here", "elsewhere"])("tells how far each subgraph %s shows its ledgers", async (where) => {
    const ledgers = [{ source: "fabric/jobs", position: "3", newest: "7", fraction: 0.5 }];
    const jobs = { ...(await jobsSubgraph()), isReady: async () => false, ledgers: async () => ledgers };
    const server = await serveSubgraph(jobs, { ...here, port: 0 });
    const place = where === "here" ? jobs : { name: "jobs", urls: [server.url] };
    const gateway = await startGateway({ ...here, port: 0, subgraphs: [place] });
    await gateway.opened;
    const told = await get(gateway.url, "/ready");
    expect(told.status).toBe(503);
    expect(await told.json()).toMatchObject({ subgraphs: { jobs: { status: "starting", ledgers } } });
    await gateway.close();
    await server.close();
  });

  test("waits for subgraphs elsewhere, and tells so meanwhile", async () => {
    const [port = 0] = await freePorts(0, 1);
    const elsewhere = { name: "jobs", urls: [`http://127.0.0.1:${port}/graphql`] };
    const gateway = await startGateway({ ...here, port: 0, subgraphs: [elsewhere, await listingsSubgraph()] });
    expect((await get(gateway.url, "/health")).status).toBe(200);
    expect((await get(gateway.url, "/ready")).status).toBe(503);
    const early = await ask(gateway.url, "{ bank }");
    expect([early.status, early.errors[0]?.extensions.code]).toEqual([503, "STARTING"]);

    const jobs = await serveSubgraph(await jobsSubgraph(), { ...here, port });
    await gateway.opened;
    expect((await get(gateway.url, "/ready")).status).toBe(200);
    expect((await ask(gateway.url, '{ job(id: "job-1") { listings { id } } }')).errors).toEqual([]);

    await jobs.close();
    expect((await get(gateway.url, "/ready")).status).toBe(503);
    const late = await ask(gateway.url, `{ job(id: "job-1") { id } listing { id } }`);
    expect(late.errors.map(({ extensions }) => extensions)).toEqual([
      { code: "SUBGRAPH_UNAVAILABLE", retryable: true },
    ]);
    expect(late.data).toEqual({ job: null, listing: { id: "listing-0-0" } });
    expect(late.text).not.toContain(String(port));
    await gateway.close();
  });

  test("a subgraph that does not answer in time fails its part alone", async () => {
    const subgraph = await jobsSubgraph();
    const whoAsks = subgraph.schema.getQueryType()?.getFields().whoAsks;
    if (whoAsks) whoAsks.resolve = () => new Promise(() => {});
    const jobs = await serveSubgraph(subgraph, { ...here, port: 0 });
    const subgraphs = [{ name: "jobs", urls: [jobs.url] }, await listingsSubgraph()];
    const gateway = await startGateway({ ...here, port: 0, subgraphs, upstreamTimeoutMs: 200 });
    await gateway.opened;
    const { data, errors } = await ask(gateway.url, "{ whoAsks listing { id } }");
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toEqual({ code: "TIMEOUT" });
    await gateway.close();
    await jobs.close();
  });

  test("subgraphs that contradict each other stop it with a list", async () => {
    const { schema, ...rest } = await listingsSubgraph();
    const { schema: other } = await jobsSubgraph();
    const gateway = await startGateway({
      ...here,
      port: 0,
      subgraphs: [
        { ...rest, schema },
        { ...rest, name: "twin", schema: other },
        { ...rest, name: "third", schema: other },
      ],
    });
    await expect(gateway.opened).rejects.toThrow(
      /do not compose; they must all run the same version:\n {2}INVALID_FIELD_SHARING: /,
    );
    await gateway.close();
  });
});

describe("start and end", () => {
  test("a taken port is a clear error", async () => {
    const { gateway, close } = await openMarket("in process");
    const port = Number(new URL(gateway.url).port);
    await expect(startGateway({ ...here, port, subgraphs: [await jobsSubgraph()] })).rejects.toMatchObject({
      code: "PORT_IN_USE",
      message: `port ${port} of 127.0.0.1 is taken by another program: end it, or set another port`,
    });
    await close();
  });

  test("close ends WebSockets and event streams, in order, and leaves nothing behind", async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name.startsWith("TCP")).length;
    const { gateway, jobs, close } = await openMarket("in process");
    const query = "subscription { jobEvents { cursor } }";
    const client = createClient({ url: gateway.url.replace("http", "ws"), retryAttempts: 0 });
    const overWebSocket = client
      .iterate({ query })
      .next()
      .catch((event) => event.code);
    await until("followed", () => jobs.followers === 1);
    const stream = await fetch(gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ query }),
    });
    const overEvents = stream.text();
    await close();
    expect(await overWebSocket).toBe(1001);
    expect(await overEvents).not.toContain("event: next");
    await until("left", () => jobs.followers === 0);
    await expect(fetch(gateway.url)).rejects.toThrow();
    await until(
      "sockets closed",
      () => process.getActiveResourcesInfo().filter((name) => name.startsWith("TCP")).length <= before,
    );
  });

  test("close lets an answer under way finish", async () => {
    const subgraph = await jobsSubgraph();
    let let_go = () => {};
    const held = new Promise<void>((resolve) => (let_go = resolve));
    const schema = subgraph.schema;
    const field = schema.getQueryType()?.getFields().whoAsks;
    if (!field) throw new Error("no such field");
    const resolve = field.resolve;
    let asked = false;
    field.resolve = async (...args) => {
      asked = true;
      await held;
      return resolve?.(...args);
    };
    const gateway = await startGateway({ ...here, port: 0, subgraphs: [{ ...subgraph, schema }] });
    await gateway.opened;
    const answer = ask(gateway.url, "{ whoAsks }");
    await until("asked", () => asked);
    const closed = gateway.close();
    let_go();
    expect((await answer).data).toEqual({ whoAsks: "nobody" });
    await closed;
  });

  test("signals stay the program's business", async () => {
    const count = () => ["SIGINT", "SIGTERM", "exit"].map((signal) => process.listenerCount(signal));
    const before = count();
    const { close } = await openMarket("over HTTP");
    // Apollo's servers of the subgraphs trap signals only in production.
    expect(count()).toEqual(before);
    await close();
  });
});
