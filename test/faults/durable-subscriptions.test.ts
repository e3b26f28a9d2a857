import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Child, compiledModule, startChild } from "../../ledgers/child-process.ts";
import type { FabricConnection, FabricEndpoint } from "../../ledgers/fabric/connection.ts";
import { freePorts } from "../../ledgers/free-ports.ts";
import { RunningMarket } from "../../subgraphs/marketplace/testing/running-market.ts";
import { randomNumbers } from "../../subgraphs/shared/store/testing/random-ledger.ts";
import {
  postgresPrograms,
  startPostgres,
  type TemporaryPostgres,
} from "../../subgraphs/shared/store/testing/temporary-postgres.ts";
import { isRedisInstalled, startRedis, type TemporaryRedis } from "../temporary-redis.ts";
import { FollowingClient } from "./streams/following-client.ts";
import { MarketLoad } from "./streams/market-load.ts";
import type { Mistake } from "./streams/mistakes.ts";
import type { Part } from "./streams/part-process.ts";

/**
 * Clients follow a marketplace while a real ledger commits to it, they come and go, and the processes between are killed:
 * each has to be told every event of its filter once, in the ledger's order.
 */
let market: RunningMarket;
let endpoint: FabricEndpoint;
let postgres: TemporaryPostgres | undefined;
let redis: TemporaryRedis | undefined;
let runs = 0;
const processes: RunningPart[] = [];

beforeAll(async () => {
  market = await RunningMarket.start();
  endpoint = market.endpoints[0] as FabricEndpoint;
  postgres = postgresPrograms ? await startPostgres() : undefined;
  redis = isRedisInstalled ? await startRedis() : undefined;
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.process.kill()));
});
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
  await market.stop();
});

/** A process that is killed and started again where it was. */
class RunningPart {
  #part: Part;
  process: Child<string>;

  private constructor(part: Part, process: Child<string>) {
    this.#part = part;
    this.process = process;
  }

  static async start(part: Omit<Part, "port">): Promise<RunningPart> {
    const [port = 0] = await freePorts(0, 1);
    const whole = { ...part, port };
    const running = new RunningPart(whole, await launch(whole));
    processes.push(running);
    return running;
  }

  get url(): string {
    return this.process.ready;
  }

