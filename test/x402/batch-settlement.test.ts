import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { decodePaymentRequiredHeader, decodePaymentResponseHeader } from "@x402/core/http";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../ledgers/evm/testing.ts";
import { serve } from "../payments/two-teams.ts";
import { stockClient } from "./stock-client.ts";
import { X402World } from "./x402-world.ts";

const folder = process.env.LEDGERLOOM_X402_CONTRACTS;

/** Amount that a payer is given. */
const purse = 1_000n;

describe.skipIf(!folder)("an unmodified x402 client (skipped unless LEDGERLOOM_X402_CONTRACTS names a build)", () => {
  let world: X402World;
  let earnedBefore: bigint;

  beforeAll(async () => {
    world = await X402World.start(folder ?? "");
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    world.handle = undefined;
    await world.setPolicy({ riskCap: null });
    await world.claim();
    earnedBefore = await world.token.balanceOf(world.provider);
  });

  const newClient = async (options?: Parameters<typeof stockClient>[1]) => {
    const client = stockClient(world.payments.node.chain.url, options);
    await world.token.mint(client.address, purse);
    return client;
  };
  type Client = Awaited<ReturnType<typeof newClient>>;
  const pay = async ({ fetch }: Pick<Client, "fetch">) => {
    const response = await fetch(world.url);
    const told = response.headers.get("payment-response");
    const refused = response.headers.get("payment-required");
    return {
      status: response.status,
      body: await response.text(),
      settlement: told ? decodePaymentResponseHeader(told) : undefined,
      error: refused ? decodePaymentRequiredHeader(refused).error : undefined,
    };
  };
  const payTimes = async (client: Client, times: number) => {
    for (let time = 0; time < times; time += 1) expect((await pay(client)).status).toBe(200);
  };
  const earned = async () => (await world.token.balanceOf(world.provider)) - earnedBefore;

  test("deposits, pays by vouchers, tops up, is claimed from and gets the rest back, to the unit", async () => {
    const client = await newClient();
    const first = await pay(client);
    expect(first).toMatchObject({ status: 200, settlement: { success: true, amount: "100" } });
    expect(first.settlement?.transaction).toMatch(/^0x[0-9a-f]{64}$/);
    expect(first.settlement?.extra).toMatchObject({ chargedAmount: "10", channelState: { balance: "100" } });

    const second = await pay(client);
    expect(second.settlement).toMatchObject({ transaction: "", amount: "", extra: { chargedAmount: "10" } });
    await payTimes(client, 8);
    const toppedUp = await pay(client);
    expect(toppedUp.settlement?.extra).toMatchObject({ channelState: { balance: "200", totalClaimed: "0" } });
    expect(await world.token.balanceOf(client.address)).toBe(purse - 200n);

    expect(await world.claim()).toMatchObject({ channels: 1, remaining: 0, userErrors: [] });
    expect(await earned()).toBe(110n);
    expect((await pay(client)).settlement?.extra).toMatchObject({ channelState: { totalClaimed: "110" } });

    const refund = await client.scheme.refund(world.url);
    expect(refund).toMatchObject({ success: true, amount: "80", extra: { channelState: { balance: "120" } } });
    expect(await world.token.balanceOf(client.address)).toBe(purse - 120n);
    // A refund claims what is due and pays it out.
    expect(await earned()).toBe(120n);
    expect(await world.claim()).toEqual({ channels: 0, remaining: 0, userErrors: [], transaction: null });
  });

  test("goes on in the same channel after a refund", async () => {
    const client = await newClient();
    await payTimes(client, 2);
    // Less than is paid in at a time is not worth a transaction, unless it is all.
    await expect(client.scheme.refund(world.url, { amount: "30" })).rejects.toThrow("refund_amount_invalid");
    expect(await client.scheme.refund(world.url, { amount: "80" })).toMatchObject({ amount: "80" });
    await payTimes(client, 3);
    expect(await client.scheme.refund(world.url)).toMatchObject({ amount: "70" });
    const again = await pay(client);
    expect(again.settlement).toMatchObject({
      amount: "100",
      extra: { channelState: { chargedCumulativeAmount: "60" } },
    });
  });

  test("gets back all that it has left, and not one unit more", async () => {
    const client = await newClient();
    await payTimes(client, 10);
    await expect(client.scheme.refund(world.url)).rejects.toThrow("no remaining balance");
    await payTimes(client, 1);
    await expect(client.scheme.refund(world.url, { amount: "91" })).rejects.toThrow("refund_amount_invalid");
    expect(await client.scheme.refund(world.url, { amount: "90" })).toMatchObject({ amount: "90" });
  });

  test("that forgot its channel is shown its own voucher, and goes on", async () => {
    const client = await newClient();
    await payTimes(client, 3);
    const forgetful = stockClient(world.payments.node.chain.url, { account: client.account });
    const next = await pay(forgetful);
    expect(next.settlement?.extra).toMatchObject({ channelState: { chargedCumulativeAmount: "40" } });
  });

  test("is not charged when the service fails, and may use the voucher again", async () => {
    const client = await newClient();
    world.handle = (answer) => answer(500, "broken");
    const failed = await pay(client);
    expect(failed).toMatchObject({ status: 500, body: "broken", settlement: { amount: "100" } });
    expect(failed.settlement?.extra).toMatchObject({ chargedAmount: "0" });
    expect(await pay(client)).toMatchObject({ status: 500, settlement: undefined });
    world.handle = undefined;
    const next = await pay(client);
    expect(next.settlement?.extra).toMatchObject({ channelState: { chargedCumulativeAmount: "10", balance: "100" } });
  });

  test("pays one request after the other per channel, and with several salts at once", async () => {
    const client = await newClient();
    await payTimes(client, 1);
    const waiting: (() => void)[] = [];
    world.handle = (answer) => waiting.push(() => answer(200, "late"));
    const slow = pay(client);
    await eventually(() => waiting.length, Boolean);
    const busy = await pay(client);
    expect(busy).toMatchObject({ status: 402, error: "invalid_batch_settlement_evm_channel_busy" });

    const salt = `0x${"1".repeat(64)}` as const;
    const beside = stockClient(world.payments.node.chain.url, { account: client.account, salt });
    const other = pay(beside);
    await eventually(() => waiting.length === 2, Boolean);
    for (const answer of waiting) answer();
    expect(await Promise.all([slow, other])).toMatchObject([{ status: 200 }, { status: 200 }]);
  });

  test("and its provider lose nothing when the payment server restarts between voucher and claim", async () => {
    const client = await newClient();
    await payTimes(client, 4);
    await world.payments.restart();
    await payTimes(client, 2);
    await world.payments.restart();
    await world.claim();
    expect(await earned()).toBe(60n);
  });

  test("is served again when the chain takes back that it withdraws", async () => {
    const client = await newClient();
    await payTimes(client, 1);
    await world.claim();
    await world.withdrawal(client).initiate(90n);
    expect(await pay(client)).toMatchObject({ status: 402 });
    await world.payments.rpc("anvil_reorg", [1, []]);
    await eventually(
      () => pay(client),
      ({ status }) => status === 200,
    );
  });

  test("pays a service on Express just so", async () => {
    const { fetch } = await newClient();
    const app = express().use(world.expressPayments());
    app.get("/sunny", (_, response) => void response.set("x-own", "kept").json({ is: "sunny" }));
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sunny`);
    expect([response.status, response.headers.get("x-own"), await response.json()]).toEqual([
      200,
      "kept",
      { is: "sunny" },
    ]);
    expect(decodePaymentResponseHeader(response.headers.get("payment-response") ?? "").success).toBe(true);
    server.close();
  });

  test("pays a service that knows nothing of payments, through a sidecar, and the service is told who it is", async () => {
    const client = await newClient();
    const body = "x".repeat(1_000_000);
    const upstream = await serve((request, response) => {
      response.end(`${request.headers["payment-consumer"]} ${request.headers["payment-price"]} ${body}`);
    });
    const proxy = world.proxyTo(upstream.url).listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const response = await client.fetch(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/report`);
    expect([response.status, await response.text()]).toEqual([200, `${client.address} 10 ${body}`]);
    for (const server of [proxy, upstream.server]) server.close();
  });

  test("that sends garbage is told so, and nothing is served", async () => {
    const before = world.served;
    const answers = ["!", "e30=", "x".repeat(8_200)].map((header) =>
      fetch(world.url, { headers: { "payment-signature": header } }),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(world.served).toBe(before);
  });

  test("is claimed from before more than the risk cap is served", async () => {
    await world.setPolicy({ riskCap: "30", redeemAtValue: "1000" });
    const client = await newClient();
    await payTimes(client, 3);
    expect(await earned()).toBe(0n);
    const fourth = await pay(client);
    expect(fourth.settlement?.extra).toMatchObject({
      channelState: { totalClaimed: "30", chargedCumulativeAmount: "40" },
    });
    expect(await earned()).toBe(30n);
  });

  test("that withdraws is served no more than is left, and what it owes is claimed at once", async () => {
    const client = await newClient();
    await payTimes(client, 2);
    const withdrawal = world.withdrawal(client);
    await withdrawal.initiate(80n);
    expect(await pay(client)).toMatchObject({
      status: 402,
      error: "invalid_batch_settlement_evm_cumulative_exceeds_balance",
    });
    await eventually(earned, (amount) => amount === 20n);
    await world.payments.pass(900);
    await withdrawal.finalize();
    expect(await world.token.balanceOf(client.address)).toBe(purse - 20n);
    // It deposits anew as soon as it has looked at the chain.
    expect(await pay(client)).toMatchObject({ status: 200, settlement: { amount: "100" } });
  });

  test("is claimed from by the payment server itself, as the policy says", async () => {
    const client = await newClient();
    await payTimes(client, 3);
    await world.setPolicy({ redeemAtValue: "40" });
    expect(await earned()).toBe(0n);
    await payTimes(client, 1);
    await eventually(earned, (amount) => amount === 40n);
    await world.setPolicy({ redeemAfterSeconds: 0 });
    await payTimes(client, 1);
    await eventually(earned, (amount) => amount === 50n);
  });

  test("has many channels claimed in one transaction", async () => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => newClient()));
    for (const client of clients) await payTimes(client, 2);
    const { channels, transaction } = await world.claim();
    expect(channels).toBe(5);
    expect(transaction?.hash).toMatch(/^0x/);
    expect(await earned()).toBe(100n);
  });
});
