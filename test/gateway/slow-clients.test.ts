import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { encodeCursor } from "../../store/tables/cursor.ts";
import { type Market, openMarket, until } from "./market.ts";
import { ways } from "./readers.ts";
import { beginning } from "./subgraphs/event-feed.ts";

const query = "subscription ($after: Cursor) { jobEvents(after: $after) { cursor job { id title } } }";
const total = 1_000;
/** Long enough that what waits fills every buffer between the gateway and its client. */
const title = "x".repeat(50_000);
const limits = { maxWaitingEvents: 50, maxStallMs: 2_000 };

interface Told {
  readonly data?: { readonly jobEvents: { readonly cursor: string } };
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly cursor: string } }[];
}

/** A client that stops to read from its connection. */
interface SlowClient {
  readonly told: readonly Told[];
  readonly isCompleted: boolean;
  readOn(): void;
  close(): void;
}

type Opens = (market: Market, after: string) => Promise<SlowClient>;

const overWebSocket: Opens = async ({ gateway }, after) => {
  const socket = new WebSocket(gateway.url.replace("http", "ws"), "graphql-transport-ws");
  const told: Told[] = [];
  let isCompleted = false;
  const say = (message: object) => socket.send(JSON.stringify(message));
  socket.on("open", () => say({ type: "connection_init" }));
  socket.on("message", (text) => {
    const { type, payload } = JSON.parse(String(text));
    if (type === "connection_ack") say({ id: "slow", type: "subscribe", payload: { query, variables: { after } } });
    if (type === "next") told.push(payload);
    if (type === "next" && told.length === 1) socket.pause();
    isCompleted ||= type === "complete";
  });
  await until("the first event", () => told.length > 0);
  return {
    told,
    get isCompleted() {
      return isCompleted;
    },
    readOn: () => socket.resume(),
    close: () => socket.terminate(),
  };
};

const overEventStream: Opens = async ({ gateway }, after) => {
  const told: Told[] = [];
  let text = "";
  let isCompleted = false;
  const headers = { "content-type": "application/json", accept: "text/event-stream" };
  const body = JSON.stringify({ query, variables: { after } });
  const asked = request(gateway.url, { method: "POST", headers: { ...headers, "content-length": body.length } });
  asked.on("response", (response) => {
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      const frames = (text + chunk).split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) {
        const data = /^event: next\ndata: (.*)$/m.exec(frame)?.[1];
        if (data) told.push(JSON.parse(data));
        isCompleted ||= frame.startsWith("event: complete");
      }
      if (told.length > 0 && !isPaused) {
        isPaused = true;
        response.pause();
      }
    });
    readOn = () => response.resume();
  });
  let isPaused = false;
  let readOn = () => {};
  asked.on("error", () => {});
  asked.end(body);
  await until("the first event", () => told.length > 0);
  return {
    told,
    get isCompleted() {
      return isCompleted;
    },
    readOn: () => readOn(),
    close: () => asked.destroy(),
  };
};

let market: Market;
afterEach(() => market.close());

async function emitAll(): Promise<void> {
  for (let number = 0; number < total; number++) {
    market.jobs.titles.set(`job-${number % 500}`, title);
    market.jobs.emit(`job-${number % 500}`);
    if (number % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const cursorsOf = (told: readonly Told[]) => told.flatMap(({ data }) => data?.jobEvents.cursor ?? []);
const allCursors = Array.from({ length: total }, (_, index) => encodeCursor(`${index}`));

describe.each([
  { way: "graphql-ws", open: overWebSocket },
  { way: "server-sent events", open: overEventStream },
])("a client over $way that stops to read", ({ way, open }) => {
  test.each(["in process", "over HTTP"] as const)(
    "is cut, told where, and resumes: subgraphs %s",
    async (placement) => {
      market = await openMarket(placement, { limits });
      const read = ways.find((one) => one.way === way)?.read;
      const opening = open(market, beginning);
      const emitting = emitAll();
      const slow = await opening;
      await emitting;
      await until("it is cut", () => market.jobs.followers === 0);
      slow.readOn();
      await until("it is told", () => slow.isCompleted);
      slow.close();

      const { code, cursor } = slow.told.at(-1)?.errors?.[0]?.extensions ?? {};
      const before = cursorsOf(slow.told);
      expect(code).toBe("SLOW_CONSUMER");
      expect(cursor).toBe(before.at(-1));
      // Events that waited for it were not kept for it.
      expect(before.length).toBeLessThan(total - limits.maxWaitingEvents);
      const resumed = await read?.(market, { after: cursor }, query);
      const after: string[] = [];
      while (before.length + after.length < total) after.push((await resumed?.next())?.data?.jobEvents.cursor ?? "");
      expect([...before, ...after]).toEqual(allCursors);
      await resumed?.leave();
    },
  );

  test("costs those beside it nothing", async () => {
    market = await openMarket("in process", { limits });
    const read = ways.find((one) => one.way === way)?.read;
    const fast = await read?.(market, {}, query);
    const first = fast?.next();
    await until("followed", () => market.jobs.followers === 1);
    const opening = open(market, beginning);
    const reading = (async () => {
      const cursors = cursorsOf([(await first) as Told]);
      while (cursors.length < total) cursors.push(...cursorsOf([(await fast?.next()) as Told]));
      return cursors;
    })();
    const emitting = emitAll();
    const slow = await opening;
    await emitting;
    expect(await reading).toEqual(allCursors);
    slow.readOn();
    await until("it is told", () => slow.isCompleted);
    expect(slow.told.at(-1)?.errors?.[0]?.extensions.code).toBe("SLOW_CONSUMER");
    slow.close();
    await fast?.leave();
  });
});
