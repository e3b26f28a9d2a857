import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import express from "express";
import { fastify } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expressPayments, fastifyPayments, httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { type GuardOptions, paymentOf } from "../../clients/pay/src/provider/payment-guard.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";
import { useUpPrefetched } from "./use-up-prefetched.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
beforeAll(async () => {
  teams = await startTwoTeams();
});
afterAll(() => teams[Symbol.asyncDispose]());

interface Service {
  readonly url: string;
  /** Requests that handlers saw. */
  readonly served: { readonly path: string; readonly body: unknown; readonly consumer: string | undefined }[];
  close(): Promise<unknown>;
}

const options: GuardOptions = { price: 10n, routes: [{ path: "/health", lane: null }] };
const end = (server: Server) => new Promise((resolve) => server.close(resolve).closeAllConnections());
const consumerOf = (request: IncomingMessage) => paymentOf(request)?.consumer;

/** The same service with each middleware. */
const services: Record<string, (team: Team) => Promise<Service>> = {
  async express({ connection }) {
    const served: Service["served"] = [];
    const app = express();
    app.use(expressPayments(connection, options), express.json());
    app.use((request, response) => {
      served.push({ path: request.originalUrl, body: request.body, consumer: consumerOf(request) });
      response.status(201).json({ served: served.length });
    });
    const { url, server } = await serve(app);
    return { url, served, close: () => end(server) };
  },

  async fastify({ connection }) {
    const served: Service["served"] = [];
    const app = fastify();
    app.addHook("onRequest", fastifyPayments(connection, options));
    app.all("/*", async (request, reply) => {
      served.push({ path: request.originalUrl, body: request.body, consumer: consumerOf(request.raw) });
      return reply.status(201).send({ served: served.length });
    });
    await app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, served, close: () => app.close() };
  },

  async http({ connection }) {
    const served: Service["served"] = [];
    const { url, server } = await serve(
      httpPayments(connection, options, async (request, response) => {
        const body = request.method === "POST" ? await json(request) : undefined;
        served.push({ path: request.url ?? "", body, consumer: consumerOf(request) });
        response.writeHead(201, { "content-type": "application/json" });
        response.end(JSON.stringify({ served: served.length }));
      }),
    );
    return { url, served, close: () => end(server) };
  },
};

/** Counters that were used so far, by consumer. */
const used = new Map<Team, number>();

/** @returns the counters that are used by now, of which the last one was not sent */
async function requireAgreement(
  payer: Team,
  paid: Team,
  requests: number,
  send: () => Promise<Response>,
): Promise<number> {
  const [flow, ...others] = await payer.channelsTo(paid);
  expect(others).toEqual([]);
  expect(Number(flow?.acceptedRequests)).toBeGreaterThanOrEqual(requests);
  const sign = async () => Number((await payer.sign(flow?.id.toLowerCase() ?? "", 0, 10n)).requests);
  const newest = await useUpPrefetched({
    paid: requests,
    sign,
    send: async () => expect((await send()).status).toBe(201),
  });
  expect(Number(flow?.acceptedRequests)).toBeLessThan(newest);
  return newest;
}

describe.each(Object.entries(services))("with %s", (_name, start) => {
  test("two services pay each other, and the counters agree", async () => {
    const [one, two] = teams;
    const both = await Promise.all([start(one), start(two)]);
    const limits = { maxPrice: 10n, funding: 10_000n };
    const pays = [one.fetchWithin(limits), two.fetchWithin(limits)] as const;
    const ask = async (pay: typeof fetch, { url }: Service, n: number) => {
      const bodies = Array.from({ length: n }, (_, index) =>
        JSON.stringify({ index, text: "x".repeat(index * 1_000) }),
      );
      const headers = { "content-type": "application/json" };
      const answers = await Promise.all(
        bodies.map((body, index) => pay(`${url}/orders/${index}?x=1`, { method: "POST", headers, body })),
      );
      expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 201));
      return Promise.all(answers.map((answer) => answer.json()));
    };
    const answers = await Promise.all([ask(pays[0], both[1], 30), ask(pays[1], both[0], 20)]);
    expect(answers.map((list) => new Set(list.map(({ served }) => served)).size)).toEqual([30, 20]);

    expect(both[1].served.every(({ consumer }) => consumer === one.account.toLowerCase())).toBe(true);
    const seen = both[1].served.toSorted(
      (a, b) => (a.body as { index: number }).index - (b.body as { index: number }).index,
    );
    expect(seen.map(({ path }) => path)).toEqual(seen.map((_, index) => `/orders/${index}?x=1`));
    for (const [payer, paid, send, count] of [
      [one, two, () => pays[0](`${both[1].url}/orders`), 30],
      [two, one, () => pays[1](`${both[0].url}/orders`), 20],
    ] as const) {
      used.set(payer, await requireAgreement(payer, paid, (used.get(payer) ?? 0) + count, send));
    }
    await Promise.all(both.map(({ close }) => close()));
  });

  test("who does not pay is told what it costs; what is free is not asked to pay", async () => {
    const [one, two] = teams;
    const service = await start(two);
    expect((await fetch(`${service.url}/health`)).status).toBe(201);
    const refused = await fetch(`${service.url}/orders`);
    const { account, chainId, factory } = await two.connection.welcome();
    expect(refused.status).toBe(402);
    expect(refused.headers.get("payment-offer")).toBe(
      `provider="${account}", chain="${chainId}", factory="${factory}", asset="0x${"0".repeat(40)}", lane=0, price="10", tolerance=60, termination=900`,
    );
    expect(await refused.json()).toMatchObject({
      error: { code: "PAYMENT_REQUIRED" },
      offer: { provider: two.account.toLowerCase(), lane: 0, lanes: [{ lane: 0, price: "10" }] },
      howToPay: expect.stringContaining("openChannel"),
    });
    expect(service.served).toHaveLength(1);
    expect(one).toBeDefined();
    await service.close();
  });
});
