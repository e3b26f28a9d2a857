import type { IncomingHttpHeaders, RequestListener } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import { formatAhead } from "../../clients/pay/src/headers/tokens-ahead.ts";
import type { WireToken } from "../../clients/pay/src/protocol/operations.ts";
import { type GuardOptions, PaymentGuard } from "../../clients/pay/src/provider/payment-guard.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let url: string;
let guard: PaymentGuard;
/** How often each path was served. */
let served: Map<string, number>;
/** The tokens that came with requests that were served. */
let used: string[];
/** The headers that requests were served with. */
let seen: IncomingHttpHeaders[];
const parts = new AsyncDisposableStack();
const limits = { maxPrice: 20n, funding: 1_000_000n };

/** What the provider's service asks of its payment server. */
let validations: number;

/** Begins the provider's service anew: all that it knew is gone. */
const begin = (options: GuardOptions = { price: 10n, ahead: 64 }) => {
  validations = 0;
  const { connection } = provider;
  const asking = Object.create(connection) as PaymentConnection;
  asking.validate = (offered) => {
    validations += 1;
    return connection.validate(offered);
  };
  asking.welcome = () => connection.welcome();
  asking.noteCall = (call) => connection.noteCall(call);
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
    used.push(String(request.headers["payment-token"]));
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
  used = [];
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
  const [tokens] = await consumer.connection.sign({ channel: await channel(), lane: 0, count, maxPrice: 20n });
  return [...tokens];
};
const send = (token: WireToken, ahead: readonly WireToken[] = []) =>
  fetch(`${url}/sent`, {
    headers: { "payment-token": formatToken(token), ...(ahead.length > 0 && { "payment-ahead": formatAhead(ahead) }) },
  });

test("requests bring tokens for the next ones, which are let in without asking the payment server", async () => {
  const pay = consumer.fetchWithin(limits);
  await loadUntilHeld(pay);
  used = [];
  served = new Map();
  const asked = validations;
  expect((await load(pay, 300)).sort()).toEqual(paths(300).sort());
  expect([...served.values()].every((times) => times === 1)).toBe(true);
  expect(new Set(used).size).toBe(300);
  expect(validations - asked).toBeLessThan(300);
  expect(await acceptedRequests()).toBeGreaterThanOrEqual(400);
});

test("a service that comes back knows no token that was brought, and serves each request once all the same", async () => {
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

test("tokens that were brought under an id that was redeemed since count where they are held, and nowhere else", async () => {
  const pay = consumer.fetchWithin(limits);
  for (const beginAnew of [() => {}, begin]) {
    await loadUntilHeld(pay);
    const id = await channel();
    for (const [act, input] of [
      ["redemptionStart", "RedemptionStartInput"],
      ["redemptionFinalize", "RedemptionFinalizeInput"],
    ] as const) {
      const { userErrors } = await provider.payments.act(act, input, { channelId: id }, provider.mspId);
      expect(userErrors).toEqual([]);
      await provider.payments.pass(60);
    }
    await consumer.payments.untilReady();
    beginAnew();
    served = new Map();
    expect(await load(pay, 200, 1)).toEqual(paths(200));
  }
});

test("a provider that forgets what it holds again and again is brought less, so that little is lost", async () => {
  const pay = consumer.fetchWithin(limits);
  await load(pay, 100);
  const before = await acceptedRequests();
  for (let times = 0; times < 20; times += 1) {
    begin();
    await load(pay, 30);
  }
  expect(await acceptedRequests()).toBeLessThan(before + 600 + 8 * 64);
});

test("a token that was brought is used once, by whoever has its signature", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const [token, next] = (await sign(2)) as [WireToken, WireToken];
  expect((await send(token, [next])).status).toBe(200);
  const forged = [...next.slice(0, 5), token[5]] as unknown as WireToken;
  expect((await send(forged)).headers.get("payment-error")).toBe("REPLAYED_REQUEST");
  const posing = [next[0], `0x${"1".repeat(40)}`, ...next.slice(2)] as unknown as WireToken;
  expect((await send(posing)).status).toBe(402);
  const asked = validations;
  expect((await send(next)).status).toBe(200);
  expect(validations).toBe(asked);
  expect((await send(next)).headers.get("payment-error")).toBe("REPLAYED_REQUEST");
});

test("a forged token among those that are brought is not held, the others are", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const [token, good, forged] = (await sign(3)) as [WireToken, WireToken, WireToken];
  const changed = [...forged.slice(0, 5), good[5]] as unknown as WireToken;
  expect((await send(token, [changed, good])).status).toBe(200);
  expect((await send(changed)).headers.get("payment-error")).toBe("BAD_SIGNATURE");
  const asked = validations;
  expect((await send(good)).status).toBe(200);
  expect(validations).toBe(asked);
  expect((await send(forged)).status).toBe(200);
  expect(validations).toBe(asked + 1);
});

test("a provider that takes none ahead ignores them, and offers none", async () => {
  begin({ price: 10n });
  expect((await load(consumer.fetchWithin(limits), 50)).sort()).toEqual(paths(50).sort());
  expect(validations).toBe(50);
  const [token, next] = (await sign(2)) as [WireToken, WireToken];
  expect((await send(token, [next])).status).toBe(200);
  expect((await send(next)).status).toBe(200);
  expect(validations).toBe(52);
});

test("who serves a request does not see the tokens for the next ones", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const [token, next] = (await sign(2)) as [WireToken, WireToken];
  await send(token, [next]);
  expect(seen.at(-1)).not.toHaveProperty("payment-ahead");
});

test("headers that a request has already leave less room for tokens", async () => {
  const pay = consumer.fetchWithin(limits);
  const cookie = "c".repeat(8_000);
  const answers = Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let times = 0; times < 30; times += 1) expect((await pay(url, { headers: { cookie } })).status).toBe(200);
    }),
  );
  await answers;
});

test.each([-1, 0.5, 65])("%d tokens cannot be taken ahead, nor signed", async (ahead) => {
  expect(() => begin({ price: 10n, ahead })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  const pay = payingFetch(fetch, consumer.connection, { limits: { ...limits, ahead } });
  await expect(pay(url)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("a list that is too long or no list is refused, and nothing is accepted", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const [token] = (await sign(1)) as [WireToken];
  const ask = (ahead: string) =>
    fetch(url, { headers: { "payment-token": formatToken(token), "payment-ahead": ahead } });
  expect((await ask("x")).status).toBe(400);
  expect((await ask(formatAhead(Array(130).fill(token)))).status).toBe(431);
  expect((await send(token)).status).toBe(200);
});

test("who wants none signed ahead signs for each request", async () => {
  const newest = async () => Number((await sign(1))[0]?.[4]);
  const before = await newest();
  await load(payingFetch(fetch, consumer.connection, { limits: { ...limits, ahead: 0 } }), 60);
  expect(await newest()).toBe(before + 61);
});

test("what was paid ahead does not buy requests that cost more by now: they are paid anew, at the new price", async () => {
  let price = 10n;
  begin({ price: () => price, ahead: 64 });
  const pay = consumer.fetchWithin(limits);
  await loadUntilHeld(pay);
  const [token, next] = (await sign(2)) as [WireToken, WireToken];
  await send(token, [next]);
  price = 11n;
  const asked = validations;
  expect((await send(next)).headers.get("payment-error")).toBe("PRICE_CHANGED");
  expect(validations).toBe(asked);
  expect(await load(pay, 1)).toEqual(["/0"]);
  const [, other] = await consumer.channelsTo(provider);
  expect(other?.acceptedRequests).toBe("1");
  price = 10n;
  expect((await send(next)).status).toBe(200);
});
