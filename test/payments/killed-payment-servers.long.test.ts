import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { paymentOf } from "../../clients/pay/src/provider/payment-guard.ts";
import { startTestChain, type TestChain } from "../../ledgers/evm/testing.ts";
import { startKillable } from "./killable-payment-server.ts";
import { serve } from "./two-teams.ts";
import { useUpPrefetched } from "./use-up-prefetched.ts";

const parts = new AsyncDisposableStack();
let node: TestChain;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-killed-"));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  node = await startTestChain();
  parts.defer(() => node.stop());
});
afterAll(() => parts.disposeAsync());

/** Payment server of one team, which is killed and comes back. */
function startTeam(name: string, index: number) {
  const mspId = `Org${index + 1}MSP`;
  const sponsorKey = node.chain.accounts[index]?.privateKey ?? "";
  return startKillable(
    { mspId, chainUrl: node.chain.url, dataDirectory: join(folder, name, mspId), sponsorKey },
    parts,
  );
}

test.each([
  ["each request has its own token", 0],
  ["a token pays for several requests", 64],
])(
  "payment servers may be killed in the middle of the load: each request is served once, and nothing signed is lost, where %s",
  async (name, maxBatch) => {
    const consumer = await startTeam(name, 0);
    const provider = await startTeam(name, 1);
    const served = new Map<string, number>();
    let channel = "";
    const paid = httpPayments(provider.connection, { price: 10n, maxBatch }, (request, response) => {
      const path = request.url ?? "";
      served.set(path, (served.get(path) ?? 0) + 1);
      channel = paymentOf(request)?.channel ?? "";
      response.end(path);
    });
    const { url, server } = await serve(paid);
    parts.defer(async () => void server.close());
    const limits = { maxPrice: 10n, funding: 1_000_000n };
    const pay = payingFetch(fetch, consumer.connection, { limits, patienceMs: 120_000 });

    let next = 0;
    let isOver = false;
    const worker = async () => {
      while (!isOver) {
        const path = `/${next++}`;
        expect(await (await pay(`${url}${path}`)).text()).toBe(path);
      }
    };
    const working = Promise.all(Array.from({ length: 20 }, worker));
    for (const team of [consumer, provider, consumer, provider]) {
      const soFar = served.size;
      while (served.size < soFar + 50) await pause(1);
      await team.killAndRestart();
    }
    isOver = true;
    await working;
    expect(served.size).toBe(next);
    expect([...served.values()].every((times) => times === 1)).toBe(true);
    let left = "";
    const newest = await useUpPrefetched({
      paid: next,
      sign: async () => {
        const { tokens, left: leftOver } = await consumer.connection.sign({ channel, lane: 0, maxPrice: 10n });
        const [token] = tokens;
        left = leftOver;
        return Number(token?.requests);
      },
      send: async () => expect(await (await pay(`${url}/${next}`)).text()).toBe(`/${next++}`),
    });
    expect(served.size).toBe(next);
    expect(BigInt(left)).toBe(limits.funding - 10n * BigInt(newest));
  },
);
