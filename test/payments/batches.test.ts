import type { IncomingHttpHeaders, RequestListener } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import { formatPosition } from "../../clients/pay/src/headers/batch-position.ts";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import type { WireToken } from "../../clients/pay/src/protocol/operations.ts";
import { type GuardOptions, PaymentGuard } from "../../clients/pay/src/provider/payment-guard.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let url: string;
let guard: PaymentGuard;
/** Number of requests served, by path. */
let served: Map<string, number>;
/** The headers that requests were served with. */
let seen: IncomingHttpHeaders[];
const parts = new AsyncDisposableStack();
const limits = { maxPrice: 20n, funding: 1_000_000n };

/** Number of validations that the provider's service asked of its payment server. */
let validations: number;

/** Begins the provider's service anew: all that it knew is gone. */
const begin = (options: GuardOptions = { price: 10n, maxBatch: 64 }) => {
  validations = 0;
  const { connection } = provider;
  const asking = Object.create(connection) as PaymentConnection;
  asking.validate = (offered) => {
    validations += 1;
    return connection.validate(offered);
  };
  asking.welcome = () => connection.welcome();
  asking.noteInboundCall = (call) => connection.noteInboundCall(call);
  guard = new PaymentGuard(asking, options);
};

beforeAll(async () => {
  teams = await startTwoTeams();
  parts.use(teams);
  [consumer, provider] = teams;
  const listener: RequestListener = async (request, response) => {
    if (!(await guard.admit(request, response))) return;
    const path = request.url ?? "";
    served.set(path, (served.get(path) ?? 0) + 1);
    seen.push(request.headers);
    response.end(path);
  };
  const { url: origin, server } = await serve(listener);
  parts.defer(async () => void server.close());
  url = origin;
});
afterAll(() => parts.disposeAsync());
beforeEach(() => {
  served = new Map();
  seen = [];
  begin();
});

/** Sends requests, some at a time. @returns what each was answered */
async function load(pay: typeof fetch, count: number, atOnce = 10): Promise<string[]> {
  const answers: string[] = [];
  let next = 0;
  const one = async () => {
    while (next < count) answers.push(await (await pay(`${url}/${next++}`)).text());
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return answers;
}

/** Sends requests until some of them were let in without asking the payment server. */
async function loadUntilHeld(pay: typeof fetch): Promise<void> {
  for (let sent = 0; sent - validations < 50; sent += 100) await load(pay, 100);
}

const paths = (count: number) => Array.from({ length: count }, (_, index) => `/${index}`);
const acceptedRequests = async () => Number((await consumer.channelsTo(provider))[0]?.acceptedRequests ?? 0);
const channel = async () => (await consumer.channelsTo(provider))[0]?.id.toLowerCase() ?? "";
const sign = async (count: number) => {
  const wanted = { channel: await channel(), lane: 0, count, batch: true, maxPrice: 20n };
  return (await consumer.connection.sign(wanted)).tokens[0] as WireToken;
};
const send = (token: WireToken, place?: number, of = 2) =>
  fetch(`${url}/sent`, {
    headers: { "payment-token": formatToken(token), ...(place && { "payment-share": formatPosition({ place, of }) }) },
  });
const errorOf = (response: Response) => response.headers.get("payment-error");

test("under load a token pays for several requests, of which the first only asks the payment server", async () => {
  const pay = consumer.fetchWithin(limits);
  await loadUntilHeld(pay);
  served = new Map();
  const asked = validations;
  expect((await load(pay, 300)).sort()).toEqual(paths(300).sort());
  expect([...served.values()].every((times) => times === 1)).toBe(true);
  expect(validations - asked).toBeLessThan(150);
  expect(await acceptedRequests()).toBeGreaterThanOrEqual(400);
});

test("a service that comes back knows nothing that was accepted, and serves each request once all the same", async () => {
  const pay = consumer.fetchWithin(limits);
  await loadUntilHeld(pay);
  begin();
  served = new Map();
  expect((await load(pay, 100)).sort()).toEqual(paths(100).sort());
  expect([...served.values()].every((times) => times === 1)).toBe(true);
});

test("a service that is away for a while serves each request once, and nobody is told", async () => {
  let isAway = false;
  const away: typeof fetch = (input, init) => {
    const refused = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
    return isAway ? Promise.reject(refused) : fetch(input, init);
  };
  const pay = payingFetch(away, consumer.connection, { limits });
  await loadUntilHeld(pay);
  const loading = load(pay, 100, 50);
  isAway = true;
  const rest = load(pay, 300, 50);
  await pause(100);
  begin();
  isAway = false;
  expect((await rest).sort()).toEqual(paths(300).sort());
  expect(await loading).toHaveLength(100);
});

test("payment servers may begin anew in the middle of the load: each request is served once all the same", async () => {
  const pay = consumer.fetchWithin(limits);
  await loadUntilHeld(pay);
  served = new Map();
  const loading = load(pay, 600);
  for (const { payments } of [provider, consumer]) {
    const before = served.size;
    while (served.size < before + 100) await pause(1);
    await payments.restart();
  }
  expect((await loading).sort()).toEqual(paths(600).sort());
  expect([...served.values()].every((times) => times === 1)).toBe(true);
});

test("what was accepted under an id that was redeemed since counts for the service that knows it, and for nobody else", async () => {
  const pay = consumer.fetchWithin(limits);
  for (const beginAnew of [() => {}, begin]) {
    await loadUntilHeld(pay);
    const id = await channel();
    for (const act of ["redemptionStart", "redemptionFinalize"]) {
      const { userErrors } = await provider.payments.act(act, { channelId: id }, provider.mspId);
      expect(userErrors).toEqual([]);
      await provider.payments.pass(60);
    }
    await consumer.payments.untilReady();
    beginAnew();
    served = new Map();
    expect(await load(pay, 200, 1)).toEqual(paths(200));
  }
});

test("a provider that forgets what it has accepted again and again gets tokens for fewer requests, so that little is lost", async () => {
  const pay = consumer.fetchWithin(limits);
  await load(pay, 100);
  const before = await acceptedRequests();
  for (let times = 0; times < 20; times += 1) {
    begin();
    await load(pay, 30);
  }
  expect(await acceptedRequests()).toBeLessThan(before + 600 + 8 * 64);
});

test("each position of a batch is used once, by whoever has its signature", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const [token, other] = [await sign(2), await sign(2)];
  expect((await send(token, 1)).status).toBe(200);
  const asked = validations;
  expect(errorOf(await send(token, 1))).toBe("REPLAYED_REQUEST");
  expect(validations).toBe(asked);
  const forged = { ...token, signature: other.signature };
  expect(errorOf(await send(forged, 2))).toBe("REPLAYED_REQUEST");
  const posing = { ...token, consumer: `0x${"1".repeat(40)}` };
  expect((await send(posing, 2)).status).toBe(402);
  for (const of of [3, 4]) expect(errorOf(await send(token, 2, of))).toBe("REPLAYED_REQUEST");
  expect(errorOf(await send(token))).toBe("REPLAYED_REQUEST");
  const askedBefore = validations;
  expect((await send(token, 2)).status).toBe(200);
  expect(validations).toBe(askedBefore);
  for (const place of [1, 2]) expect(errorOf(await send(token, place))).toBe("REPLAYED_REQUEST");
});

