import { once } from "node:events";
import { request } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import { metrics } from "../../telemetry/metrics.ts";
import { PendingTimers } from "../pending-timers.ts";
import { type Disconnect, disconnects, type LeavingClient } from "./leaving-clients.ts";
import { type Market, openMarket, until } from "./market.ts";

const documents = {
  "a stream that all share": "subscription { jobEvents { cursor job { title } } }",
  "streams of their own":
    "subscription { ...Root } fragment Root on Subscription { jobEvents { cursor job { title } } }",
};

/** Enough to tell what they leave behind from what comes and goes by itself. */
const crowd = 8;

let market: Market;
let authenticating = { count: 0, gate: undefined as Promise<void> | undefined };
let tokenMs = 3_600_000;
const timers = new PendingTimers();
afterAll(() => timers.stop());

async function authenticate() {
  authenticating.count += 1;
  await authenticating.gate;
  return { principal: anonymous, expiresAt: Date.now() + tokenMs };
}

async function valuesOf(gauge: { get(): Promise<{ values: readonly { value: number }[] }> }): Promise<number> {
  return (await gauge.get()).values.reduce((sum, { value }) => sum + value, 0);
}

/** Resources that clients may leave behind. */
async function remains() {
  return {
    readers: market.jobs.followers,
    subscriptions: await valuesOf(metrics.subscriptionsOpen),
    streams: await valuesOf(metrics.subgraphStreamsOpen),
  };
}

const nothing = { readers: 0, subscriptions: 0, streams: 0, timers: 0 };

/** Waits until nothing is there some times in a row: what begins late ends too. */
async function nothingIsLeft(timersBefore: number): Promise<void> {
  let left: object = {};
  let inARow = 0;
  const isOver = async () => {
    left = { ...(await remains()), timers: Math.max(0, timers.count - timersBefore) };
    inARow = isDeepStrictEqual(left, nothing) ? inARow + 1 : 0;
    return inARow === 5;
  };
  await until("nothing is left", isOver).catch(() => {});
  expect(left).toEqual(nothing);
}

interface Stage {
  readonly name: string;
  /** Brings clients there, has them leave, and lets the gateway go on. */
  pass(open: () => Promise<LeavingClient[]>): Promise<void>;
}

const leaveAll = (clients: readonly LeavingClient[]) => Promise.all(clients.map((client) => client.leave()));

const stages: readonly Stage[] = [
  {
    name: "before it is known who asks",
    pass: async (open) => {
      const gate = Promise.withResolvers<void>();
      authenticating = { count: 0, gate: gate.promise };
      const clients = await open();
      await until("all ask", () => authenticating.count === crowd);
      await leaveAll(clients);
      gate.resolve();
    },
  },
  {
    name: "while the subgraph opens it",
    pass: async (open) => {
      const gate = Promise.withResolvers<void>();
      market.jobs.opening = gate.promise;
      const clients = await open();
      await until("asked", () => market.jobs.asked > 0);
      await leaveAll(clients);
      gate.resolve();
    },
  },
  {
    name: "while nothing happens",
    pass: async (open) => {
      const clients = await open();
      await until("followed", () => market.jobs.followers > 0);
      await leaveAll(clients);
    },
  },
  {
    name: "while their first event is answered",
    pass: async (open) => {
      const gate = Promise.withResolvers<void>();
      market.jobs.reading = gate.promise;
      const clients = await open();
      await until("followed", () => market.jobs.followers > 0);
      market.jobs.emit("job-1");
      await until("asked about", () => market.jobs.reads > 0);
      await leaveAll(clients);
      gate.resolve();
    },
  },
  {
    name: "in the middle of events",
    pass: async (open) => {
      const clients = await open();
      const pace = setInterval(() => market.jobs.emit("job-1"), 5);
      await until("all have some", () => clients.every(({ events }) => events > 2));
      await leaveAll(clients);
      clearInterval(pace);
    },
  },
];

/** How long this machine takes at most to bring clients to a stage and to have them leave, in ms. */
const passMs = new Map<Stage, number>();

async function leaveAt(stage: Stage, { open, isExpiry }: Disconnect, query: string): Promise<void> {
  const before = timers.count;
  const longest = passMs.get(stage) ?? 0;
  // A token that ended before its client is at the stage would show nothing of it.
  tokenMs = isExpiry ? Math.max(400, 8 * longest) : 3_600_000;
  const begun = Date.now();
  await stage.pass(() => Promise.all(Array.from({ length: crowd }, () => open(market, query))));
  if (!isExpiry) passMs.set(stage, Math.max(longest, Date.now() - begun));
  await nothingIsLeft(before);
}

describe.each(["in process", "over HTTP"] as const)("with subgraphs %s", (placement) => {
  beforeAll(async () => {
    market = await openMarket(placement, { identity: { authenticate }, schemaPollMs: 3_600_000 });
  });
  afterEach(() => {
    authenticating = { count: 0, gate: undefined };
    Object.assign(market.jobs, { opening: undefined, reading: undefined, asked: 0, reads: 0 });
  });
  afterAll(() => market.close());

  describe.each(Object.entries(documents))("of %s", (_of, query) => {
    describe.each(disconnects)("clients that leave by $name", (disconnect) => {
      test.each(stages)("$name leave nothing behind", (stage) => leaveAt(stage, disconnect, query));
    });

    test("clients that take no event stream leave nothing behind", async () => {
      const before = timers.count;
      const body = JSON.stringify({ query });
      const headers = { "content-type": "application/json", accept: "application/json", "content-length": body.length };
      const asked = request(market.gateway.url, { method: "POST", headers, agent: false });
      asked.end(body);
      const [response] = await once(asked, "response");
      expect(response.statusCode).toBe(406);
      response.resume();
      await nothingIsLeft(before);
    });

    test("clients that use a name again while its first stream is being opened leave nothing behind", async () => {
      const before = timers.count;
      const gate = Promise.withResolvers<void>();
      market.jobs.opening = gate.promise;
      const socket = new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws");
      await once(socket, "open");
      socket.send('{"type":"connection_init"}');
      await once(socket, "message");
      const subscribe = JSON.stringify({ id: "1", type: "subscribe", payload: { query } });
      for (const message of [subscribe, '{"id":"1","type":"complete"}', subscribe]) socket.send(message);
      await until("asked", () => market.jobs.asked > 0);
      gate.resolve();
      await until("the second follows", async () => (await remains()).subscriptions === 1);
      socket.close();
      await nothingIsLeft(before);
    });
  });
});
