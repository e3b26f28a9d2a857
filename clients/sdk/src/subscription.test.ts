import { GraphQLError } from "graphql";
import { afterEach, expect, test } from "vitest";
import { createClient } from "./client.ts";
import { numbersUpTo, TickingGateway, type TickingOptions, Ticks } from "./testing/ticking-gateway.ts";

const total = 200;
const all = Array.from({ length: total }, (_, index) => index + 1);

const gateways: TickingGateway[] = [];
async function serve(options: TickingOptions): Promise<TickingGateway> {
  const gateway = await TickingGateway.start(options);
  gateways.push(gateway);
  return gateway;
}
afterEach(() => {
  for (const gateway of gateways.splice(0)) gateway.close();
});

/** Error of a gateway that has lost a subgraph. */
const lost = new GraphQLError("a subgraph is away", { extensions: { code: "SUBGRAPH_UNAVAILABLE", retryable: true } });

/** Reads up to the last number. */
async function read(stream: AsyncIterable<{ operationEvents: { number: number } }>, onTick = (_: number) => {}) {
  const seen: number[] = [];
  for await (const { operationEvents } of stream) {
    seen.push(operationEvents.number);
    await onTick(operationEvents.number);
    if (operationEvents.number === total) break;
  }
  return seen;
}

test("resumes after each lost connection and each lost subgraph, with nothing lost and nothing twice", async () => {
  let gateway: TickingGateway | undefined;
  const ticks = (perConnection: number) =>
    async function* (after: number) {
      for await (const number of numbersUpTo(total, after)) {
        if (number === after + 1 + perConnection) gateway?.breakConnections();
        if (number === 170 && after < 150) yield lost;
        else yield number;
      }
    };
  gateway = await serve({ ticks: ticks(30) });
  const { url, port } = gateway;
  const onTick = async (number: number) => {
    if (number !== 100) return;
    gateway?.close();
    gateway = await serve({ ticks: ticks(total), port });
  };
  expect(await read(createClient({ url }).subscribe(Ticks, {}), onTick)).toEqual(all);
});

test("loses nothing when the connection breaks before the first event", async () => {
  let newest = 50;
  let breaks = 0;
  const gateway = await serve({
    start: () => newest,
    async *ticks(after) {
      if (breaks < 3) {
        breaks += 1;
        // Events while nobody follows.
        newest += 10;
        gateway.breakConnections();
        await new Promise(() => {});
      }
      yield* numbersUpTo(total, after);
    },
  });
  const seen = await read(createClient({ url: gateway.url }).subscribe(Ticks, {}));
  expect(seen).toEqual(all.slice(50));
  expect(new Set(gateway.beginnings)).toEqual(new Set(["50"]));
});

test("resumes where it is told to when it read too slowly", async () => {
  const slow = (cursor: number) =>
    new GraphQLError("too slow", { extensions: { code: "SLOW_CONSUMER", retryable: true, cursor: String(cursor) } });
  const gateway = await serve({
    async *ticks(after) {
      for (let number = after + 1; number <= after + 50; number += 1) yield number;
      yield slow(after + 50);
    },
  });
  expect(await read(createClient({ url: gateway.url }).subscribe(Ticks, {}))).toEqual(all);
});

test("resumes after a close that looks like a normal one", async () => {
  const gateway = await serve({ ticks: (after) => numbersUpTo(total, after) });
  const onTick = (number: number) => {
    if (number === 100) gateway.closeConnections(1000, "bye");
  };
  const seen = await read(createClient({ url: gateway.url }).subscribe(Ticks, {}), onTick);
  expect(seen).toEqual(all);
});

test("says when it is followed, lost and followed again", async () => {
  const gateway = await serve({ ticks: (after) => numbersUpTo(after + 100, after) });
  const states: string[] = [];
  const onState = (state: string) => void states.push(state);
  const onTick = (number: number) => {
    if (number % 100 === 0) gateway.breakConnections();
  };
  const seen = await read(createClient({ url: gateway.url }).subscribe(Ticks, {}, { onState }), onTick);
  expect(seen).toEqual(all);
  expect(states.slice(0, 3)).toEqual(["connected", "lost", "resumed"]);
});

test("ends at once when its reader returns while no event comes", async () => {
  const gateway = await serve({ ticks: (after) => numbersUpTo(after, after) });
  const ticks = createClient({ url: gateway.url }).subscribe(Ticks, { after: String(total) });
  const waiting = ticks.next();
  await expect.poll(() => gateway.sockets.clients.size).toBe(1);
  await ticks.return?.();
  expect(await waiting).toMatchObject({ done: true });
  await expect.poll(() => gateway.sockets.clients.size).toBe(0);
});

test.each([["before it is followed"], ["while no event comes"]])(
  "an abort %s ends it with the signal's reason",
  async (when) => {
    const gateway = await serve({ ticks: (after) => numbersUpTo(after, after) });
    const stop = new AbortController();
    if (when.startsWith("before")) stop.abort(new Error("the page was left"));
    const ticks = createClient({ url: gateway.url }).subscribe(Ticks, {}, { signal: stop.signal });
    const ended = expect(ticks.next()).rejects.toThrow("the page was left");
    if (!stop.signal.aborted) {
      await expect.poll(() => gateway.beginnings.length).toBe(1);
      stop.abort(new Error("the page was left"));
    }
    await ended;
    expect(await ticks.next()).toMatchObject({ done: true });
    await expect.poll(() => gateway.sockets.clients.size).toBe(0);
  },
);

test("a subscription that the graph refuses ends with its error", async () => {
  const gateway = await serve({
    async *ticks() {
      yield new GraphQLError("no such thing", { extensions: { code: "BAD_INPUT" } });
    },
  });
  const refused = createClient({ url: gateway.url }).subscribe(Ticks, { after: "1" });
  await expect(refused.next()).rejects.toMatchObject({ name: "GraphError", code: "BAD_INPUT" });
});
