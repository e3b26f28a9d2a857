import { afterAll, beforeAll, expect, test } from "vitest";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { type GuardOptions, paymentOf } from "../../clients/pay/src/provider/payment-guard.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;

beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
});
afterAll(() => teams[Symbol.asyncDispose]());

const limits = { maxPrice: 10n, funding: 1_000n };

async function sell(options: GuardOptions): Promise<string> {
  const listener = httpPayments(provider.connection, options, (request, response) => {
    const { lane, price } = paymentOf(request) ?? {};
    response.end(JSON.stringify({ lane, price: `${price}` }));
  });
  const { url, server } = await serve(listener);
  server.unref();
  return url;
}

const kinds = (expensive: bigint): GuardOptions => ({
  lanes: [
    { lane: 0, label: "reads", price: 1n },
    { lane: 7, label: "orders", price: expensive },
  ],
  routes: [
    { path: "/health", lane: null },
    { method: "POST", path: "/orders/*", lane: 7 },
  ],
});

/** Counters accepted in the one channel, by lane. */
async function accepted(): Promise<Record<number, string>> {
  const source = `query ($provider: Address!) { paymentChannels(first: 10, filter: { provider: $provider }) { nodes {
    deposited lanes(first: 10) { nodes { lane label acceptedRequests } } } } }`;
  const { paymentChannels } = await provider.payments.ask<{
    paymentChannels: { nodes: { lanes: { nodes: { lane: number; acceptedRequests: string }[] } }[] };
  }>(source, { provider: provider.account }, provider.mspId);
  expect(paymentChannels.nodes).toHaveLength(1);
  return Object.fromEntries(paymentChannels.nodes[0]?.lanes.nodes.map((one) => [one.lane, one.acceptedRequests]) ?? []);
}

let channel: string;

test("each kind of request is paid on its lane, all in one channel, which is topped up for all of them", async () => {
  const url = await sell(kinds(10n));
  const pay = consumer.fetchWithin(limits);
  const ask = async (method: string, path: string) => (await pay(`${url}${path}`, { method })).json();
  expect(await ask("GET", "/orders/1")).toEqual({ lane: 0, price: "1" });
  expect(await ask("POST", "/orders/1")).toEqual({ lane: 7, price: "10" });
  expect(await ask("GET", "/health")).toEqual({ price: "undefined" });
  // 1,000 would not be enough.
  for (let index = 0; index < 120; index += 1) await ask("POST", `/orders/${index}`);
  expect(await accepted()).toEqual({ 0: "1", 7: "121" });
  const [flow] = await consumer.channelsTo(provider);
  expect(flow?.deposited).toBe("2000");
  channel = flow?.id.toLowerCase() ?? "";
});

test("a cheap token does not pay for an expensive request", async () => {
  const url = await sell(kinds(10n));
  const cheap = await consumer.sign(channel, 0, 1n);
  const send = (method: string) =>
    fetch(`${url}/orders/1`, { method, headers: { "payment-token": formatToken(cheap) } });
  const refused = await send("POST");
  expect([refused.status, refused.headers.get("payment-error")]).toEqual([402, "WRONG_LANE"]);
  expect((await send("GET")).status).toBe(200);
});

test("when the price goes up with a redemption, requests under way are still taken, and new ones pay more", async () => {
  const early = await consumer.sign(channel, 7, 10n);
  const input = { channelId: channel, prices: [{ lane: 7, label: "orders", pricePerRequest: "12" }] };
  const { userErrors } = await provider.payments.act("redemptionStart", input, provider.mspId);
  expect(userErrors).toEqual([]);
  const url = await sell(kinds(12n));
  const late = await fetch(`${url}/orders/1`, {
    method: "POST",
    headers: { "payment-token": formatToken(early) },
  });
  expect(late.status).toBe(200);
  await expect(consumer.fetchWithin(limits)(`${url}/orders/2`, { method: "POST" })).rejects.toMatchObject({
    code: "PRICE_CHANGED",
  });
  const pay = consumer.fetchWithin({ ...limits, maxPrice: 12n });
  expect(await (await pay(`${url}/orders/2`, { method: "POST" })).json()).toEqual({ lane: 7, price: "12" });
  expect(await accepted()).toEqual({ 0: "0", 7: "1" });
});