test("positions that come at once wait for the same answer of the payment server", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const token = await sign(8);
  const places = [1, 2, 3, 4, 5, 6, 7, 8];
  const asked = validations;
  const answers = await Promise.all([...places, ...places].map((place) => send(token, place, 8)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(8);
  expect(validations - asked).toBeLessThan(9);
});

test("a forged token for several requests lets none in, and the right one all the same", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const token = await sign(3);
  const forged = { ...token, requests: `${BigInt(token.requests) + 1n}` };
  const answers = await Promise.all([1, 2, 3].map((place) => send(forged, place, 3)));
  expect(answers.map(errorOf)).toEqual(Array(3).fill("BAD_SIGNATURE"));
  for (const place of [3, 1, 2]) expect((await send(token, place, 3)).status).toBe(200);
});

test("a provider takes no token for more requests than it offers; consumers then pay as it does", async () => {
  const pay = consumer.fetchWithin(limits);
  await loadUntilHeld(pay);
  begin({ price: 10n });
  expect(errorOf(await send(await sign(2), 1))).toBe("INVALID_TOKEN");
  const asked = validations;
  expect((await load(pay, 50)).sort()).toEqual(paths(50).sort());
  expect(validations - asked).toBe(50);
});

test("who serves a request does not see a token that pays for others too", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const token = await sign(2);
  await send(token, 1);
  expect(Object.keys(seen.at(-1) ?? {}).filter((name) => name.startsWith("payment-"))).toEqual([]);
  begin({ price: 10n, maxBatch: 64, routes: [{ path: "/sent", lane: null }] });
  await send(token, 2);
  expect(Object.keys(seen.at(-1) ?? {}).filter((name) => name.startsWith("payment-"))).toEqual([]);
});

test.each([-1, 0.5, 257])("nobody can pay for %d requests before they are made", async (count) => {
  expect(() => begin({ price: 10n, maxBatch: count })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  const pay = payingFetch(fetch, consumer.connection, { limits: { ...limits, prefetch: count } });
  await expect(pay(url)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test.each(["", "x", "0;of=2", "3;of=2", "1;of=1", "1;of=257", "01;of=2", "1;of=2, 2;of=2"])(
  "a position %j is refused, and nothing is accepted",
  async (position) => {
    await load(consumer.fetchWithin(limits), 1, 1);
    const token = await sign(2);
    const headers = { "payment-token": formatToken(token), "payment-share": position };
    const answer = await fetch(url, { headers });
    expect([answer.status, errorOf(answer)]).toEqual([400, "MALFORMED_TOKEN"]);
    expect((await send(token, 1)).status).toBe(200);
  },
);

test("who wants none prefetched signs for each request", async () => {
  const newest = async () => Number((await sign(1)).requests);
  const before = await newest();
  await load(payingFetch(fetch, consumer.connection, { limits: { ...limits, prefetch: 0 } }), 60);
  expect(await newest()).toBe(before + 61);
});

test("a batch does not buy requests that cost more by now: they are paid anew, at the new price", async () => {
  let price = 10n;
  begin({ price: () => price, maxBatch: 64 });
  const pay = consumer.fetchWithin(limits);
  await loadUntilHeld(pay);
  const token = await sign(2);
  await send(token, 1);
  price = 11n;
  const asked = validations;
  expect(errorOf(await send(token, 2))).toBe("PRICE_CHANGED");
  expect(validations).toBe(asked);
  expect(await load(pay, 1)).toEqual(["/0"]);
  const [, other] = await consumer.channelsTo(provider);
  expect(other?.acceptedRequests).toBe("1");
  price = 10n;
  expect((await send(token, 2)).status).toBe(200);
});
