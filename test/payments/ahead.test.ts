import type { RequestListener } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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
const parts = new AsyncDisposableStack();
const limits = { maxPrice: 20n, funding: 1_000_000n };

/** Begins the provider's service anew: all that it knew is gone. */
const begin = (options: GuardOptions = { price: 10n, ahead: 64 }) => {
  guard = new PaymentGuard(provider.connection, options);
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
  let asked = 0;
  const { validate } = provider.connection;
  provider.connection.validate = (offered) => {
    asked += 1;
    return validate.call(provider.connection, offered);
  };
  const answers = await load(consumer.fetchWithin(limits), 300);
  provider.connection.validate = validate;
  expect(answers.sort()).toEqual(paths(300).sort());
  expect([...served.values()].every((times) => times === 1)).toBe(true);
  expect(new Set(used).size).toBe(300);
  expect(asked).toBeLessThan(150);
  expect(await acceptedRequests()).toBeGreaterThanOrEqual(300);
});

test("a service that comes back knows no token that was brought, and serves each request once all the same", async () => {
  const pay = consumer.fetchWithin(limits);
  await load(pay, 100);
  begin();
  expect((await load(pay, 100)).sort()).toEqual(paths(100).sort());
  expect([...served.values()].every((times) => times === 2)).toBe(true);
});

test("payment servers may begin anew in the middle of the load: each request is served once all the same", async () => {
  const loading = load(consumer.fetchWithin(limits), 600);
  for (const { payments } of [provider, consumer]) {
    const before = served.size;
    while (served.size < before + 100) await pause(1);
    await payments.restart();
  }
  expect((await loading).sort()).toEqual(paths(600).sort());
  expect([...served.values()].every((times) => times === 1)).toBe(true);
});

test("a token that was brought is used once, by whoever has its signature", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const [token, next] = (await sign(2)) as [WireToken, WireToken];
  const first = await send(token, [next]);
  expect([first.status, first.headers.get("payment-ahead")]).toEqual([200, `"${next[4]}"`]);
  const forged = [...next.slice(0, 5), token[5]] as unknown as WireToken;
  expect((await send(forged)).headers.get("payment-error")).toBe("REPLAYED_REQUEST");
  expect((await send(next)).status).toBe(200);
  expect((await send(next)).headers.get("payment-error")).toBe("REPLAYED_REQUEST");
});

test("a forged token among those that are brought is not held, the others are", async () => {
  await load(consumer.fetchWithin(limits), 1, 1);
  const [token, good, forged] = (await sign(3)) as [WireToken, WireToken, WireToken];
  const changed = [...forged.slice(0, 5), good[5]] as unknown as WireToken;
  expect((await send(token, [changed, good])).headers.get("payment-ahead")).toBe(`"${good[4]}"`);
  expect((await send(changed)).headers.get("payment-error")).toBe("BAD_SIGNATURE");
  expect((await send(forged)).status).toBe(200);
});

test("a provider that takes none ahead ignores them, and offers none", async () => {
  begin({ price: 10n });
  expect((await load(consumer.fetchWithin(limits), 50)).sort()).toEqual(paths(50).sort());
  const [token, next] = (await sign(2)) as [WireToken, WireToken];
  const answer = await send(token, [next]);
  expect([answer.status, answer.headers.has("payment-ahead")]).toEqual([200, false]);
  expect((await send(next)).status).toBe(200);
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
  await load(pay, 100);
  price = 11n;
  expect(await load(pay, 1)).toEqual(["/0"]);
  const [, other] = await consumer.channelsTo(provider);
  expect([other?.acceptedRequests, served.get("/0")]).toEqual(["1", 2]);
});
