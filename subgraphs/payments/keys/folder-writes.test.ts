import { expect, test } from "vitest";
import { FolderWrites } from "./folder-writes.ts";

type Batch = readonly { readonly key: string; readonly value: Uint8Array }[];

/** A folder whose writes end when they are told to. */
function slowFolder() {
  const batches: { readonly keys: string[]; readonly outcome: PromiseWithResolvers<void> }[] = [];
  const batch = (operations: Batch) => {
    const outcome = Promise.withResolvers<void>();
    batches.push({ keys: operations.map(({ key, value }) => `${key}=${value[0]}`), outcome });
    return outcome.promise;
  };
  return { batches, writes: new FolderWrites({ batch } as never) };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const byte = (value: number) => () => Uint8Array.of(value);

test("what changes while one write is under way goes together into the next", async () => {
  const { batches, writes } = slowFolder();
  const first = writes.keep("a", byte(1));
  await turn();
  writes.add("b", byte(2));
  const second = [writes.keep("a", byte(3)), writes.keep("c", byte(4))];
  await turn();
  expect(batches.map(({ keys }) => keys)).toEqual([["a=1"]]);
  batches[0]?.outcome.resolve();
  await first;
  await turn();
  expect(batches[1]?.keys).toEqual(["b=2", "a=3", "c=4"]);
  batches[1]?.outcome.resolve();
  await Promise.all(second);
});

test("all is settled when the write that waits is done, and the one under way when none waits", async () => {
  const { batches, writes } = slowFolder();
  await writes.settled();
  const first = writes.keep("a", byte(1));
  await turn();
  const settled: string[] = [];
  void writes.settled().then(() => settled.push("first"));
  const second = writes.keep("b", byte(2));
  void writes.settled().then(() => settled.push("second"));
  await turn();
  expect([settled, writes.isWaiting("a"), writes.isWaiting("b")]).toEqual([[], false, true]);
  batches[0]?.outcome.resolve();
  await first;
  await turn();
  expect([settled, writes.isWaiting("b")]).toEqual([["first"], false]);
  batches[1]?.outcome.resolve();
  await second;
  await turn();
  expect(settled).toEqual(["first", "second"]);
});

test("what could not be written goes with the next write, and is tried again by whoever wants it settled", async () => {
  const { batches, writes } = slowFolder();
  const first = writes.keep("a", byte(1));
  await turn();
  const settling = writes.settled();
  batches[0]?.outcome.reject(new Error("disk full"));
  for (const failed of [first, settling]) {
    await expect(failed).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", retryable: true });
  }
  expect(writes.isWaiting("a")).toBe(true);
  const settled = writes.settled();
  await turn();
  expect(batches[1]?.keys).toEqual(["a=1"]);
  batches[1]?.outcome.resolve();
  await settled;
  await writes.end();
  expect(batches).toHaveLength(2);
});
