import { createHash } from "node:crypto";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationWeight } from "../../../gateway/limits/cost.ts";
import type { Limits } from "../../../gateway/limits/limits.ts";
import { isRedisInstalled, startRedis, type TemporaryRedis } from "../../temporary-redis.ts";
import { type Market, openMarket, until } from "../market.ts";

const events = "subscription { jobEvents { cursor } }";
/** Each of these finds ten things. */
const tenPoints = operationWeight + 10;
const ten = "{ find { __typename } }";

/** The status with which a caller behind a proxy is answered what finds ten things. */
const ask = async (market: Market, caller: string) =>
  (await market.ask(ten, { headers: { "x-forwarded-for": address(caller) } })).status;

/** An address of its own for each name. */
function address(caller: string): string {
  const [a, b, c] = createHash("sha256").update(caller).digest();
  return `10.${a}.${b}.${c}`;
}

/** Opens an event stream; tells the code with which it is refused. */
async function follow({ gateway }: Market, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const response = await fetch(gateway.url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
    body: JSON.stringify({ query: events }),
    signal: stop.signal,
  });
  const first = await response.body?.getReader().read();
  const text = new TextDecoder().decode(first?.value);
  return { code: /"code":"(\w+)"/.exec(text)?.[1], leave: () => stop.abort() };
}

const over = (market: Market) =>
  createClient({ url: market.gateway.url.replace("http", "ws"), retryAttempts: 0, lazyCloseTimeout: 1_000 });

