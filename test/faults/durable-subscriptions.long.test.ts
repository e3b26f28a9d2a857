import { isDeepStrictEqual } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { randomNumbers } from "../../store/testing/random-ledger.ts";
import { FollowingClient } from "./streams/following-client.ts";
import type { RunningPart } from "./streams/running-part.ts";
import { believed, marketplaceEvents, paymentChannelEvents, redemptionEvents, type Stream } from "./streams/streams.ts";
import { type Loads, type Setting, World } from "./streams/world.ts";

/**
 * Clients follow a marketplace and payment channels while real ledgers commit to them, and the chain takes blocks back;
 * the clients come and go, and the processes between are killed: each has to be told every event of its filter, and
 * every retraction of one, once and in the ledger's order.
 */
let world: World;
let seed = 0;

beforeAll(async () => {
  world = await World.start();
});
afterEach(() => world.clear());
afterAll(() => world.stop());

/** In each round 200 events of the marketplace, two by each who registers, and about as many of payment channels. */
const rounds = 5;
const peopleInRound = 100;
const blocksInRound = 24;
const ways = ["graphql-ws", "server-sent events"] as const;

function follow({ gateways }: Setting, loads: Loads): FollowingClient[] {
  const random = randomNumbers(++seed);
  const url = () => gateways[random(gateways.length)]?.url ?? "";
  const streams = [
    ...[marketplaceEvents(), marketplaceEvents("UserRegistered"), marketplaceEvents("ServiceRegistered")],
    ...[paymentChannelEvents(), paymentChannelEvents(loads.chain.channels[0]), redemptionEvents],
  ];
  const followed = (stream: Stream) => ({ stream, after: loads[stream.ledger].beginning, url, random });
  return ways.flatMap((way) => streams.map((stream) => new FollowingClient({ way, ...followed(stream) })));
}

const followersOf = (ledger: keyof Loads, clients: readonly FollowingClient[]) =>
  clients.filter(({ stream }) => stream.ledger === ledger);

/** Events that each client has to have in the end. */
async function expected(clients: readonly FollowingClient[], loads: Loads): Promise<string[][]> {
  const events = { Fabric: await loads.Fabric.events(), chain: await loads.chain.events() };
  return clients.map(({ stream }) => events[stream.ledger].filter(stream.matches).map(stream.idOf));
}

/** Waits until each client was told more: what is killed then is killed while events are on their way. */
async function allAreTold(clients: readonly FollowingClient[], more: number): Promise<void> {
  const before = clients.map(({ told }) => told.length);
  const slowest = () => Math.min(...clients.map(({ told }, index) => told.length - (before[index] ?? 0)));
  await expect.poll(slowest, { interval: 5, timeout: 600_000 }).toBeGreaterThan(more);
}

/** Blocks that the chain takes back at a time. */
const depth = 3;

/** Makes the chain take back what each of its followers was told last. @param newest the block that was made last */
async function takeBack(clients: readonly FollowingClient[], { chain }: Loads, newest: number): Promise<void> {
  const slowest = () => Math.min(...followersOf("chain", clients).map(({ told }) => told.at(-1)?.block ?? 0));
  await expect.poll(slowest, { interval: 5, timeout: 600_000 }).toBe(newest);
  await chain.takeBack(depth);
}

/** Changes the schemas, instance after instance, and waits until each gateway has the new graph. */
async function reload({ gateways, changing }: Setting): Promise<void> {
  for (const parts of changing) await Promise.all(parts.map((part) => part.change(2)));
  const isNew = async ({ url }: RunningPart) => {
    const query = '{ a: __type(name: "marketplaceVersion2") { name } b: __type(name: "paymentsVersion2") { name } }';
    const headers = { "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
    return (await response.text()).match(/Version2/g)?.length === 2;
  };
  for (const gateway of gateways) await expect.poll(() => isNew(gateway), { timeout: 600_000 }).toBe(true);
}

/** Waits until each client was told of what is newest on its ledger. @returns what each has to believe */
async function untilAllWasTold(clients: readonly FollowingClient[], loads: Loads): Promise<string[][]> {
  const wanted = await expected(clients, loads);
  const newest = (list: readonly string[]) => list.at(-1);
  await expect
    .poll(() => clients.map(({ told }) => newest(believed(told))), { timeout: 600_000 })
    .toEqual(wanted.map(newest));
  await Promise.all(clients.map((client) => client.stop()));
  return wanted;
}

describe.each([
  { where: "in one process, where another graph comes with a restart", start: () => world.inOneProcess() },
  { where: "in processes of their own, where it changes under running gateways", start: () => world.inManyProcesses() },
])("with gateway and subgraphs $where", ({ start }) => {
  test("each client is told each of 1,000 events of a ledger, and each retraction, once and in order, whatever is killed meanwhile", async () => {
    const loads = await world.startLoads(rounds * peopleInRound);
    const setting = await start();
    const clients = follow(setting, loads);
    for (let round = 0; round < rounds; round++) {
      const newest = await loads.chain.submit(blocksInRound / 2);
      const submitted = loads.Fabric.submit(peopleInRound * round, peopleInRound * (round + 1));
      await allAreTold(followersOf("Fabric", clients), 20);
      await takeBack(clients, loads, newest);
      const more = loads.chain.submit(blocksInRound / 2);
      await setting.victims[round % setting.victims.length]?.crash();
      if (round === rounds - 1) await reload(setting);
      await Promise.all([submitted, more]);
    }
    const wanted = await untilAllWasTold(clients, loads);
    expect(clients.map(({ told }) => believed(told))).toEqual(wanted);
    expect(Math.min(...clients.map(({ connections }) => connections))).toBeGreaterThan(2);
    for (const ledger of ["Fabric", "chain"] as const) {
      const followers = followersOf(ledger, clients);
      expect(Math.max(...followers.map(({ told }) => told.length))).toBeGreaterThanOrEqual(1_000);
      const hasRetractions = followers.map(({ told }) => told.some(({ isRetracted }) => isRetracted));
      expect(new Set(hasRetractions)).toEqual(new Set([ledger === "chain"]));
    }
  }, 3_600_000);
});

test.each([
  "skips an event when it is resumed",
  "repeats an event when it is resumed",
  "keeps retractions to itself",
  "tells retractions twice",
] as const)("it is found when a stream %s", async (mistake) => {
  const loads = await world.startLoads(30);
  const setting = await world.inOneProcess(mistake);
  const clients = follow(setting, loads);
  const [newest] = await Promise.all([loads.chain.submit(6), loads.Fabric.submit(0, 30)]);
  await takeBack(clients, loads, newest);
  await loads.chain.submit(2);
  const wanted = await untilAllWasTold(clients, loads);
  const misled = mistake.includes("retraction") ? followersOf("chain", clients) : clients;
  for (const [index, client] of clients.entries()) {
    const isRight = isDeepStrictEqual(believed(client.told), wanted[index]);
    expect(isRight).toBe(!misled.includes(client));
  }
});
