import { request as ask } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { PaymentError } from "../../clients/pay/src/errors/payment-error.ts";
import { formatToken, maxTokenHeader } from "../../clients/pay/src/headers/payment-token.ts";
import type { WireToken } from "../../clients/pay/src/protocol/operations.ts";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import type { GuardOptions } from "../../clients/pay/src/provider/payment-guard.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let served = 0;
const limits = { maxPrice: 10n, funding: 10_000n };

beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
});
afterAll(() => teams[Symbol.asyncDispose]());

async function sell(options: GuardOptions): Promise<string> {
  const listener = httpPayments(provider.connection, options, (_request, response) => {
    served += 1;
    response.end();
  });
  const { url, server } = await serve(listener);
  server.unref();
  return url;
}

const withToken = async (url: string, token: string) => {
  const answer = await fetch(url, { headers: { "payment-token": token } });
  return [answer.status, answer.headers.get("payment-error")];
};

test("headers that are no tokens, or too large, are refused before anything else", async () => {
  const url = await sell({ price: 10n });
  expect(await withToken(url, "bearer of gifts")).toEqual([400, "MALFORMED_TOKEN"]);
  expect(await withToken(url, "x".repeat(maxTokenHeader))).toEqual([400, "MALFORMED_TOKEN"]);
  expect(await withToken(url, "x".repeat(maxTokenHeader + 1))).toEqual([431, "HEADER_TOO_LARGE"]);
  const twice = await new Promise((resolve) => {
    const request = ask(url, { headers: { "payment-token": ["one", "two"] } });
    request.on("response", ({ statusCode }) => resolve(statusCode)).end();
  });
  expect(twice).toBe(400);
});

test("tokens that are wrong are refused with a code and an offer, and nothing is served", async () => {
  const url = await sell({ price: 10n });
  await consumer.fetchWithin(limits)(url);
  const before = served;
  const channel = (await consumer.channelsTo(provider))[0]?.id.toLowerCase() ?? "";
  const token = await consumer.sign(channel, 0, 10n);
  const changed = (changes: Partial<WireToken>) => formatToken({ ...token, ...changes });
  for (const change of [{ intermediary: `0x${"1".repeat(40)}` }, { tokenId: "9" }, { lane: 1 }])
    expect(await withToken(url, changed(change))).toEqual([402, "NOT_FOUND"]);
  const kinds = await sell({ lanes: [0, 1].map((kind) => ({ lane: kind, label: `kind ${kind}`, price: 10n })) });
  expect(await withToken(kinds, changed({ lane: 1 }))).toEqual([402, "WRONG_LANE"]);
  expect(await withToken(url, changed({ requests: "999" }))).toEqual([402, "BAD_SIGNATURE"]);
  expect(served).toBe(before);
  expect(await withToken(url, formatToken(token))).toEqual([200, null]);
  expect(await withToken(url, formatToken(token))).toEqual([402, "REPLAYED_REQUEST"]);
});

test("whoever signs with a new voucher key is paid for, also by a provider that sees the key a moment later", async () => {
  const behind = Object.create(provider.connection) as PaymentConnection;
  let refused = 0;
  behind.validate = async (offered) => {
    refused += 1;
    if (refused <= 3)
      throw new PaymentError("BAD_SIGNATURE", "the signature is not one of a voucher key of the channel");
    return provider.connection.validate(offered);
  };
  behind.welcome = () => provider.connection.welcome();
  const listener = httpPayments(behind, { price: 10n }, (_request, response) => void response.end());
  const { url, server } = await serve(listener);
  server.unref();
  const pay = consumer.fetchWithin(limits);
  const channelId = (await consumer.channelsTo(provider))[0]?.id;
  const rotated = await consumer.payments.act("paymentVoucherKeyRotate", { channelId }, consumer.mspId);
  expect(rotated.userErrors).toEqual([]);
  expect((await pay(url)).status).toBe(200);
  expect(refused).toBe(4);
});

test("a price above the limit is not paid, and no channel is opened for it", async () => {
  const channels = (await consumer.channelsTo(provider)).length;
  const url = await sell({ price: 11n });
  await expect(consumer.fetchWithin(limits)(url)).rejects.toMatchObject({ code: "PRICE_CHANGED" });
  expect(await consumer.channelsTo(provider)).toHaveLength(channels);
});

test("a dearer provider is paid through another channel, when the limit allows it", async () => {
  const channels = (await consumer.channelsTo(provider)).length;
  const url = await sell({ price: 12n });
  const pay = consumer.fetchWithin({ ...limits, maxPrice: 12n });
  expect((await pay(url)).status).toBe(200);
  expect((await pay(url)).status).toBe(200);
  expect(await consumer.channelsTo(provider)).toHaveLength(channels + 1);
});

test("each consumer may have a price of its own", async () => {
  const url = await sell({ price: (payer) => (payer === consumer.account.toLowerCase() ? 10n : 10_000n) });
  const offer = (await (await fetch(url)).json()).offer;
  expect(offer.lanes[0].price).toBe("10000");
  expect((await consumer.fetchWithin(limits)(url)).status).toBe(200);
});

test("what the budget does not allow is not paid, until it does", async () => {
  const seller = await provider.payments.createAccount("Org2MSP");
  const key = await provider.payments.createServiceKey(seller, "Org2MSP");
  const connection = new PaymentConnection({ url: provider.payments.dataPlaneUrl, ...key });
  const { url } = await serve(httpPayments(connection, { price: 10n }, (_request, response) => void response.end()));
  const setBudget = (dailyBudgetPerPeer: string | null) =>
    consumer.payments.ask(
      `mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }`,
      { input: { account: consumer.account, dailyBudgetPerPeer } },
    );
  await setBudget("9999");
  const pay = consumer.fetchWithin(limits);
  await expect(pay(url)).rejects.toMatchObject({ code: "BUDGET_EXCEEDED" });
  await setBudget("10000");
  expect((await pay(url)).status).toBe(200);
  connection.close();
});

test("a service that is nobody's to pay is not paid", async () => {
  const { url } = await serve((_request, response) => void response.writeHead(402).end("pay me"));
  const answer = await consumer.fetchWithin(limits)(url);
  expect([answer.status, await answer.text()]).toEqual([402, "pay me"]);
});

test("prices that contradict each other are refused at once", () => {
  const lane = { lane: 0, price: 1n };
  for (const options of [
    {},
    { lanes: [] },
    { lanes: [lane, lane] },
    { price: 1n, lanes: [lane] },
    { price: 1n, routes: [{ path: "/", lane: 1 }] },
    { lanes: Array.from({ length: 65 }, (_, number) => ({ lane: number, price: 1n })) },
  ]) {
    expect(() => httpPayments(provider.connection, options, () => {})).toThrow(
      expect.objectContaining({ code: "BAD_INPUT" }),
    );
  }
  const lanes = Array.from({ length: 64 }, (_, number) => ({ lane: number, price: 1n }));
  httpPayments(provider.connection, { lanes }, () => {});
});
