import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openRedis } from "../../../gateway/limits/redis.ts";
import { SharedSlots } from "../../../gateway/limits/shared-slots.ts";
import { compiledModule, startChild } from "../../../process/child-process.ts";
import { isRedisInstalled, startRedis, type TemporaryRedis } from "../../temporary-redis.ts";
import { until } from "../market.ts";
import type { SlotHolderArguments } from "./slot-holder.ts";

const log = pino({ level: "silent" });
const leaseMs = 1_500;

describe.skipIf(!isRedisInstalled)("places over Redis (skipped where redis-server is not installed)", () => {
  let server: TemporaryRedis;
  const opened: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    server = await startRedis();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  afterAll(() => server?.stop());

  async function open(name: string, max: number): Promise<SharedSlots> {
    const redis = openRedis(server.url, log);
    await until("connected", () => redis.status === "ready");
    const slots = new SharedSlots({ redis, name, max, leaseMs });
    opened.push({ close: () => slots.close().finally(() => redis.disconnect()) });
    return slots;
  }

  test("are counted together, kept as long as they are held, and free again when they are given back", async () => {
    const [one, other] = [await open("together", 3), await open("together", 3)];
    const releases = [await one.take("ann"), await other.take("ann"), await other.take("ann")];
    await pause(2 * leaseMs);
    expect([await one.take("ann"), await other.take("ann")]).toEqual([undefined, undefined]);
    expect(await one.take("ben")).toBeDefined();
    releases[0]?.();
    releases[0]?.();
    await until("one is free", async () => (await other.take("ann")) !== undefined);
    expect(await one.take("ann")).toBeUndefined();
  });

  test("of a gateway that is killed are free again after their lease, and no sooner while it lives", async () => {
    const given: SlotHolderArguments = { url: server.url, name: "killed", max: 2, leaseMs, holder: "ann" };
    const child = await startChild<string>({
      module: compiledModule("test/gateway/limits/slot-holder.js"),
      args: [JSON.stringify(given)],
    });
    const slots = await open("killed", 2);
    await pause(2 * leaseMs);
    expect(await slots.take("ann")).toBeUndefined();
    await child.kill();
    await until("its places are free", async () => (await slots.take("ann")) !== undefined);
  });

  test("are counted by each alone while Redis is away, and told to it when it is back", async () => {
    const [one, other] = [await open("away", 1), await open("away", 1)];
    await server.kill();
    expect(await one.take("ann")).toBeDefined();
    expect(await one.take("ann")).toBeUndefined();
    await server.restart();
    await until("the other knows", async () => {
      const release = await other.take("ann");
      release?.();
      return release === undefined;
    });
  });
});
