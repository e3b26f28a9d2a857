import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresPrograms } from "../../../store/testing/temporary-postgres.ts";
import { OutsideConsumer } from "../../../subgraphs/payments/testing/outside-consumer.ts";
import { isRedisInstalled } from "../../temporary-redis.ts";
import { accountOf, Relation, redeemAt, validate } from "./relation.ts";
import { World } from "./world.ts";

/** `npm run test:crashes` sets many. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 8);
const patienceMs = 600_000 + rounds * 120_000;
const canShare = postgresPrograms !== undefined && isRedisInstalled;

const stores = [
  { name: "one payment server with its embedded store", kind: "embedded", isThere: true },
  { name: "two payment servers on PostgreSQL and Redis", kind: "shared", isThere: canShare },
] as const;

describe.each(stores)("$name, killed again and again", ({ kind, isThere }) => {
  const when = isThere ? test : test.skip;
  let world: World;
  let relations: Relation[];

  beforeAll(async () => {
    if (!isThere) return;
    world = await World.start(kind);
    relations = await Promise.all(Array.from({ length: 4 }, () => Relation.open(world)));
  });
  afterAll(() => world?.stop());

  /** Kills something and starts it again. */
  async function crash(): Promise<void> {
    const chance = randomInt(10);
    if (chance < 2) return world.chain.crashAndRestart();
    if (chance < 4 && world.redis) {
      await world.redis.kill();
      await pause(randomInt(200));
      return world.redis.restart();
    }
    const server = randomInt(world.servers);
    await world.killServer(server);
    await world.startServer(server);
  }

  when(
    `loses nothing and does nothing twice, whatever is killed when, in ${rounds} rounds`,
    async () => {
      let isOver = false;
      const payers = relations.flatMap((relation) => [
        untilOver(() => relation.pay(randomInt(1, 6))),
        untilOver(() => relation.deposit(BigInt(randomInt(1, 1_000)))),
      ]);
      async function untilOver(act: () => Promise<void>): Promise<void> {
        while (!isOver) await act();
      }
      const paying = Promise.all(payers).finally(() => {
        isOver = true;
      });
      paying.catch(() => {});
      for (let round = 0; round < rounds && !isOver; round++) {
        const before = relations.map(({ accepted }) => accepted);
        await pause(randomInt(400));
        await crash();
        // Each round goes on from where payments were accepted again.
        while (!isOver && relations.every(({ accepted }, index) => accepted === before[index])) await pause(10);
      }
      isOver = true;
      await paying;
      for (const relation of relations) await relation.settle();
      expect(relations.reduce((sum, { accepted }) => sum + accepted, 0)).toBeGreaterThan(rounds);
    },
    patienceMs,
  );

  when("answers a consumer's notice that came while no server ran", async () => {
    const provider = await accountOf(world, "Org2MSP");
    await redeemAt(world, provider, "1000000");
    const consumer = await OutsideConsumer.open({ url: world.chain.chain.url, provider, tolerancePeriod: 1 });
    const tokens = await Promise.all([1n, 2n, 3n].map((requests) => consumer.sign(requests)));
    while ((await validate(world, tokens)).accepted.length === 0) await pause(20);
    for (let server = 0; server < world.servers; server++) await world.killServer(server);
    await consumer.act("startTermination");
    for (let server = 0; server < world.servers; server++) await world.startServer(server);
    const query = "query ($id: ID!) { paymentChannel(id: $id) { status redeemed } }";
    const shown = () => world.persist<{ paymentChannel: object }>(query, { id: consumer.channel }, "Org2MSP");
    await expect
      .poll(shown, { timeout: 600_000 })
      .toEqual({ paymentChannel: { status: "TERMINATING", redeemed: "30" } });
  });
});