  async crash(): Promise<void> {
    await this.process.kill();
    this.process = await launch(this.#part);
  }

  /** Crashes a subgraph, which comes back with another schema. */
  async change(version: number): Promise<void> {
    const { subgraph } = this.#part;
    this.#part = { ...this.#part, ...(subgraph && { subgraph: { ...subgraph, version } }) };
    await this.crash();
  }
}

function launch(part: Part): Promise<Child<string>> {
  const module = compiledModule("test/faults/streams/part-process.js");
  return startChild<string>({ module, args: [JSON.stringify(part)], readyTimeoutMs: 120_000 });
}

/** The gateways that clients choose from, and the processes that may be killed. */
interface Setting {
  readonly gateways: readonly RunningPart[];
  readonly victims: readonly RunningPart[];
  /** Whose schemas may change under gateways that run on. */
  readonly subgraphs: readonly RunningPart[];
}

/** Gateway and subgraph in one process, on an embedded database. */
async function inOneProcess(mistake?: Mistake): Promise<Setting> {
  const folder = join(market.dataDirectory, `embedded-${++runs}`);
  const part = await RunningPart.start({
    subgraph: { endpoint, database: { folder }, mistake },
    gateway: { subgraphUrls: [] },
  });
  return { gateways: [part], victims: [part], subgraphs: [] };
}

/** Two gateways and two instances of the subgraph, all processes of their own, on one PostgreSQL and one Redis. */
async function inManyProcesses(): Promise<Setting> {
  const [url, redisUrl] = [postgres?.url, redis?.url];
  const database = { url, redisUrl, folder: join(market.dataDirectory, `many-${++runs}`) };
  // An embedded database has room for one.
  const instances = url ? [1, 2] : [1];
  const subgraphs = await Promise.all(instances.map(() => RunningPart.start({ subgraph: { endpoint, database } })));
  const subgraphUrls = subgraphs.map((one) => one.url);
  const gateways = await Promise.all([1, 2].map(() => RunningPart.start({ gateway: { subgraphUrls } })));
  return { gateways, subgraphs, victims: [...gateways, ...subgraphs] };
}

/** Two events each. */
const people = 500;
const rounds = 5;
const filters = [{}, { types: ["USER_REGISTERED"] }, { types: ["SERVICE_REGISTERED"] }] as const;
const ways = ["graphql-ws", "server-sent events"] as const;

function follow({ gateways }: Setting): FollowingClient[] {
  const random = randomNumbers(++runs);
  const url = () => gateways[random(gateways.length)]?.url ?? "";
  return ways.flatMap((way) => filters.map((filter) => new FollowingClient({ way, filter, url, random })));
}

/** What each client has to be told, in the order in which {@link follow} made them. */
async function expected(load: MarketLoad): Promise<string[][]> {
  const events = await load.events();
  const graphName = (type: string) => type.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return ways.flatMap(() =>
    filters.map((filter) => {
      const types: readonly string[] | undefined = "types" in filter ? filter.types : undefined;
      return events.flatMap(({ type, transactionId }) =>
        (types?.includes(graphName(type)) ?? true) ? transactionId : [],
      );
    }),
  );
}

/** Waits until each client was told more: what is killed then is killed while events are on their way. */
async function allAreTold(clients: readonly FollowingClient[], more: number): Promise<void> {
  const before = clients.map(({ seen }) => seen.length);
  const slowest = () => Math.min(...clients.map(({ seen }, index) => seen.length - (before[index] ?? 0)));
  await expect.poll(slowest, { interval: 5, timeout: 60_000 }).toBeGreaterThan(more);
}

/** Changes the subgraph's schema, an instance after the other, and waits until each gateway has the new graph. */
async function reload({ gateways, subgraphs }: Setting): Promise<void> {
  for (const subgraph of subgraphs) await subgraph.change(2);
  const isNew = async ({ url }: RunningPart) => {
    const body = JSON.stringify({ query: '{ __type(name: "Version2") { name } }' });
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    return (await response.text()).includes("Version2");
  };
  for (const gateway of subgraphs.length > 0 ? gateways : []) {
    await expect.poll(() => isNew(gateway), { timeout: 60_000 }).toBe(true);
  }
}

const channel = () => (market.connections.get(endpoint.mspId) as FabricConnection).channel("marketplace");
const told = (client: FollowingClient) => client.seen.map(({ transactionId }) => transactionId);

describe.each([
  { where: "in one process", start: inOneProcess },
  { where: "in processes of their own", start: inManyProcesses },
])("with gateway and subgraph $where", ({ start }) => {
  test("each client is told each of 1,000 events once, in order, whatever is killed or composed again meanwhile", async () => {
    const setting = await start();
    const load = new MarketLoad(channel(), people);
    const clients = follow(setting);
    for (let round = 0; round < rounds; round++) {
      const submitted = load.submit((people / rounds) * round, (people / rounds) * (round + 1));
      await allAreTold(clients, 20);
      await setting.victims[round % setting.victims.length]?.crash();
      if (round === rounds - 1) await reload(setting);
      await submitted;
    }
    const wanted = await expected(load);
    await expect
      .poll(() => clients.map(({ seen }) => seen.length), { timeout: 120_000 })
      .toEqual(wanted.map(({ length }) => length));
    await Promise.all(clients.map((client) => client.stop()));
    expect(wanted[0]?.length).toBeGreaterThanOrEqual(1_000);
    expect(clients.map(told)).toEqual(wanted);
    expect(Math.min(...clients.map(({ connections }) => connections))).toBeGreaterThan(2);
  }, 300_000);
});

test.each(["skips", "repeats"] as const)("it is found when the resumed stream %s an event", async (mistake) => {
  const setting = await inOneProcess(mistake);
  const load = new MarketLoad(channel(), 30);
  const clients = follow(setting);
  await load.submit(0, 30);
  const wanted = await expected(load);
  const last = (ids: readonly string[]) => ids.at(-1);
  await expect.poll(() => clients.map((client) => last(told(client))), { timeout: 60_000 }).toEqual(wanted.map(last));
  await Promise.all(clients.map((client) => client.stop()));
  for (const [index, client] of clients.entries()) expect(told(client)).not.toEqual(wanted[index]);
});
