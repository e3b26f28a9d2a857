import { expect, test } from "vitest";
import { MicroBatcher } from "./micro-batcher.ts";

/** Batches that end when they are told to. */
function slowBatches(options: { maxBatch?: number; keyOf?: (item: string) => unknown } = {}) {
  const batches: { readonly items: readonly string[]; readonly outcome: PromiseWithResolvers<Map<string, unknown>> }[] =
    [];
  const batcher = new MicroBatcher<string>((items) => {
    const outcome = Promise.withResolvers<Map<string, unknown>>();
    batches.push({ items, outcome });
    return outcome.promise;
  }, options);
  const end = async (at: number, failed = new Map<string, unknown>()) => {
    batches[at]?.outcome.resolve(failed);
    await turn();
  };
  return { batcher, batches, end, items: () => batches.map((batch) => batch.items.join("")) };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("what comes in one turn goes together, and what comes while a batch runs goes into the next", async () => {
  const { batcher, items, end } = slowBatches();
  const first = [batcher.add("a"), batcher.add("b")];
  await turn();
  const second = [batcher.add("c"), batcher.add("d")];
  await turn();
  expect(items()).toEqual(["ab"]);
  await end(0);
  await Promise.all(first);
  expect(items()).toEqual(["ab", "cd"]);
  await end(1);
  await Promise.all(second);
  await batcher.drain();
});

test("a batch has no more than its most, and one item of a key", async () => {
  const { batcher, items, end } = slowBatches({ maxBatch: 3, keyOf: (item) => item[0] });
  const all = ["a1", "a2", "b", "c", "d", "a3"].map((item) => batcher.add(item));
  await turn();
  for (let at = 0; at < 3; at++) await end(at);
  await Promise.all(all);
  expect(items()).toEqual(["a1bc", "a2d", "a3"]);
});

test("an item that failed harms no other, and a batch that failed none of the next", async () => {
  const { batcher, batches, end } = slowBatches({ maxBatch: 2 });
  const outcomes = Promise.allSettled(["a", "b", "c", "d", "e"].map((item) => batcher.add(item)));
  await turn();
  await end(0, new Map([["b", new Error("refused")]]));
  batches[1]?.outcome.reject(new Error("unavailable"));
  await turn();
  await end(2);
  expect((await outcomes).map((one) => (one.status === "rejected" ? one.reason.message : "done"))).toEqual([
    ...["done", "refused", "unavailable", "unavailable", "done"],
  ]);
});
