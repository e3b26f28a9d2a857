import { createClient } from "graphql-ws";
import { afterEach, describe, expect, test } from "vitest";
import { type Market, openMarket, until } from "./market.ts";
import { type Reader, ways } from "./readers.ts";
import { beginning } from "./subgraphs/event-feed.ts";

const titles = "subscription ($after: Cursor) { jobEvents(after: $after) { cursor job { id title } } }";

let market: Market;
afterEach(() => market.close());

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** Emits one event per number; its job tells the number. */
function emit(numbers: readonly number[]): void {
  for (const number of numbers) market.jobs.emit(`job-${number}`);
}

interface Seen {
  readonly cursor: string;
  readonly number: number;
}

async function take(reader: Reader, count: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  while (seen.length < count) {
    const { data, errors } = await reader.next();
    expect(errors).toBeUndefined();
    const { cursor, job } = data?.jobEvents ?? { cursor: "", job: { title: "" } };
    seen.push({ cursor, number: Number(job.title.split(" ").at(-1)) });
  }
  return seen;
}

const numbers = (seen: readonly Seen[]) => seen.map(({ number }) => number);

describe.each(["in process", "over HTTP"] as const)("clients of subgraphs %s", (placement) => {
  test.each(ways)("share one subscription over $way, and one answer to each event", async ({ read }) => {
    market = await openMarket(placement);
    const readers = await Promise.all(range(0, 20).map(() => read(market, {}, titles)));
    const firsts = readers.map((reader) => take(reader, 1));
    await until("followed", () => market.jobs.followers === 1);
    // A client that is not subscribed yet would miss it.
    const late = setInterval(() => market.jobs.emit("job-1"), 100);
    await Promise.all(firsts);
    clearInterval(late);
    expect(market.jobs.followers).toBe(1);
    await Promise.all(readers.map((reader) => reader.leave()));
    await until("left", () => market.jobs.followers === 0);
  });

  test.each(ways)("who resume anywhere get all that follows, once, and join the others over $way", async ({ read }) => {
    market = await openMarket(placement, { limits: { maxWaitingEvents: 20 } });
    emit([0]);
    const first = await read(market, { after: beginning }, titles);
    const [origin] = await take(first, 1);
    emit(range(1, 200));
    const all = [origin as Seen, ...(await take(first, 199))];
    const places = [0, 3, 50, 120, 179, 185, 198, 199];
    const resumed = await Promise.all(
      places.map(async (place) => ({ place, reader: await read(market, { after: all[place]?.cursor }, titles) })),
    );
    const taking = resumed.map(async ({ place, reader }) => numbers(await take(reader, 299 - place)));
    const live = take(first, 100);
    for (const number of range(200, 300)) {
      emit([number]);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(numbers(await live)).toEqual(range(200, 300));
    for (const [index, seen] of (await Promise.all(taking)).entries()) {
      expect(seen).toEqual(range((places[index] as number) + 1, 300));
    }
    expect(market.jobs.followers).toBe(1);
    await Promise.all([first, ...resumed.map(({ reader }) => reader)].map((reader) => reader.leave()));
    await until("left", () => market.jobs.followers === 0);
  });

  test("read each event's rows once for all of them", async () => {
    market = await openMarket(placement);
    const [one] = ways;
    const readers = await Promise.all(range(0, 10).map(() => one?.read(market, {}, titles) as Promise<Reader>));
    const firsts = Promise.all(readers.map((reader) => take(reader, 1)));
    await until("followed", () => market.jobs.followers === 1);
    const late = setInterval(() => market.jobs.emit("job-1"), 100);
    await firsts;
    clearInterval(late);
    const before = market.jobs.reads;
    emit([2, 3]);
    const until3 = async (reader: Reader) => {
      while (numbers(await take(reader, 1))[0] !== 3);
    };
    await Promise.all(readers.map(until3));
    expect(market.jobs.reads - before).toBeLessThanOrEqual(4);
    await Promise.all(readers.map((reader) => reader.leave()));
  });

  test("of different organisations do not share, and members of one do where nothing demands a principal", async () => {
    market = await openMarket(placement);
    const follow = async (claims: Record<string, unknown> | undefined) => {
      const connectionParams = claims ? await market.issuer.bearer(claims) : {};
      const url = market.gateway.url.replace("http", "ws");
      const client = createClient({ url, retryAttempts: 0, connectionParams });
      const events = client.iterate({ query: "subscription { jobEvents { cursor } }" });
      void events.next();
      return client;
    };
    const clients = [await follow(undefined), await follow(undefined)];
    await until("anonymous", () => market.jobs.followers === 1);
    clients.push(await follow({ sub: "ann", organization: "Org1MSP" }));
    await until("an organisation", () => market.jobs.followers === 2);
    clients.push(await follow({ sub: "bob", organization: "Org2MSP" }));
    await until("another one", () => market.jobs.followers === 3);
    clients.push(await follow({ sub: "cat", organization: "Org1MSP" }));
    const query = "subscription { jobEvents { cursor } }";
    const same = createClient({
      url: market.gateway.url.replace("http", "ws"),
      retryAttempts: 0,
      connectionParams: await market.issuer.bearer({ sub: "dan", organization: "Org1MSP" }),
    });
    const told = same.iterate<{ jobEvents: { cursor: string } }>({ query }).next();
    const late = setInterval(() => market.jobs.emit("job-1"), 50);
    expect((await told).value?.data?.jobEvents.cursor).toEqual(expect.any(String));
    clearInterval(late);
    expect(market.jobs.followers).toBe(3);
    await Promise.all([...clients, same].map((client) => client.dispose()));
    await until("left", () => market.jobs.followers === 0);
  });
});
