import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRedisInstalled, startRedis, type TemporaryRedis } from "../../test/temporary-redis.ts";
import type { Database } from "../database/database.ts";
import { openPostgres } from "../database/postgres-database.ts";
import { type ChainedBlock, Projection } from "../projection/projection.ts";
import { Store } from "../projection/store.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../testing/temporary-postgres.ts";
import { postgresNotifications } from "./postgres-notifications.ts";

const log = pino({ level: "silent" });

let postgres: TemporaryPostgres;
let redis: TemporaryRedis;
beforeAll(async () => {
  if (postgresPrograms) postgres = await startPostgres();
  if (isRedisInstalled) redis = await startRedis();
});
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
});

/** Notifies until it is received: notifications before both are connected are lost. */
async function isHeard(speaker: Database, hearer: Database, topic: string, position: bigint): Promise<void> {
  const heard: bigint[] = [];
  const forget = hearer.notifications.listen(topic, (number) => heard.push(number));
  await expect
    .poll(
      () => {
        speaker.notifications.notify(topic, position);
        return heard;
      },
      { timeout: 300_000 },
    )
    .toContain(position);
  expect(new Set(heard)).toEqual(new Set([position]));
  forget();
}

interface Numbered extends ChainedBlock {
  readonly number: bigint;
}

/** A ledger that shows its blocks up to one that the test moves. */
function ledgerTo(newest: () => number) {
  return async function* (from: bigint, signal: AbortSignal): AsyncGenerator<Numbered> {
    for (let next = Number(from); !signal.aborted; ) {
      if (next <= newest()) {
        yield { number: BigInt(next), hash: `${next}`, previousHash: `${next - 1}` };
        next += 1;
      } else await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
}

async function follow(database: Database, schema: string, newest: () => number): Promise<Projection<Numbered>> {
  return Projection.start({
    store: await Store.open(database, { schema, source: "ledger", tables: [] }),
    blocks: ledgerTo(newest),
    origin: async () => "0",
    changesOf: () => ({ rows: [], events: [] }),
    // Without notifications a stand-by would see nothing within the test.
    lookMs: 3_600_000,
    log,
  });
}

function standByIsTold(open: () => Database, schema: string) {
  return async () => {
    const [one, other] = [open(), open()];
    let newest = 0;
    const writer = await follow(one, schema, () => newest);
    await expect.poll(() => writer.isWriter).toBe(true);
    const standBy = await follow(other, schema, () => newest);
    await expect.poll(() => other.notifications.isConnected).toBe(true);
    await expect
      .poll(
        () => {
          newest += 1;
          return standBy.position;
        },
        { timeout: 300_000 },
      )
      .toBeGreaterThan(5n);
    const target = BigInt(++newest);
    await standBy.reached(target, 300_000);
    expect(standBy.isWriter).toBe(false);
    await Promise.all([standBy.close(), writer.close()]);
    await Promise.all([one.close(), other.close()]);
  };
}

describe.skipIf(!postgresPrograms)("word over PostgreSQL, when it is installed", () => {
  const open = () => openPostgres(postgres.url, log);

  it("reaches other processes' connections, by topic", async () => {
    const [one, other] = [open(), open()];
    const elsewhere: bigint[] = [];
    other.notifications.listen("market.other", (position) => elsewhere.push(position));
    await isHeard(one, other, "market.main", 7n);
    expect(elsewhere).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });

  it("comes through again after the connection was lost", async () => {
    const [one, other] = [open(), open()];
    await isHeard(one, other, "market.main", 1n);
    await one.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'");
    await isHeard(one, other, "market.main", 2n);
    await Promise.all([one.close(), other.close()]);
  });

  it("brings a stand-by to where the writer is", standByIsTold(open, "told_by_postgres"));
});

describe.skipIf(!postgresPrograms || !isRedisInstalled)("word over Redis, when it is installed", () => {
  const open = () => openPostgres(postgres.url, log, redis.url);

  it("brings a stand-by to where the writer is", standByIsTold(open, "told_by_redis"));

  it("is missed while Redis is away, when stand-bys look by themselves, and comes through after", async () => {
    const [one, other] = [open(), open()];
    await isHeard(one, other, "market.main", 1n);
    let newest = 0;
    const writer = await follow(one, "told_in_vain", () => newest);
    await expect.poll(() => writer.isWriter).toBe(true);
    await redis.kill();
    await expect.poll(() => other.notifications.isConnected).toBe(false);
    const standBy = await follow(other, "told_in_vain", () => newest);
    newest = 20;
    await standBy.reached(20n, 300_000);
    await redis.restart();
    await isHeard(one, other, "market.main", 2n);
    await Promise.all([standBy.close(), writer.close()]);
    await Promise.all([one.close(), other.close()]);
  });
});

it("closes while the server that it listens to is dialled and does not answer", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const url = `postgres://test@127.0.0.1:${(silent.address() as AddressInfo).port}/postgres`;
  const notifications = postgresNotifications(url, { query: async () => [] }, log);
  const dialled = once(silent, "connection");
  notifications.listen("topic", () => {});
  await dialled;
  await notifications.close();
  silent.close();
});
