import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeEach, expect, test } from "vitest";
import type { WireToken } from "../protocol/operations.ts";
import { AcceptedBatches, acceptedBatchesOf, type BatchToken, type Due, maxBatches } from "./accepted-batches.ts";

interface Changes {
  readonly channel?: string;
  readonly consumer?: string;
  readonly id?: string;
  readonly lane?: number;
  readonly requests?: number;
  readonly of?: number;
  readonly signature?: string;
}

/** A position of a batch token, the first one for three requests when nothing else is said. */
const position = (place: number, changes: Changes = {}): BatchToken => {
  const { channel = "0xchannel", consumer = "0xconsumer", id = "1", lane = 0, requests = 3, of = 3 } = changes;
  const signed = { lane, requests: `${requests}`, signature: changes.signature ?? `signed ${requests}` };
  const token: WireToken = { intermediary: channel, consumer, tokenId: id, ...signed };
  return { token, position: { place, of } };
};
const terms = { asset: "0xasset", tolerancePeriod: 60, terminationPeriod: 900 };
const due = (changes: Partial<Due> = {}): Due => ({ price: 10n, terms, ...changes });
const refused = (code: string) => expect.objectContaining({ code });

setFlagsFromString("--expose-gc");

let batches: AcceptedBatches;
const accept = (place: number, changes: Changes = {}) =>
  batches.accept(position(place, changes), due(), Promise.resolve());
/** Whether a position of a token that is known lets a request in. */
const isKnown = (place: number, changes: Changes = {}) => batches.use(position(place, changes), due()) !== undefined;

beforeEach(() => {
  batches = new AcceptedBatches();
});

test("each position lets one request in, the first among them; then the token is forgotten", async () => {
  await accept(2);
  for (const place of [1, 3]) {
    expect(() => batches.use(position(2), due())).toThrow(refused("REPLAYED_REQUEST"));
    await batches.use(position(place), due());
  }
  for (const place of [1, 2, 3]) expect(isKnown(place)).toBe(false);
});

test("positions that come before it is known whether the token counts wait for that", async () => {
  const accepting = Promise.withResolvers<void>();
  const first = batches.accept(position(1), due(), accepting.promise);
  const [second, third] = [2, 3].map((place) => batches.use(position(place), due()));
  expect(() => batches.use(position(2), due())).toThrow(refused("REPLAYED_REQUEST"));
  let settled = 0;
  for (const waiting of [first, second, third]) waiting?.then(() => (settled += 1));
  await new Promise((resolve) => setImmediate(resolve));
  expect(settled).toBe(0);
  accepting.resolve();
  await Promise.all([first, second, third]);
  expect(isKnown(1)).toBe(false);
});

test("when the token does not count, no position does, and it may be brought once more", async () => {
  const accepting = Promise.withResolvers<void>();
  const first = batches.accept(position(1), due(), accepting.promise);
  const second = batches.use(position(2), due());
  const refusal = new Error("not yet");
  accepting.reject(refusal);
  expect(await Promise.allSettled([first, second])).toEqual(Array(2).fill({ status: "rejected", reason: refusal }));
  expect(isKnown(3)).toBe(false);
  await accept(1);
  expect(isKnown(2)).toBe(true);
});

test("who changes anything about it, or knows all but the signature, cannot use it", async () => {
  await accept(1);
  const changes: Changes[] = [{ signature: "forged" }, { channel: "0xother" }, { consumer: "0xother" }, { id: "2" }];
  for (const other of [...changes, { lane: 1 }, { requests: 4 }, { of: 4 }]) expect(isKnown(2, other)).toBe(false);
  expect(isKnown(2)).toBe(true);
});

test("a forged token beside the right one takes nothing away from it", async () => {
  const forged = Promise.withResolvers<void>();
  const bringing = batches.accept(position(1, { signature: "forged" }), due(), forged.promise);
  await accept(1);
  forged.reject(new Error("forged"));
  await bringing.catch(() => {});
  expect(isKnown(2)).toBe(true);
});

test("a position that was paid less for than a request costs by now is not used up", async () => {
  await accept(1);
  expect(() => batches.use(position(2), due({ price: 11n }))).toThrow(refused("PRICE_CHANGED"));
  await batches.use(position(2), due({ price: 9n }));
});

test("what was accepted on other terms does not count", async () => {
  await accept(1);
  for (const change of [{ asset: "0xother" }, { tolerancePeriod: 61 }, { terminationPeriod: 901 }]) {
    expect(batches.use(position(2), due({ terms: { ...terms, ...change } }))).toBeUndefined();
  }
});

test("the oldest make room", async () => {
  for (let batch = 0; batch <= maxBatches; batch += 1) await accept(1, { requests: 3 * (batch + 1) });
  const known = [{ requests: 3 }, { requests: 6 }, { requests: 3 * (maxBatches + 1) }];
  expect(known.map((changes) => isKnown(2, changes))).toEqual([false, true, true]);
});

test("all who let requests in for one connection know the same", () => {
  const [one, other] = [{}, {}];
  expect(acceptedBatchesOf(one)).toBe(acceptedBatchesOf(one));
  expect(acceptedBatchesOf(one)).not.toBe(acceptedBatchesOf(other));
});

test("a token takes little memory, however many of its requests were let in", async () => {
  const of = 256;
  const count = 2_000;
  const collect = runInNewContext("gc") as () => void;
  const heapAfter = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = heapAfter();
  for (let requests = of; requests < of + count; requests += 1) {
    for (let place = 1; place < of; place += 1) {
      const one = position(place, { requests, of });
      await (batches.use(one, due()) ?? batches.accept(one, due(), Promise.resolve()));
    }
  }
  expect((heapAfter() - before) / count).toBeLessThan(2_048);
  expect(isKnown(of, { requests: of, of })).toBe(true);
});
