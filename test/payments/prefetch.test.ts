import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import { freshMs } from "../../clients/pay/src/consumer/prefetch.ts";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import { maxSigned } from "../../clients/pay/src/protocol/operations.ts";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { windowSize } from "../../subgraphs/payments/model/counter-window.ts";
import { serve, startTwoTeams, Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let url: string;
let channel: string;
let pay: typeof fetch;
/** Requests that were paid for. */
let paid = 0;

beforeAll(async () => {
  teams = await startTwoTeams();
  const [, provider] = teams;
  consumer = teams[0];
  const { url: sold, server } = await serve(
    httpPayments(provider.connection, { price: 10n }, (_request, response) => void response.end()),
  );
  server.unref();
  url = sold;
  pay = consumer.fetchWithin({ maxPrice: 10n, funding: 1_000_000n });
  await ask();
  channel = (await consumer.channelsTo(provider))[0]?.id.toLowerCase() ?? "";
});
afterAll(() => teams[Symbol.asyncDispose]());

async function ask(headers: Record<string, string> = {}): Promise<void> {
  expect((await pay(url, { headers })).status).toBe(200);
  paid += 1;
}

/** Twenty at a time, fifteen times. */
async function load(headers: Record<string, string> = {}): Promise<void> {
  const worker = async () => {
    for (let times = 0; times < 15; times += 1) await ask(headers);
  };
  await Promise.all(Array.from({ length: 20 }, worker));
}

/** Number of signed tokens that no request has used yet. */
async function prefetched(): Promise<number> {
  const token = await consumer.sign(channel, 0, 10n);
  paid += 1;
  return Number(token.requests) - paid;
}

test("requests in a trace are prefetched like others, and each is told whose it is", async () => {
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  let loads = 0;
  for (; (await prefetched()) === 0; loads += 1) await load({ traceparent: `00-${traceId}-b7ad6b7169203331-00` });
  const source = `{ paymentTrace(traceId: "${traceId}") { payments { requests value } } }`;
  const payments = Array(loads * 300).fill({ requests: 1, value: "10" });
  await expect.poll(() => consumer.payments.ask(source)).toEqual({ paymentTrace: { payments } });
});

test("what was prefetched is not used when others have meanwhile paid for more than the provider looks back", async () => {
  while ((await prefetched()) === 0) await load();
  const wanted = { channel, lane: 0, count: maxSigned, maxPrice: 10n };
  const signed = await Promise.all(
    Array.from({ length: windowSize / maxSigned + 1 }, () => consumer.connection.sign(wanted)),
  );
  const newest = signed.flatMap(({ tokens }) => tokens).at(-1);
  if (!newest) throw new Error("nothing was signed");
  expect((await fetch(url, { headers: { "payment-token": formatToken(newest) } })).status).toBe(200);
  await pause(freshMs + 1);
  await ask();
  await load();
});

test("all that the money pays for is paid for when the budget ends, whatever was prefetched", async () => {
  const spender = await Team.start(consumer.mspId, consumer.payments);
  await spender.payments.ask(
    "mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }",
    { input: { account: spender.account, dailyBudget: "400" } },
    spender.mspId,
  );
  const spend = payingFetch(fetch, spender.connection, { limits: { maxPrice: 10n, funding: 400n, threshold: 1n } });
  const outcomes: string[] = [];
  const worker = async () => {
    for (let times = 0; times < 10; times += 1) {
      await spend(url).then(
        ({ status }) => outcomes.push(`${status}`),
        ({ code }) => outcomes.push(code),
      );
    }
  };
  await Promise.all(Array.from({ length: 5 }, worker));
  spender.connection.close();
  expect(outcomes.sort()).toEqual([...Array(40).fill("200"), ...Array(10).fill("BUDGET_EXCEEDED")]);
});
