import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { metrics } from "../../telemetry/metrics.ts";
import type { Database } from "../database/database.ts";
import { openPglite } from "../database/pglite-database.ts";
import { positionOf } from "../events/event-position.ts";
import { type ChainedBlock, Projection } from "../projection/projection.ts";
import { type BlockChanges, Store } from "../projection/store.ts";
import { EventStream } from "./event-stream.ts";
import { EventTail } from "./event-tail.ts";
import type { FeedEntry } from "./feed-entry.ts";

const log = pino({ level: "silent" });
type Block = BlockChanges & ChainedBlock;

/** A ledger that grows by a block of `events` numbered events when it is told to. */
class GrowingLedger {
  readonly #blocks: Block[] = [];
  readonly #name: string;
  readonly #payloadOf: (count: number) => unknown;
  #events = 0;
  #grown = Promise.withResolvers<void>();

  constructor(name = "a", payloadOf: (count: number) => unknown = (count) => count) {
    this.#name = name;
    this.#payloadOf = payloadOf;
  }

  grow(events: number): void {
    const number = this.#blocks.length;
    const payload = () => this.#payloadOf(this.#events++);
    this.#blocks.push({
      ...{
        number: BigInt(number),
        hash: `${this.#name}${number}`,
        previousHash: `${this.#name}${number - 1}`,
        rows: [],
      },
      events: Array.from({ length: events }, (_, transaction) => ({
        transaction,
        index: 0,
        type: "N",
        payload: payload(),
      })),
    });
    this.#grown.resolve();
    this.#grown = Promise.withResolvers();
  }

  readonly blocks = async function* (this: GrowingLedger, from: bigint, signal: AbortSignal): AsyncGenerator<Block> {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    signal.addEventListener("abort", () => end(), { once: true });
    for (let next = Number(from); !signal.aborted; ) {
      const block = this.#blocks[next];
      if (block) yield this.#blocks[next++] as Block;
      else await Promise.race([this.#grown.promise, ended]);
    }
  }.bind(this);

  readonly origin = async () => this.#blocks[0]?.hash ?? "";
}

let database: Database;
let schemas = 0;
beforeAll(async () => {
  database = await openPglite();
});
afterAll(() => database.close());

const newSchema = () => `stream${++schemas}`;

async function project(ledger: GrowingLedger, schema: string) {
  const store = await Store.open(database, { schema, source: "ledger", tables: [] });
  return Projection.start<Block>({
    store,
    blocks: ledger.blocks,
    origin: ledger.origin,
    changesOf: (block) => block,
    log,
  });
}

const streamOf = (projection: Projection<Block>) => new EventStream(projection, ({ payload }) => payload as number);

async function take(reader: AsyncIterator<FeedEntry<number>>, count: number): Promise<FeedEntry<number>[]> {
  const taken: FeedEntry<number>[] = [];
  while (taken.length < count) taken.push((await reader.next()).value);
  return taken;
}

const numbers = (entries: readonly FeedEntry<number>[]) => entries.map(({ event }) => event);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

it("delivers what comes to a reader without a cursor, and everything since to one with a cursor of any age", async () => {
  const ledger = new GrowingLedger();
  for (let block = 0; block < 12; block++) ledger.grow(1_000);
  const projection = await project(ledger, newSchema());
  await projection.reached(11n);
  const stream = streamOf(projection);
  const fresh = stream.follow();
  const next = fresh.next();
  ledger.grow(1);
  const first = (await next).value;
  expect(first.event).toBe(12_000);
  await fresh.return?.();

  const early = Buffer.from("0.4.0").toString("base64url");
  const resumed = stream.follow({ after: early });
  expect(numbers(await take(resumed, 11_996))).toEqual(range(5, 12_001));
  ledger.grow(2);
  expect(numbers(await take(resumed, 2))).toEqual([12_001, 12_002]);
  await resumed.return?.();
  await projection.close();
});

it("counts who reads, whether they have read anything or not", async () => {
  const ledger = new GrowingLedger();
  ledger.grow(1);
  const projection = await project(ledger, newSchema());
  const stream = streamOf(projection);
  const open = async () => (await metrics.eventReadersOpen.get()).values.map(({ value }) => value);
  const readers = Array.from({ length: 3 }, () => stream.follow());
  const [first] = readers.map((reader) => reader.next());
  expect(await open()).toEqual([3]);
  for (const reader of readers) await reader.return?.();
  await readers[0]?.return?.();
  expect(await first).toMatchObject({ done: true });
  expect(await open()).toEqual([0]);
  await projection.close();
});

it("gives each of many readers every matching event once, however they come, go and lag", async () => {
  const ledger = new GrowingLedger();
  const projection = await project(ledger, newSchema());
  const stream = streamOf(projection);
  ledger.grow(1);
  await projection.reached(0n);
  const start = Buffer.from("0.0.0").toString("base64url");
  const total = 3_000;
  const read = async (reader: number) => {
    const got: number[] = [];
    let after = start;
    while (got.length < total / 2) {
      const following = stream.follow({ after, matches: (event) => event % 2 === 0 });
      // Every reader leaves and resumes at other places.
      for (const entry of await take(following, Math.min(total / 2 - got.length, 50 + reader * 7))) {
        got.push(entry.event);
        after = entry.cursor;
      }
      await following.return?.();
    }
    return got;
  };
  const reading = Promise.all(range(0, 20).map(read));
  for (let block = 1; block <= 30; block++) {
    ledger.grow(100);
    await projection.reached(BigInt(block));
  }
  const expected = range(1, total + 1).filter((event) => event % 2 === 0);
  for (const got of await reading) expect(got).toEqual(expected);
  await projection.close();
});

it("delivers through an instance that does not write, and by the same cursors", async () => {
  const ledger = new GrowingLedger();
  const schema = newSchema();
  const writer = await project(ledger, schema);
  ledger.grow(3);
  await writer.reached(0n);
  const other = await project(new GrowingLedger(), schema);
  const start = Buffer.from("0.0.0").toString("base64url");
  const reader = streamOf(other).follow({ after: start });
  const [one] = await take(reader, 1);
  expect(one?.event).toBe(1);
  expect(numbers(await take(streamOf(writer).follow({ after: one?.cursor }), 1))).toEqual([2]);
  ledger.grow(2);
  expect(numbers(await take(reader, 3))).toEqual([2, 3, 4]);
  expect([writer.isWriter, other.isWriter]).toEqual([true, false]);
  expect([writer.finalizedPosition, other.finalizedPosition]).toEqual([1n, 1n]);
  await other.close();
  await writer.close();
});

it("starts anew on the embedded database when it meets another ledger", async () => {
  const schema = newSchema();
  const [former, other] = [new GrowingLedger("a"), new GrowingLedger("b")];
  for (let block = 0; block < 3; block++) former.grow(1);
  other.grow(1);
  const first = await project(former, schema);
  await first.reached(2n);
  await first.close();
  const second = await project(other, schema);
  await expect.poll(async () => (await second.store.readCheckpoint()).hash, { timeout: 300_000 }).toBe("b0");
  await second.close();
});

it("ends a waiting reader at once and refuses what is no cursor", async () => {
  const projection = await project(new GrowingLedger(), newSchema());
  const stream = streamOf(projection);
  const reader = stream.follow();
  const waiting = reader.next();
  await reader.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(() => stream.follow({ after: "bm9uc2Vuc2U" })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  await projection.close();
});

it("keeps events in memory up to a bound in bytes, and readers miss nothing all the same", async () => {
  const ledger = new GrowingLedger("a", (count) => ({ count, text: "x".repeat(count % 3 === 0 ? 50_000 : 10) }));
  ledger.grow(1);
  const projection = await project(ledger, newSchema());
  await projection.reached(0n);
  const countOf = ({ payload }: { payload: unknown }) => (payload as { count: number }).count;
  const capacity = { events: 5_000, bytes: 1_000_000 };
  const tail = new EventTail(projection, countOf, capacity);
  const { reorgs } = projection.checkpoint;
  let at = positionOf(Buffer.from("0.0.0").toString("base64url"));
  const got: number[] = [];
  for (let block = 1; block <= 6; block++) {
    ledger.grow(100);
    await projection.reached(BigInt(block));
    for (let read = await tail.readAfter(at, reorgs); read?.length; read = await tail.readAfter(at, reorgs)) {
      got.push(...read.map(({ event }) => event));
      at = read.at(-1)?.position ?? at;
      expect(tail.bytes).toBeLessThanOrEqual(capacity.bytes);
    }
  }
  expect(got).toEqual(range(1, 601));
  await projection.close();
});

it("reads events in pages that are bounded in bytes, of which one event is the least", async () => {
  const ledger = new GrowingLedger("a", (count) => ({ count, text: "x".repeat(1_000) }));
  ledger.grow(10);
  const projection = await project(ledger, newSchema());
  const { store } = projection;
  await projection.reached(0n);
  const start = positionOf(Buffer.from("0.0.0").toString("base64url"));
  const pageOf = (bytes: number) => store.outbox.readAfter(store.database, start, 0n, { events: 5, bytes });
  const { events, hasMore } = await pageOf(1);
  expect([events.length, hasMore]).toEqual([1, true]);
  expect((await pageOf(2_500)).events).toHaveLength(3);
  expect((await pageOf(1_000_000)).events).toHaveLength(5);
  expect(events[0]?.bytes).toBeGreaterThan(1_000);
  await projection.close();
});
