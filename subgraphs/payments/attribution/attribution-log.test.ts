import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { createOwnTables, paymentServerTables } from "../keys/payment-server-tables.ts";
import { type TokenStore, tokenStoreInDatabase, tokenStoreInFolder } from "../tokens/token-store.ts";
import { keptTraced, type TracedRequests, traceIdOf } from "./attribution.ts";
import { TraceRing } from "./trace-ring.ts";

const lane = { channel: `0x${"1".repeat(40)}`, tokenId: 7n, lane: 0 };
const [alice, bob] = ["a", "b"].map((digit) => `0x${digit.repeat(40)}`) as [string, string];

/** Runs against a store, which is opened again from what the first one left. */
const stores = {
  "a folder": async (run: (open: () => Promise<TokenStore>) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-causes-"));
    await run(() => tokenStoreInFolder(folder));
    await rm(folder, { recursive: true });
  },
  "a database": async (run: (open: () => Promise<TokenStore>) => Promise<void>) => {
    const database = await openPglite();
    await createOwnTables(database);
    await run(async () => tokenStoreInDatabase(database));
    await database.close();
  },
};

describe.each(Object.entries(stores))("what caused signatures, in %s,", (_name, within) => {
  test("is kept with their counters, and there after a restart", () =>
    within(async (open) => {
      const store = await open();
      const trace = { id: "1".repeat(32), price: 10n };
      await Promise.all([
        store.signed.take(lane, 2, undefined, { callPath: [alice], trace }),
        store.signed.take(lane, 3, undefined, { callPath: [alice, bob] }),
        store.signed.take(lane, 1),
        store.signed.take({ ...lane, lane: 1 }, 4, undefined, { callPath: [bob], trace }),
      ]);
      await store.end();
      const again = await open();
      await again.signed.take(lane, 5, undefined, { callPath: [alice] });
      const [kept, other, none] = await again.attribution.pathCounts([
        lane,
        { ...lane, lane: 1 },
        { ...lane, tokenId: 8n },
      ]);
      expect(Object.fromEntries(kept?.upTo(11n) ?? [])).toEqual({ [alice]: 7n, [`${alice}/${bob}`]: 3n, "": 1n });
      expect(Object.fromEntries(other?.upTo(4n) ?? [])).toEqual({ [bob]: 4n });
      expect(none).toBeUndefined();
      const traced = { traceId: trace.id, first: 1n, price: 10n };
      expect(await again.attribution.traced(trace.id)).toEqual([
        { ...traced, lane, count: 2, path: alice },
        { ...traced, lane: { ...lane, lane: 1 }, count: 4, path: bob },
      ]);
      expect(await again.attribution.traced("2".repeat(32))).toEqual([]);
      const all = await again.attribution.allTraced();
      expect(all.map(({ traced: { path } }) => path)).toEqual([alice, bob]);
      expect(all[1]?.number).toBeGreaterThan(all[0]?.number ?? 0);
      await again.end();
    }));

  test("is counted once for an act that is done again", () =>
    within(async (open) => {
      const store = await open();
      const part = { act: "request 1", part: 0 };
      const trace = { id: "1".repeat(32), price: 10n };
      for (const callPath of [[alice], [bob]]) await store.signed.take(lane, 2, part, { callPath, trace });
      const [kept] = await store.attribution.pathCounts([lane]);
      expect(Object.fromEntries(kept?.upTo(2n) ?? [])).toEqual({ [alice]: 2n });
      expect(await store.attribution.traced(trace.id)).toHaveLength(1);
      await store.end();
    }));

  test("may be said afterwards, once, and is there after a restart", () =>
    within(async (open) => {
      const store = await open();
      const trace = { id: "1".repeat(32), price: 10n };
      await store.signed.take(lane, 4);
      await store.signed.take({ ...lane, lane: 1 }, 2);
      const told = [
        store.attribution.reattribute(lane, 2n, { callPath: [alice], trace }),
        store.attribution.reattribute({ ...lane, lane: 1 }, 2n, { callPath: [], trace }),
        store.attribution.reattribute(lane, 3n, { callPath: [bob] }),
        store.attribution.reattribute(lane, 2n, { callPath: [alice], trace }),
      ];
      await Promise.all(told);
      // Said again, by a service that has forgotten why, it changes nothing.
      for (const callPath of [[alice], [bob], []]) await store.attribution.reattribute(lane, 2n, { callPath, trace });
      await store.attribution.reattribute(lane, 2n, { callPath: [alice], trace: { ...trace, id: "2".repeat(32) } });
      await store.attribution.reattribute({ ...lane, lane: 1 }, 2n, {
        callPath: [],
        trace: { ...trace, id: "2".repeat(32) },
      });
      for (const nobodys of [0n, 5n]) await store.attribution.reattribute(lane, nobodys, { callPath: [alice], trace });
      await store.attribution.reattribute({ ...lane, lane: 7 }, 1n, { callPath: [alice], trace });
      await store.end();
      const again = await open();
      const [kept, other, none] = await again.attribution.pathCounts([
        lane,
        { ...lane, lane: 1 },
        { ...lane, lane: 7 },
      ]);
      expect(Object.fromEntries(kept?.upTo(4n) ?? [])).toEqual({ "": 2n, [alice]: 1n, [bob]: 1n });
      expect(Object.fromEntries(other?.upTo(2n) ?? [])).toEqual({ "": 2n });
      expect(none).toBeUndefined();
      expect(await again.attribution.traced("2".repeat(32))).toEqual([]);
      const traced = { traceId: trace.id, first: 2n, count: 1, price: 10n };
      expect((await again.attribution.traced(trace.id)).toSorted((one, two) => one.lane.lane - two.lane.lane)).toEqual([
        { ...traced, lane, path: alice },
        { ...traced, lane: { ...lane, lane: 1 }, path: "" },
      ]);
      await again.end();
    }));
});

