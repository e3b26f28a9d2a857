import { connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { patienceMs, serve, startTwoTeams, type Team } from "./two-teams.ts";
import { useUpPrefetched } from "./use-up-prefetched.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
const limits = { maxPrice: 10n, funding: 1_000_000n };

beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
});
afterAll(() => teams[Symbol.asyncDispose]());

/** Lies between a service and its payment server, and cuts all connections when asked to. */
async function relayTo(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname);
    for (const one of [socket, onward]) sockets.add(one.on("error", () => {}).on("close", () => sockets.delete(one)));
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const close = () => {
    server.close();
    cut();
  };
  return { url: `ws://127.0.0.1:${port}${target.pathname}`, cut, close };
}

/** Counts what a service did, by request. */
async function countingService(connection: PaymentConnection) {
  const served = new Map<string, number>();
  const listener = httpPayments(connection, { price: 10n }, (request, response) => {
    const path = request.url ?? "";
    served.set(path, (served.get(path) ?? 0) + 1);
    response.end(path);
  });
  return { ...(await serve(listener)), served };
}

/** Requests that were sent, and how. */
interface Load {
  readonly pay: typeof fetch;
  readonly url: string;
  readonly answers: Promise<readonly string[]>;
}

/** Asks for `/0`, `/1` … with `inFlight` at a time, until told to stop. @returns the answers in order */
async function load(pay: typeof fetch, url: string, inFlight: number, stop: { isDue: boolean }): Promise<string[]> {
  const answers: string[] = [];
  let next = 0;
  const worker = async () => {
    while (!stop.isDue) {
      const index = next++;
      answers[index] = await (await pay(`${url}/${index}`)).text();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return answers;
}

/** @param used counters that were used before the load @returns those used by now */
async function requireAgreement(load: Load, served: ReadonlyMap<string, number>, used: number): Promise<number> {
  const { pay, url } = load;
  const answers = await load.answers;
  expect(answers).toEqual(answers.map((_, index) => `/${index}`));
  expect([...served.values()].every((times) => times === 1)).toBe(true);
  expect(served.size).toBe(answers.length);
  const [flow, ...others] = await consumer.channelsTo(provider);
  expect(others).toEqual([]);
  const accepted = Number(flow?.acceptedRequests);
  expect(accepted).toBeGreaterThanOrEqual(used + answers.length);
  const channel = flow?.id.toLowerCase() ?? "";
  const newest = await useUpPrefetched({
    paid: used + answers.length,
    sign: async () => Number((await consumer.sign(channel, 0, 10n)).requests),
    send: async () => expect((await pay(`${url}/${served.size}`)).status).toBe(200),
  });
  expect(accepted).toBeLessThan(newest);
  expect([...served.values()].every((times) => times === 1)).toBe(true);
  return newest;
}

let used = 0;

test("payment servers may restart in the middle of the load: each request is answered once, and the counters agree", async () => {
  const { url, server, served } = await countingService(provider.connection);
  const stop = { isDue: false };
  const pay = consumer.fetchWithin(limits);
  const answers = load(pay, url, 20, stop);
  for (const team of [consumer, provider, consumer]) {
    const soFar = served.size;
    while (served.size < soFar + 100) await pause(5);
    await team.payments.restart();
  }
  while ((await consumer.connection.welcome()) && served.size < 500) await pause(5);
  stop.isDue = true;
  used = await requireAgreement({ pay, url, answers }, served, used);
  server.close();
});

test("connections may be lost at any moment: what was not answered is sent again, and done once", async () => {
  const key = (team: Team) => team.payments.createServiceKey(team.account, team.mspId);
  const relays = await Promise.all(teams.map((team) => relayTo(team.payments.dataPlaneUrl)));
  const connections = await Promise.all(
    teams.map(
      async (team, index) => new PaymentConnection({ url: relays[index]?.url ?? "", patienceMs, ...(await key(team)) }),
    ),
  );
  const [paying, paid] = connections as [PaymentConnection, PaymentConnection];
  const { url, server, served } = await countingService(paid);
  const stop = { isDue: false };
  const pay = payingFetch(fetch, paying, { limits, patienceMs });
  const answers = load(pay, url, 20, stop);
  for (let cuts = 0; cuts < 20; cuts += 1) {
    const soFar = served.size;
    while (served.size < soFar + 10) await pause(1);
    for (const relay of relays) relay.cut();
  }
  stop.isDue = true;
  used = await requireAgreement({ pay, url, answers }, served, used);
  for (const one of [...connections, ...relays]) one.close();
  server.close();
});
