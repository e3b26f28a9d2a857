import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import express from "express";
import { fastify } from "fastify";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { expressPayments, fastifyPayments, httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { serve, startTwoTeams, Team } from "./two-teams.ts";

const parts = new AsyncDisposableStack();
let alice: Team;
let charlie: Team;
let supplier: string;
let dave: Team;

const limits = { maxPrice: 100n, funding: 10_000n };
const price = 50n;

beforeAll(async () => {
  [alice, charlie] = parts.use(await startTwoTeams());
  dave = await Team.start("Org1MSP", alice.payments);
  parts.defer(() => dave.connection.close());
  supplier = await listen(httpPayments(dave.connection, { price: 7n }, (_request, response) => response.end("part")));
});
afterAll(() => parts.disposeAsync());

async function listen(listener: Parameters<typeof serve>[0]): Promise<string> {
  const { url, server } = await serve(listener);
  parts.defer(() => void server.close().closeAllConnections());
  return url;
}

/** Charlie's shop, which pays for what it sells and says nothing of traces. @returns its URL */
const shops: Record<string, (sell: (order: string) => Promise<string>) => Promise<string>> = {
  http: (sell) =>
    listen(
      httpPayments(charlie.connection, { price }, async (request, response) => {
        response.end(await sell(await text(request)));
      }),
    ),
  express: (sell) => {
    const app = express().use(expressPayments(charlie.connection, { price }), express.text());
    return listen(app.post("/", async ({ body }, response) => void response.send(await sell(body))));
  },
  fastify: async (sell) => {
    const app = fastify();
    app.addHook("onRequest", fastifyPayments(charlie.connection, { price }));
    app.post("/", ({ body }) => sell(String(body)));
    await app.listen({ port: 0, host: "127.0.0.1" });
    parts.defer(() => app.close());
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`;
  },
};

interface FlowOfCosts {
  readonly redeemed: string;
  readonly cost: {
    readonly amount: string;
    readonly causes: readonly { readonly account: { readonly address: string }; readonly amount: string }[];
  };
}

/** Payments of Charlie to Dave by their causes, as Charlie's payment server has them. */
async function costs() {
  const source = `query ($filter: PaymentFlowFilterInput) { paymentFlows(first: 1, filter: $filter) { nodes {
    redeemed cost { amount causes { account { address } amount } } } } }`;
  const variables = { filter: { consumer: charlie.account, provider: dave.account } };
  const { paymentFlows } = await charlie.payments.ask<{ paymentFlows: { nodes: FlowOfCosts[] } }>(
    ...([source, variables, charlie.mspId] as const),
  );
  return paymentFlows.nodes;
}

/** Costs caused by each caller of Charlie. */
async function causedBy(): Promise<Map<string, number>> {
  const [flow] = await costs();
  return new Map(flow?.cost.causes.map(({ account, amount }) => [account.address, Number(amount)]));
}

async function redeemAll(): Promise<void> {
  const [channel] = await charlie.channelsTo(dave);
  for (const act of ["redemptionStart", "redemptionFinalize"]) {
    const { userErrors } = await dave.payments.act(act, { channelId: channel?.id }, dave.mspId);
    expect(userErrors).toEqual([]);
    await dave.payments.pass(60);
  }
  await charlie.payments.untilReady();
}

test("what a service causes at another one's suppliers is told to the unit, without a line of code for it", async () => {
  const buy = charlie.fetchWithin(limits);
  const pay = alice.fetchWithin(limits);
  for (const open of Object.values(shops)) {
    const shop = await open(async (order) => {
      const bought = await Promise.all([buy(supplier), buy(supplier)]);
      return [order, ...bought.map(({ status }) => status)].join();
    });
    for (const order of ["one", "two"]) {
      const headers = { "content-type": "text/plain" };
      const answer = await pay(shop, { method: "POST", body: order.repeat(20_000), headers });
      expect(await answer.text()).toBe(`${order.repeat(20_000)},200,200`);
    }
  }
  await buy(supplier);
  await redeemAll();
  const causes = [{ account: { address: alice.account }, amount: "84" }];
  expect(await costs()).toEqual([{ redeemed: "91", cost: { amount: "91", causes } }]);
});

test("who causes costs is known too where one token pays for several requests", async () => {
  const caused = async () => (await causedBy()).get(alice.account) ?? 0;
  const before = await caused();
  const buy = charlie.fetchWithin(limits);
  const noted = vi.spyOn(charlie.connection, "noteInboundCall");
  const shop = await listen(
    httpPayments(charlie.connection, { price, maxBatch: 64 }, async (_request, response) => {
      response.end((await buy(supplier)).statusText);
    }),
  );
  const pay = alice.fetchWithin(limits);
  const order = async () => {
    for (let times = 0; times < 10; times += 1) expect(await (await pay(shop)).text()).toBe("OK");
  };
  let orders = 0;
  for (; noted.mock.calls.length === 0; orders += 100) await Promise.all(Array.from({ length: 10 }, order));
  await redeemAll();
  await expect.poll(caused).toBe(before + orders * 7);
});

test("who causes them is known to the unit where services pay with batch tokens on the whole way", async () => {
  const bob = await Team.start("Org1MSP", alice.payments);
  parts.defer(() => bob.connection.close());
  const part = await listen(
    httpPayments(dave.connection, { price: 7n, maxBatch: 64 }, (_request, response) => response.end("part")),
  );
  const noted = vi.spyOn(dave.connection, "noteInboundCall");
  const buy = charlie.fetchWithin(limits);
  const shop = await listen(
    httpPayments(charlie.connection, { price, maxBatch: 64 }, async (_request, response) => {
      response.end(await (await buy(part)).text());
    }),
  );
  const before = await causedBy();
  const orders = new Map([alice, bob].map((team) => [team.account, 0]));
  const orderAs = async (team: Team, pay: typeof fetch) => {
    for (let times = 0; times < 20; times += 1) expect(await (await pay(shop)).text()).toBe("part");
    orders.set(team.account, (orders.get(team.account) ?? 0) + 20);
  };
  const buyers = [alice, alice, bob, alice].map((team) => ({ team, pay: team.fetchWithin(limits) }));
  const crowd = Array.from({ length: 5 }, () => buyers).flat();
  while (noted.mock.calls.length < 100) await Promise.all(crowd.map(({ team, pay }) => orderAs(team, pay)));
  await redeemAll();
  const wanted = Array.from(orders, ([account, count]) => [account, (before.get(account) ?? 0) + count * 7]);
  await expect.poll(causedBy).toEqual(new Map(wanted as [string, number][]));
  const [flow] = await costs();
  expect(flow?.cost.amount).toBe(flow?.redeemed);
});

test("a lane of its own for who causes them is one that the provider takes, and proves it to the provider", async () => {
  const [channel] = await charlie.channelsTo(dave);
  const input = { channelId: channel?.id, lane: 9, origin: alice.account };
  const { userErrors } = await charlie.payments.act("paymentLaneOpen", input, charlie.mspId);
  expect(userErrors).toEqual([]);
  await dave.payments.untilReady();
  const buy = charlie.fetchWithin(limits);
  const shop = await shops.http?.(async () => (await buy(supplier)).statusText);
  const pay = alice.fetchWithin(limits);
  const orders = Array.from({ length: 20 }, async () => (await pay(`${shop}`)).text());
  expect(await Promise.all(orders)).toEqual(orders.map(() => "OK"));
  await redeemAll();
  const source = `query ($id: ID!) { paymentChannel(id: $id) { redemptions(last: 1) { nodes {
    lane amount cost { provenAmount causes { account { address } amount } } } } } }`;
  const seen = await dave.payments.ask(source, { id: channel?.id }, dave.mspId);
  const causes = [{ account: { address: alice.account }, amount: "140" }];
  const redemption = { lane: 9, amount: "140", cost: { provenAmount: "140", causes } };
  expect(seen).toEqual({ paymentChannel: { redemptions: { nodes: [redemption] } } });
});