test("after a kill -9 what caused the counters is known of each of them, as they were written together", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-causes-"));
  const module = JSON.stringify(join(import.meta.dirname, "../tokens/token-store.ts"));
  const program = `
    import { tokenStoreInFolder } from ${module};
    const store = await tokenStoreInFolder(${JSON.stringify(folder)});
    const lane = { channel: ${JSON.stringify(lane.channel)}, tokenId: 7n, lane: 0 };
    const sign = async (origin) => {
      for (;;) {
        await store.signed.take(lane, 1, undefined, { callPath: [origin], trace: { id: origin, price: 1n } });
        process.stdout.write(origin + "\\n");
      }
    };
    for (let worker = 0; worker < 20; worker += 1) void sign("0x" + worker % 3);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const answered: string[] = [];
  for await (const origin of createInterface({ input: child.stdout })) {
    if (answered.push(origin) === 500) child.kill("SIGKILL");
  }
  const store = await tokenStoreInFolder(folder);
  const signed = (await store.signed.taken(lane)).get(0) ?? 0n;
  const [kept] = await store.attribution.pathCounts([lane]);
  const counts = kept?.upTo(signed) ?? new Map<string, bigint>();
  expect([...counts.values()].reduce((sum, count) => sum + count, 0n)).toBe(signed);
  expect(counts.get("") ?? 0n).toBe(0n);
  for (const [origin, count] of counts) {
    expect(Number(count)).toBeGreaterThanOrEqual(answered.filter((one) => one === origin).length);
    expect(await store.attribution.traced(origin)).toHaveLength(Number(count));
  }
  await store.end();
  await rm(folder, { recursive: true });
});

const traced = (traceId: string, first = 1n): TracedRequests => ({
  traceId,
  lane,
  first,
  count: 1,
  path: "",
  price: 1n,
});

test("of traced requests the newest are kept", () => {
  const ring = new TraceRing();
  ring.add(traced("old", 7n));
  const place = ring.add(traced("second"));
  for (let more = 2; more < keptTraced; more++) ring.add(traced(`${more}`));
  expect([ring.of("old").length, ring.has(lane, 7n)]).toEqual([1, true]);
  ring.add(traced("newest"));
  expect([ring.of("old").length, ring.has(lane, 7n)]).toEqual([0, false]);
  expect(ring.of("second")).toHaveLength(1);
  expect(ring.of("newest")).toHaveLength(1);
  const restored = new TraceRing();
  restored.restore(ring.toJson(place));
  expect(restored.of("second")).toEqual([traced("second")]);
});

test("of traced requests in a database the newest are kept", async () => {
  const database = await openPglite();
  await createOwnTables(database);
  const store = tokenStoreInDatabase(database);
  const take = (id: string) => store.signed.take(lane, 1, undefined, { callPath: [], trace: { id, price: 1n } });
  await take("old");
  await database.query(`SELECT setval('${paymentServerTables.tracesNumber}', ${keptTraced})`);
  await take("newest");
  expect(await store.attribution.traced("old")).toEqual([]);
  expect(await store.attribution.traced("newest")).toHaveLength(1);
  await database.close();
});

test.each([
  ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "4bf92f3577b34da6a3ce929d0e0e4736"],
  ["01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-later", "4bf92f3577b34da6a3ce929d0e0e4736"],
  ["ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", undefined],
  ["00-00000000000000000000000000000000-00f067aa0ba902b7-01", undefined],
  ["00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", undefined],
  ["00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", undefined],
  ["garbage", undefined],
  [null, undefined],
])("traceparent %s names trace %s", (traceparent, traceId) => {
  expect(traceIdOf(traceparent)).toBe(traceId);
});