describe("rate of a caller, without Redis", () => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket("in process", { limits: { pointsPerMinute: 3 * tenPoints } });
  });
  afterAll(() => market.close());

  test("is in points: at the limit passes, one over is told when to come back", async () => {
    const headers = await market.issuer.bearer({ sub: "rated" });
    for (const query of [ten, ten, ten]) {
      expect((await market.ask(query, { headers })).status).toBe(200);
    }
    const refused = await fetch(market.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query: "{ bank }" }),
    });
    const wait = Number(refused.headers.get("retry-after"));
    expect([refused.status, wait > 0 && wait <= 60]).toEqual([429, true]);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED", retryable: true } }] });
  });

  test("counts each principal for itself, and over HTTP and WebSocket together", async () => {
    const params = await market.issuer.bearer({ sub: "both" });
    for (let asked = 0; asked < 3; asked += 1) await market.ask(ten, { headers: params });
    const client = createClient({
      url: market.gateway.url.replace("http", "ws"),
      retryAttempts: 0,
      connectionParams: params,
    });
    for (const query of ["{ bank }", events]) {
      expect((await client.iterate({ query }).next()).value?.errors).toMatchObject([
        { extensions: { code: "RATE_LIMITED" } },
      ]);
    }
    await client.dispose();
    expect((await market.ask(ten, { headers: await market.issuer.bearer({ sub: "other" }) })).status).toBe(200);
  });

  test("counts those who are not known by their address, whatever they say of it", async () => {
    for (let asked = 0; asked < 3; asked += 1) expect((await market.ask(ten)).status).toBe(200);
    expect((await market.ask(ten, { headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(429);
  });
});

test("behind a proxy the address is what the proxy says", async () => {
  const market = await openMarket("in process", { limits: { pointsPerMinute: tenPoints }, trustedProxies: 1 });
  expect([await ask(market, "a"), await ask(market, "b"), await ask(market, "a")]).toEqual([200, 200, 429]);
  await market.close();
});

test("subscriptions of a caller, over WebSockets and event streams together; each that ends makes room", async () => {
  const market = await openMarket("in process", { limits: { maxSubscriptions: 2 } });
  const client = over(market);
  const first = client.iterate({ query: events });
  const waiting = first.next();
  await until("one follows", () => market.jobs.followers === 1);
  const second = await follow(market);
  expect((await follow(market)).code).toBe("LIMIT_EXCEEDED");
  expect((await client.iterate({ query: events }).next()).value?.errors).toMatchObject([
    { message: "No more than 2 subscriptions at a time; end one first.", extensions: { code: "LIMIT_EXCEEDED" } },
  ]);
  const known = await follow(market, await market.issuer.bearer());
  await until("somebody else follows", () => market.jobs.followers === 2);

  second.leave();
  let third = await follow(market);
  await until("there is room", async () => {
    if (third.code) third = await follow(market);
    return third.code === undefined;
  });
  for (const { leave } of [third, known]) leave();
  await first.return?.();
  await waiting;
  await until("all have left", () => market.jobs.followers === 0);
  await client.dispose();
  await market.close();
});

test("a subscription that cannot be opened takes no place", async () => {
  const market = await openMarket("in process", { limits: { maxSubscriptions: 1 } });
  const client = over(market);
  for (let tried = 0; tried < 3; tried += 1) {
    const { value } = await client.iterate({ query: `subscription { jobEvents(after: "%") { cursor } }` }).next();
    expect(value?.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  }
  await client.dispose();
  await market.close();
});

test("WebSockets of a caller; one more is closed, to be tried again later", async () => {
  const market = await openMarket("in process", { limits: { maxSockets: 2 } });
  const clients = [over(market), over(market), over(market)];
  for (const client of clients.slice(0, 2))
    expect((await client.iterate({ query: ten }).next()).value?.errors).toBeUndefined();
  await expect(clients[2]?.iterate({ query: ten }).next()).rejects.toMatchObject({ code: 1013 });
  await clients[0]?.dispose();
  await until("there is room", async () => {
    const client = over(market);
    const answer = await client
      .iterate({ query: ten })
      .next()
      .catch(() => undefined);
    await client.dispose();
    return answer !== undefined;
  });
  for (const client of clients) await client.dispose();
  await market.close();
});

describe.skipIf(!isRedisInstalled)("with Redis (skipped where redis-server is not installed)", () => {
  let redis: TemporaryRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  /** Two gateways, both of which have found Redis and let a caller ask `times` times. */
  async function openTwo(limits: Partial<Limits>, times = 2): Promise<[Market, Market]> {
    const rated = { ...limits, pointsPerMinute: times * tenPoints };
    const open = () => openMarket("in process", { limits: rated, redisUrl: redis.url, trustedProxies: 1 });
    const [one, other] = [await open(), await open()];
    await untilShared(one, other, times);
    return [one, other];
  }

  test("the rate is counted over all gateways, by each alone while Redis is away, and together again", async () => {
    const [one, other] = await openTwo({});
    expect([await ask(one, "a"), await ask(other, "a"), await ask(one, "a")]).toEqual([200, 200, 429]);
    await redis.kill();
    expect([await ask(one, "b"), await ask(one, "b"), await ask(one, "b")]).toEqual([200, 200, 429]);
    expect([await ask(other, "b"), await ask(other, "b"), await ask(other, "b")]).toEqual([200, 200, 429]);
    await redis.restart();
    await untilShared(one, other);
    expect([await ask(one, "c"), await ask(other, "c"), await ask(one, "c")]).toEqual([200, 200, 429]);
    await Promise.all([one.close(), other.close()]);
  });

  test("subscriptions are counted over all gateways, and free again when they end", async () => {
    const [one, other] = await openTwo({ maxSubscriptions: 2 }, 50);
    const open = [await follow(one), await follow(other)];
    await until("both follow", () => one.jobs.followers + other.jobs.followers === 2);
    for (const market of [one, other]) expect((await follow(market)).code).toBe("LIMIT_EXCEEDED");
    open[0]?.leave();
    await until("one has left", () => one.jobs.followers === 0);
    await until("there is room", async () => {
      const again = await follow(other);
      again.leave();
      return again.code === undefined;
    });
    open[1]?.leave();
    await Promise.all([one.close(), other.close()]);
  });
});

let turn = 0;

/** Waits until what one gateway counts the other knows. */
async function untilShared(one: Market, other: Market, times = 2): Promise<void> {
  await until("both count together", async () => {
    turn += 1;
    const caller = `turn-${turn}`;
    for (let asked = 0; asked < times; asked += 1) if ((await ask(one, caller)) !== 200) return false;
    return (await ask(other, caller)) === 429;
  });
}
