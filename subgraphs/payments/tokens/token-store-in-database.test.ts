import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { openPostgres } from "../../../store/database/postgres-database.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../../../store/testing/temporary-postgres.ts";
import { createOwnTables } from "../keys/payment-server-tables.ts";
import { type TokenStore, tokenStoreInDatabase } from "./token-store.ts";

const log = pino({ level: "silent" });

let postgres: TemporaryPostgres | undefined;
beforeAll(async () => {
  if (postgresPrograms) postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const kinds = [
  { kind: "the embedded database", isThere: true, open: () => openPglite() },
  {
    kind: "a PostgreSQL server",
    isThere: postgresPrograms !== undefined,
    open: async () => openPostgres(postgres?.url ?? "", log),
  },
];

describe.each(kinds)("token counters of several instances in $kind", ({ isThere, open }) => {
  let database: Database;
  let channel: string;
  beforeAll(async () => {
    if (!isThere) return;
    database = await open();
    await createOwnTables(database);
  });
  afterAll(() => database?.close());
  beforeEach(() => {
    channel = `0x${randomBytes(20).toString("hex")}`;
  });

  const laneOf = (tokenId = 7n, lane = 0) => ({ channel, tokenId, lane });
  /** Lane 0 costs 1, lane 1 costs 2 and so on. */
  const offer = (
    requests: bigint,
    {
      tokenId = 7n,
      lane = 0,
      otherId,
      held = 1_000_000n,
    }: Partial<Record<"tokenId" | "otherId" | "held", bigint>> & {
      lane?: number;
    } = {},
  ) => ({
    lane: laneOf(tokenId, lane),
    requests,
    signature: new Uint8Array(65).fill(Number(requests % 256n)),
    tokenIds: otherId === undefined ? [tokenId] : [tokenId, otherId],
    priceOf: (_tokenId: bigint, number: number) => BigInt(number + 1),
    held,
    riskCap: null,
  });
  const outcome = (accepting: Promise<void>) =>
    accepting.then(
      () => "ACCEPTED",
      ({ code }) => code,
    );

  it.skipIf(!isThere)("of two instances with the same token one accepts it", async () => {
    const [one, other] = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)];
    const counters = Array.from({ length: 500 }, (_, index) => BigInt(index + 1));
    const both = await Promise.all(
      counters.map((counter) =>
        Promise.all([outcome(one.accepted.accept(offer(counter))), outcome(other.accepted.accept(offer(counter)))]),
      ),
    );
    for (const outcomes of both) expect(outcomes.sort()).toEqual(["ACCEPTED", "REPLAYED_REQUEST"]);
    const newest = { requests: 500n, signature: new Uint8Array(65).fill(500 % 256) };
    expect([...(await one.accepted.newest(laneOf()))]).toEqual([[0, newest]]);
    expect(await outcome(tokenStoreInDatabase(database).accepted.accept(offer(499n)))).toBe("REPLAYED_REQUEST");
  });

  it.skipIf(!isThere)("of tokens for some of the same requests, at two instances, one is accepted", async () => {
    const [one, other] = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)];
    const tokens = Array.from({ length: 100 }, (_, index) => ({ ...offer(BigInt(5 * (index + 1))), count: 5 }));
    const both = await Promise.all(
      tokens.map((token) =>
        Promise.all([
          outcome(one.accepted.accept(token)),
          outcome(other.accepted.accept({ ...token, requests: token.requests - 2n, count: 3 })),
        ]),
      ),
    );
    for (const outcomes of both) expect(outcomes.sort()).toEqual(["ACCEPTED", "REPLAYED_REQUEST"]);
    for (const { requests } of tokens)
      expect(await outcome(one.accepted.accept(offer(requests - 2n)))).toBe("REPLAYED_REQUEST");
  });

  it.skipIf(!isThere)("funds are spent once, whoever accepts, both token ids together", async () => {
    const [one, other] = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)];
    await one.accepted.accept(offer(6n, { held: 10n }));
    const second = (requests: bigint) =>
      other.accepted.accept(offer(requests, { tokenId: 8n, otherId: 7n, held: 10n }));
    expect(await outcome(second(5n))).toBe("INSUFFICIENT_FUNDS");
    expect(await outcome(second(4n))).toBe("ACCEPTED");
  });

  it.skipIf(!isThere)(
    "a price that is not enough any more counts on lanes that have paid it, at whichever instance",
    async () => {
      const [one, other] = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)];
      const dear = (requests: bigint, lane: number) => ({ ...offer(requests, { lane }), leastPrice: 10n });
      await one.accepted.accept(offer(2n, { lane: 5 }));
      await one.accepted.accept(dear(1n, 9));
      expect(
        await Promise.all(
          [dear(1n, 5), dear(2n, 9), dear(3n, 6)].map((token) => outcome(other.accepted.accept(token))),
        ),
      ).toEqual([...["ACCEPTED", "ACCEPTED", "PRICE_CHANGED"]]);
      expect((await one.accepted.newest(laneOf())).has(6)).toBe(false);
    },
  );

  it.skipIf(!isThere)("funds are spent once on all lanes together, at their prices, whoever accepts", async () => {
    const stores = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)];
    const lanes = Array.from({ length: 40 }, (_, index) => index % 4);
    const outcomes = await Promise.all(
      lanes.map((lane, index) => {
        const token = offer(BigInt(Math.floor(index / 4) + 1), { lane, held: 30n });
        return outcome(stores[index % 2]?.accepted.accept(token) ?? Promise.reject());
      }),
    );
    expect(new Set(outcomes)).toEqual(new Set(["ACCEPTED", "INSUFFICIENT_FUNDS"]));
    const newest = [...(await (stores[0] as TokenStore).accepted.newest(laneOf()))];
    const due = newest.reduce((sum, [lane, { requests }]) => sum + requests * BigInt(lane + 1), 0n);
    expect(due).toBeLessThanOrEqual(30n);
    expect(due).toBeGreaterThan(26n);
  });

  it.skipIf(!isThere)("a closed id accepts nothing more, at any instance, on any lane", async () => {
    const [one, other] = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)];
    await one.accepted.accept(offer(3n));
    await one.accepted.accept(offer(2n, { lane: 5 }));
    const requests = [...(await other.accepted.close(laneOf()))].map(([lane, newest]) => [lane, newest.requests]);
    expect(requests.sort()).toEqual([
      [0, 3n],
      [5, 2n],
    ]);
    expect(await outcome(one.accepted.accept(offer(1n, { lane: 6 })))).toBe("REPLAYED_REQUEST");
    expect(await outcome(one.accepted.accept(offer(4n)))).toBe("REPLAYED_REQUEST");
    expect(await other.accepted.close(laneOf(9n))).toEqual(new Map());
    expect(await outcome(one.accepted.accept(offer(1n, { tokenId: 9n })))).toBe("REPLAYED_REQUEST");
  });

  it.skipIf(!isThere)("counters to sign are handed out once", async () => {
    const stores = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)];
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, index) => stores[index % 2]?.signed.take(laneOf(), 3)),
    );
    const firsts = taken.map((counters) => Number(counters?.first));
    expect(firsts.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => 1 + 3 * index));
    expect([...((await stores[0]?.signed.taken(laneOf())) ?? [])]).toEqual([[0, 150n]]);
  });

  it.skipIf(!isThere)("an act finds at any instance what it did there, until it is forgotten", async () => {
    const stores = [tokenStoreInDatabase(database), tokenStoreInDatabase(database)] as const;
    const [part, again] = [0, 1].map((number) => ({ act: `act on ${channel}`, part: number }));
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) => stores[index % 2]?.signed.take(laneOf(), 3, part)),
    );
    expect(taken).toEqual(Array(20).fill({ tokenId: 7n, lane: 0, first: 1n }));
    expect(await stores[1].signed.take(laneOf(8n, 3), 3, part)).toEqual({ tokenId: 7n, lane: 0, first: 1n });
    if (!again) throw new Error("no second part");
    const both = await Promise.all(stores.map((store) => outcome(store.accepted.accept(offer(2n), again))));
    expect(both.sort()).toEqual(["ACCEPTED", "REPLAYED_REQUEST"]);
    expect(await Promise.all(stores.map(async (store) => (await store.acts.find(again)) !== undefined))).toEqual([
      true,
      true,
    ]);
    await stores[0].acts.forget([again.act]);
    expect(await stores[1].acts.find(again)).toBeUndefined();
    expect(await stores[1].signed.take(laneOf(), 3, part)).toEqual({ tokenId: 7n, lane: 0, first: 4n });
  });

  it.skipIf(!isThere)("a part whose token was refused has accepted nothing", async () => {
    const store = tokenStoreInDatabase(database);
    await store.accepted.accept(offer(1n));
    const part = { act: `refused on ${channel}`, part: 0 };
    expect(await outcome(store.accepted.accept(offer(1n), part))).toBe("REPLAYED_REQUEST");
    expect(await store.acts.find(part)).toBeUndefined();
  });
});
