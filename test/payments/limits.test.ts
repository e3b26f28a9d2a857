import { afterAll, beforeAll, expect, test } from "vitest";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import type { SpendingLimits } from "../../clients/pay/src/consumer/spending-limits.ts";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import type { GuardOptions } from "../../clients/pay/src/provider/payment-guard.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
const limits: SpendingLimits = { maxPrice: 10n, funding: 10_000n };

beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
});
afterAll(() => teams[Symbol.asyncDispose]());

async function sell(options: GuardOptions): Promise<string> {
  const { url, server } = await serve(
    httpPayments(provider.connection, options, (_request, response) => response.end()),
  );
  server.unref();
  return url;
}

/** A service that offers whatever it likes. */
async function offering(change: object): Promise<string> {
  const { account, chainId, factory } = await provider.connection.welcome();
  const offer = {
    ...{
      provider: account,
      chainId,
      factory,
      asset: `0x${"0".repeat(40)}`,
      tolerancePeriod: 60,
      terminationPeriod: 900,
    },
    lanes: [{ lane: 0, label: "", price: "10" }],
    lane: 0,
    routes: [],
    ...change,
  };
  const { url, server } = await serve((_request, response) => {
    response.writeHead(402, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: "PAYMENT_REQUIRED", message: "pay" }, offer }));
  });
  server.unref();
  return url;
}

const codeOf = async (url: string, changes: Partial<SpendingLimits> = {}) => {
  const pay = payingFetch(fetch, consumer.connection, { limits: { ...limits, ...changes }, patienceMs: 300_000 });
  return pay(url).then(
    ({ status }) => status,
    (error) => error.code,
  );
};

test("an offer that locks money for too long is refused before anything is locked", async () => {
  for (const terminationPeriod of [86_401, 2 ** 31, 4_294_967_295]) {
    expect(await codeOf(await offering({ terminationPeriod }))).toBe("TERMS_NOT_ALLOWED");
  }
  expect(await codeOf(await offering({ terminationPeriod: 901 }), { maxTerminationPeriod: 900 })).toBe(
    "TERMS_NOT_ALLOWED",
  );
  // A service whose own limits allow it is held back by the account's policy.
  const century = { maxTerminationPeriod: 4_294_967_295 };
  expect(await codeOf(await offering({ terminationPeriod: 4_294_967_295 }), century)).toBe("TERMS_NOT_ALLOWED");
  expect(await consumer.channelsTo(provider)).toEqual([]);
});

test("an offer in another asset than the limits are in is refused", async () => {
  const asset = `0x${"7".repeat(40)}`;
  expect(await codeOf(await offering({ asset }))).toBe("TERMS_NOT_ALLOWED");
  // Named, it is; there is no such token here.
  expect(await codeOf(await offering({ asset }), { asset })).toBe("BAD_INPUT");
  expect(await codeOf(await offering({}), { asset })).toBe("TERMS_NOT_ALLOWED");
  expect(await consumer.channelsTo(provider)).toEqual([]);
});

test("an offer that no channel can have, or that cannot be read, is not paid", async () => {
  expect(await codeOf(await offering({ terminationPeriod: 179 }))).toBe("TERMS_NOT_ALLOWED");
  const lane = { lane: 0, label: "", price: "10" };
  for (const change of [
    { terminationPeriod: 2 ** 32 },
    { tolerancePeriod: -1 },
    { tolerancePeriod: 0.5 },
    { lanes: [] },
    { lanes: [lane, lane] },
    { lanes: Array.from({ length: 65 }, (_, number) => ({ ...lane, lane: number })) },
    { lanes: [{ ...lane, price: "-1" }] },
    { lanes: [{ ...lane, price: "1.5" }] },
    { lanes: [{ ...lane, price: "01" }] },
    { lanes: [{ ...lane, price: `${2n ** 128n}` }] },
    { lanes: [{ ...lane, label: "é".repeat(17) }] },
    { lanes: [{ ...lane, lane: 2 ** 31 }], lane: 2 ** 31 },
    { provider: "0x1" },
    { asset: "ether" },
    { chainId: `${2n ** 64n}` },
    { routes: Array.from({ length: 257 }, () => ({ path: "/", lane: 0 })) },
    { routes: [{ path: `/${"x".repeat(256)}`, lane: 0 }] },
    { ahead: 257 },
  ]) {
    expect(await codeOf(await offering(change))).toBe(402);
  }
  expect(await consumer.channelsTo(provider)).toEqual([]);
});

test("what is offered at the limits is paid", async () => {
  const lanes = [{ lane: 0, label: "é".repeat(16), price: 10n }];
  expect(await codeOf(await sell({ lanes, tolerancePeriod: 60, terminationPeriod: 180 }))).toBe(200);
  expect(await codeOf(await sell({ price: 10n, terminationPeriod: 86_400 }))).toBe(200);
});

test.each([
  { price: -1n },
  { price: 2n ** 128n },
  { price: 1n, tolerancePeriod: 60, terminationPeriod: 179 },
  { price: 1n, tolerancePeriod: 1.5 },
  { price: 1n, tolerancePeriod: -1 },
  { price: 1n, terminationPeriod: 2 ** 32 },
  { price: 1n, asset: "ether" },
  { lanes: [{ lane: 2 ** 31, price: 1n }] },
  { lanes: [{ lane: -1, price: 1n }] },
  { lanes: [{ lane: 0, label: "é".repeat(17), price: 1n }] },
  { price: 1n, routes: [{ path: `/${"x".repeat(256)}`, lane: 0 }] },
  { price: 1n, routes: [{ path: "no slash", lane: 0 }] },
] satisfies GuardOptions[])("no provider starts with what no consumer could pay: %o", (options) => {
  expect(() => httpPayments(provider.connection, options, () => {})).toThrow(
    expect.objectContaining({ code: "BAD_INPUT" }),
  );
});

test.each([
  { maxPrice: -1n },
  { maxPrice: 2n ** 128n },
  { funding: -1n },
  { threshold: 2n ** 200n },
  { maxTerminationPeriod: -1 },
  { maxTerminationPeriod: 0.5 },
  { prefetch: 257 },
  { ahead: 0 } as object,
])("limits that cannot be meant are refused: %o", async (changes) => {
  expect(await codeOf(await offering({}), changes)).toBe("BAD_INPUT");
});
