import { type Client, createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Market, openMarket, type Placement, until } from "./market.ts";
import { events, ways } from "./readers.ts";
import { clockSkewSeconds } from "./test-issuer.ts";

const placements: readonly Placement[] = ["in process", "over HTTP", "mixed"];

describe.each(placements)("subscriptions to subgraphs %s", (placement) => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(placement);
  });
  afterAll(() => market.close());

  describe.each(ways)("over $way", ({ read }) => {
    test("join other subgraphs for each event", async () => {
      const reader = await read(market);
      const first = reader.next();
      await until("followed", () => market.jobs.followers === 1);
      market.jobs.emit("job-3");
      expect((await first).errors).toBeUndefined();
      expect((await first).data?.jobEvents).toMatchObject({
        job: { id: "job-3", listings: [{ payment: { amount: "4000000000000000000" } }, {}, {}] },
      });
      await reader.leave();
      await until("left", () => market.jobs.followers === 0);
    });

    test("read every event afresh", async () => {
      const reader = await read(market);
      const first = reader.next();
      await until("followed", () => market.jobs.followers === 1);
      for (const title of ["one", "two", "three"]) {
        market.jobs.titles.set("job-4", title);
        const next = title === "one" ? first : reader.next();
        market.jobs.emit("job-4");
        expect((await next).data?.jobEvents.job.title).toBe(title);
      }
      await reader.leave();
      await until("left", () => market.jobs.followers === 0);
    });

    test("tell of each event only its own errors", async () => {
      const reader = await read(market, {}, "subscription { jobEvents { job { id listings { refund { id } } } } }");
      const first = reader.next();
      await until("followed", () => market.jobs.followers === 1);
      for (const id of ["job-1", "job-2"]) {
        const next = id === "job-1" ? first : reader.next();
        market.jobs.emit(id);
        expect((await next).errors?.map(({ message }) => message)).toEqual([
          `no refund for ${id.replace("job", "listing")}-1 yet`,
        ]);
      }
      await reader.leave();
      await until("left", () => market.jobs.followers === 0);
    });

    test("resume after a cursor", async () => {
      const reader = await read(market);
      const first = reader.next();
      await until("followed", () => market.jobs.followers === 1);
      market.jobs.emit("job-5");
      const after = (await first).data?.jobEvents.cursor;
      await reader.leave();
      await until("left", () => market.jobs.followers === 0);
      market.jobs.emit("job-6");
      const resumed = await read(market, { after });
      expect((await resumed.next()).data?.jobEvents.job.title).toBe("Job number 6");
      await resumed.leave();
      await until("left", () => market.jobs.followers === 0);
    });

    test("reach the subgraph's end when a client leaves a quiet stream", async () => {
      const reader = await read(market);
      void reader.next().catch(() => {});
      await until("followed", () => market.jobs.followers === 1);
      await reader.leave();
      await until("left", () => market.jobs.followers === 0);
    });

    test("tell why they are refused", async () => {
      const reader = await read(market, { after: "bm9uc2Vuc2U" });
      expect((await reader.next()).errors).toMatchObject([
        { message: "not a cursor of this stream", extensions: { code: "BAD_INPUT" } },
      ]);
      await reader.leave();
    });
  });

  describe("of connections over graphql-ws", () => {
    const open = (connectionParams: Record<string, unknown>): Client =>
      createClient({ url: market.gateway.url.replace("http", "ws"), retryAttempts: 0, connectionParams });
    const whoAsks = async (client: Client) => (await client.iterate({ query: "{ whoAsks }" }).next()).value;

    test("queries act for the organisation of the token in the connection's parameters", async () => {
      const [first, second] = [open({}), open(await market.issuer.bearer({ organization: "Org2MSP" }))];
      expect(await whoAsks(first)).toEqual({ data: { whoAsks: "nobody" } });
      expect(await whoAsks(second)).toEqual({ data: { whoAsks: "Org2MSP" } });
      await Promise.all([first.dispose(), second.dispose()]);
    });

    test("subscriptions of an organisation without identity are refused", async () => {
      const client = open(await market.issuer.bearer({ organization: "Org9MSP" }));
      const result = client.iterate({ query: events }).next();
      expect((await result).value?.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
      await client.dispose();
    });

    test("a connection whose token does not count is closed", async () => {
      for (const authorization of [{ not: "a string" }, "Bearer a.b.c", "Basic YTpi"]) {
        const client = open({ authorization });
        await expect(whoAsks(client)).rejects.toMatchObject({ code: 4403 });
        await client.dispose();
      }
    });

    test("a connection ends when its token does", async () => {
      const exp = Math.floor(Date.now() / 1000) - clockSkewSeconds + 2;
      const client = open(await market.issuer.bearer({ exp }));
      const ended = client.iterate({ query: events }).next();
      await expect(ended).rejects.toMatchObject({ code: 4403, reason: "The token has expired" });
      await client.dispose();
    });

    test("so does an event stream over HTTP, with an error", async () => {
      const exp = Math.floor(Date.now() / 1000) - clockSkewSeconds + 2;
      const response = await fetch(market.gateway.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "text/event-stream",
          ...(await market.issuer.bearer({ exp })),
        },
        body: JSON.stringify({ query: events }),
      });
      const text = await response.text();
      expect(text).toContain(
        '"message":"the token has expired; go on with a new one","extensions":{"code":"UNAUTHENTICATED"}',
      );
      expect(text).toContain("event: complete");
      await until("left", () => market.jobs.followers === 0);
    });
  });
});

describe("when a subgraph elsewhere is lost", () => {
  test.each(ways)("its subscriptions over $way end with an error that says to resume", async ({ read }) => {
    const market = await openMarket("over HTTP");
    const reader = await read(market);
    const first = reader.next();
    await until("followed", () => market.jobs.followers === 1);
    market.jobs.emit("job-3");
    await first;
    const next = reader.next();
    await market.stopSubgraphs();
    expect((await next).errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE", retryable: true } }]);
    await reader.leave();
    await market.close();
  });
});
