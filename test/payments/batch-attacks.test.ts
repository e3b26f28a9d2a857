import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import { parsePosition } from "../../clients/pay/src/headers/batch-position.ts";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import type { WireToken } from "../../clients/pay/src/protocol/operations.ts";
import { type GuardOptions, PaymentGuard } from "../../clients/pay/src/provider/payment-guard.ts";
import { serve, startTwoTeams, Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let url: string;
let guard: PaymentGuard;
/** The requests that were served. */
let seen: IncomingMessage[];
/** Redirect of the service. */
let location: string | undefined;
const parts = new AsyncDisposableStack();
const limits = { maxPrice: 20n, funding: 1_000_000n };
const begin = (connection: PaymentConnection, options: GuardOptions = { price: 10n, maxBatch: 64 }) => {
  guard = new PaymentGuard(connection, options);
};

beforeAll(async () => {
  teams = await startTwoTeams();
  parts.use(teams);
  [consumer, provider] = teams;
  const { url: origin, server } = await serve(async (request, response) => {
    if (!(await guard.admit(request, response))) return;
    seen.push(request);
    request.resume();
    if (location) response.writeHead(307, { location });
    response.end("ok");
  });
  parts.defer(async () => void server.close());
  url = origin;
});
afterAll(() => parts.disposeAsync());
beforeEach(() => {
  [seen, location] = [[], undefined];
  begin(provider.connection);
});

/** Sends requests, some at a time. @returns how often each outcome came */
async function load(pay: typeof fetch, count: number, atOnce = 10, init: RequestInit = {}) {
  const outcomes: Record<string, number> = {};
  let next = 0;
  const one = async () => {
    while (next++ < count) {
      const outcome = await pay(url, { ...init }).then(
        ({ status }) => status,
        ({ code }) => code,
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return outcomes;
}

const open = () => load(consumer.fetchWithin(limits), 1, 1);
const sign = async (count: number, to = provider) => {
  const channel = (await consumer.channelsTo(to))[0]?.id.toLowerCase() ?? "";
  const { tokens } = await consumer.connection.sign({ channel, lane: 0, count, batch: true, maxPrice: 20n });
  return tokens[0] as WireToken;
};

test("who is paid cannot send its consumer elsewhere with a token that pays for others", async () => {
  const pay = consumer.fetchWithin(limits);
  await load(pay, 200);
  const got: IncomingMessage[] = [];
  const other = await serve((request, response) => {
    got.push(request);
    response.end();
  });
  location = other.url;
  expect(await load(pay, 30)).toEqual({ 200: 30 });
  other.server.close();
  expect(got).toHaveLength(30);
  const names = new Set(got.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].filter((name) => /^(payment-(token|share)|x-pay-)/.test(name))).toEqual([]);
});

test("who sends its consumer round in circles is followed no further than twenty times", async () => {
  location = `${url}/again`;
  await expect(consumer.fetchWithin(limits)(url)).rejects.toThrow("redirected too often");
  expect(seen).toHaveLength(21);
});

test("where a token has passed on the way to the service, nothing of it is left, under no name", async () => {
  await open();
  const token = await sign(2);
  const headers = { "payment-token": formatToken(token), "Payment-Share": "1;of=2" };
  expect((await fetch(url, { headers })).status).toBe(200);
  expect(JSON.stringify([seen.at(-1)?.rawHeaders, seen.at(-1)?.headersDistinct])).not.toContain(token.signature);
  const { intermediary, consumer: sender, tokenId: id, lane, requests, signature } = token;
  const thesis = {
    "x-pay-mediator": intermediary,
    "x-pay-sender": sender,
    "x-pay-token-id": id,
    "x-pay-lane": `${lane}`,
    "x-pay-req-count": requests,
    "x-pay-signature": `0x${Buffer.from(signature, "base64").toString("hex")}`,
  };
  const answer = await fetch(url, { headers: { ...thesis, "payment-share": "2;of=2" } });
  expect([answer.status, answer.headers.get("payment-error")]).toEqual([400, "MALFORMED_TOKEN"]);
});

test("a request of which the answer was lost, and that is refused as replayed, gives up nothing else", async () => {
  const unused = new Map<string, number>();
  let isLost = false;
  const losing: typeof fetch = async (input, init) => {
    const headers = init?.headers as Record<string, string>;
    const [token, position] = [headers["payment-token"] ?? "", headers["payment-share"]];
    if (position) unused.set(token, (unused.get(token) ?? parsePosition(position).of) - 1);
    const answer = await fetch(input, init);
    if (isLost || init?.method !== "POST" || !position) return answer;
    isLost = true;
    unused.set(token, (unused.get(token) ?? 0) + 1);
    throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
  };
  const pay = payingFetch(losing, consumer.connection, { limits });
  let isOver = false;
  const loading = (async () => {
    while (!isOver) expect(await load(pay, 100)).toEqual({ 200: 100 });
  })();
  // Too large to be bound to its key: what comes again is refused.
  const large = { method: "POST", body: "x".repeat(1024 * 1024 + 1) };
  const outcomes: Record<string, number>[] = [];
  while (!isLost) outcomes.push(await load(pay, 5, 1, large));
  isOver = true;
  await loading;
  expect(outcomes.map((one) => one.REPLAYED_REQUEST ?? 0).reduce((sum, count) => sum + count)).toBe(1);
  // The rest of the newest may still be used.
  expect([...unused.values()].slice(0, -2).filter((count) => count > 0)).toEqual([]);
});

test("many processes of a consumer lose nothing to each other", async () => {
  const replayed: Response[] = [];
  const watching: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (answer.headers.get("payment-error") === "REPLAYED_REQUEST") replayed.push(answer);
    return answer;
  };
  const processes = Array.from({ length: 20 }, () => payingFetch(watching, consumer.connection, { limits }));
  const outcomes = await Promise.all(processes.map((pay) => load(pay, 60, 3)));
  expect([replayed, outcomes]).toEqual([[], Array(20).fill({ 200: 60 })]);
});

test("a provider that risks less than a token pays for lets its requests in, and no more until it has redeemed", async () => {
  const account = await provider.payments.createAccount(provider.mspId);
  await provider.payments.ask(
    "mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }",
    { input: { account, riskCap: "600" } },
    provider.mspId,
  );
  const key = await provider.payments.createServiceKey(account, provider.mspId);
  const connection = new PaymentConnection({ url: provider.payments.dataPlaneUrl, ...key });
  begin(connection);
  const to = Object.assign(Object.create(provider) as Team, { account });
  await open();
  const headers = { "payment-token": formatToken(await sign(64, to)) };
  for (const place of [1, 2, 64]) {
    expect((await fetch(url, { headers: { ...headers, "payment-share": `${place};of=64` } })).status).toBe(200);
  }
  const next = { "payment-token": formatToken(await sign(64, to)), "payment-share": "1;of=64" };
  expect((await fetch(url, { headers: next })).headers.get("payment-error")).toBe("PAYMENT_SERVER_UNAVAILABLE");
  const channelId = (await consumer.channelsTo(to))[0]?.id;
  for (const name of ["redemptionStart", "redemptionFinalize"]) {
    expect((await provider.payments.act(name, { channelId }, provider.mspId)).userErrors).toEqual([]);
    await provider.payments.pass(60);
  }
  await consumer.payments.untilReady();
  expect(await open()).toEqual({ 200: 1 });
  connection.close();
});
